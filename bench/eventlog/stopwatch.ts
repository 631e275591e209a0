export interface Timed {
  /** From being told to being durable, of everything that was told. */
  latenciesMs: number[];
  commits: number;
  rows: number;
}

/**
 * Times all that is told until what was decided of it is durable: what was told before a commit begins is decided in its batch,
 * for the engine takes all that waits, decides and commits in one go.
 */
export function createStopwatch(nowMs: () => number = () => performance.now()) {
  let waiting: number[] = [];
  let timed: Timed = { latenciesMs: [], commits: 0, rows: 0 };
  return {
    begin: (): void => void (timed = { latenciesMs: [], commits: 0, rows: 0 }),
    end: (): Timed => timed,
    told: (): void => void waiting.push(nowMs()),
    async time<T>(rows: number, commit: () => Promise<T>): Promise<T> {
      const batch = waiting;
      waiting = [];
      const result = await commit();
      const now = nowMs();
      for (const at of batch) timed.latenciesMs.push(now - at);
      timed.commits += 1;
      timed.rows += rows;
      return result;
    },
  };
}
