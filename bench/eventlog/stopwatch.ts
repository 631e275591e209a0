export interface Timed {
  /** From being told to being durable, of every event. */
  latenciesMs: number[];
  commits: number;
  facts: number;
}

/**
 * Times every event from being told until it is durable: what was told before a commit begins is decided in its batch,
 * for the engine takes all that waits, decides and commits in one go.
 */
export function createStopwatch(nowMs: () => number = () => performance.now()) {
  let waiting: number[] = [];
  let timed: Timed = { latenciesMs: [], commits: 0, facts: 0 };
  return {
    begin: (): void => void (timed = { latenciesMs: [], commits: 0, facts: 0 }),
    end: (): Timed => timed,
    told: (): void => void waiting.push(nowMs()),
    async time<T>(facts: number, commit: () => Promise<T>): Promise<T> {
      const batch = waiting;
      waiting = [];
      const result = await commit();
      const now = nowMs();
      for (const at of batch) timed.latenciesMs.push(now - at);
      timed.commits += 1;
      timed.facts += facts;
      return result;
    },
  };
}
