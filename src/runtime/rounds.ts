import type { Ongoing } from './ongoing.ts';

/** Runs a round for a key, one at a time; what is asked for meanwhile is one more round after it. */
export function createRounds({ begin }: Ongoing) {
  const running = new Map<string, { again: boolean }>();

  function run(key: string, round: () => Promise<void>): void {
    const before = running.get(key);
    if (before) {
      before.again = true;
      return;
    }
    const now = { again: false };
    running.set(key, now);
    begin(() =>
      round().finally(() => {
        running.delete(key);
        if (now.again) run(key, round);
      }),
    );
  }

  return { run, isRunning: (key: string): boolean => running.has(key) };
}
