import type { Clock } from './clock.ts';

/** Named timers of the engine: starting one again moves it, firing tells the key once. */
export function createTimers(clock: Clock, fired: (key: string) => void) {
  const running = new Map<string, () => void>();
  function stop(key: string): void {
    running.get(key)?.();
    running.delete(key);
  }
  return {
    start(key: string, at: number): void {
      stop(key);
      const cancel = clock.after(Math.max(0, at - clock.now()), () => {
        running.delete(key);
        fired(key);
      });
      running.set(key, cancel);
    },
    stop,
    clear(): void {
      for (const key of [...running.keys()]) stop(key);
    },
  };
}
