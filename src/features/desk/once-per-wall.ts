import type { SignedIn } from '../route.ts';

/** The same for all who see the same clients. */
export const wallOf = ({ principalIds }: SignedIn): string =>
  principalIds === null ? '*' : principalIds.toSorted().join();

/** Asks once for all readers who see the same clients, however many desks are open. */
export function oncePerWall<T>(ask: (reader: SignedIn) => Promise<T>): (reader: SignedIn) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (reader) => {
    const wall = wallOf(reader);
    const answer = answers.get(wall) ?? ask(reader);
    answers.set(wall, answer);
    return answer;
  };
}
