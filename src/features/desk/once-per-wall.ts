import type { SignedIn } from '../route.ts';

/** Asks once for all readers who see the same clients, however many desks are open. */
export function oncePerWall<T>(ask: (reader: SignedIn) => Promise<T>): (reader: SignedIn) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (reader) => {
    const wall = JSON.stringify(reader.principalIds?.toSorted() ?? null);
    const answer = answers.get(wall) ?? ask(reader);
    answers.set(wall, answer);
    return answer;
  };
}
