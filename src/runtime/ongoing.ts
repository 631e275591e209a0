/** Work that goes on by itself: stopping begins no more of it and resolves when what has begun is over. */
export function createOngoing() {
  const runs = new Set<Promise<void>>();
  let stopped = false;
  return {
    isStopped: (): boolean => stopped,
    begin(work: () => Promise<void>): void {
      if (stopped) return;
      const run: Promise<void> = work().finally(() => runs.delete(run));
      runs.add(run);
    },
    async stop(): Promise<void> {
      stopped = true;
      await Promise.all(runs);
    },
  };
}

export type Ongoing = ReturnType<typeof createOngoing>;
