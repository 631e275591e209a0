import type { VirtualTime } from './virtual-time.ts';

/**
 * A process as its machine sees it: what comes to it from outside (a timer, a text, an answer) runs at once, or when it
 * is thawed, or never. Stopped and continued (SIGSTOP, a machine that was moved), it finds all that came meanwhile at
 * once and believes what it believed.
 */
export interface SimProcess {
  enter(act: () => void): void;
  after(delayMs: number, act: () => void): () => void;
  isDead(): boolean;
  isFrozen(): boolean;
  freeze(): void;
  thaw(): void;
  /** As `kill -9`: nothing runs any more, nobody is told. */
  kill(): void;
}

export function createSimProcess(time: VirtualTime): SimProcess {
  let state: 'runs' | 'frozen' | 'dead' = 'runs';
  let timersMissed: (() => void)[] = [];
  let comeMeanwhile: (() => void)[] = [];

  const runIn = (missed: () => (() => void)[], act: () => void): void => {
    if (state === 'runs') act();
    else if (state === 'frozen') missed().push(act);
  };
  const enter = (act: () => void): void => runIn(() => comeMeanwhile, act);

  return {
    enter,
    after(delayMs, act) {
      let cancelled = false;
      const fire = (): void => {
        if (!cancelled) act();
      };
      const cancel = time.after(Math.max(0, delayMs), () => runIn(() => timersMissed, fire));
      return () => {
        cancelled = true;
        cancel();
      };
    },
    isDead: () => state === 'dead',
    isFrozen: () => state === 'frozen',
    freeze() {
      if (state === 'runs') state = 'frozen';
    },
    thaw() {
      if (state !== 'frozen') return;
      state = 'runs';
      // The loop of Node looks at its timers first, then at what the sockets brought.
      const missed = [...timersMissed, ...comeMeanwhile];
      timersMissed = [];
      comeMeanwhile = [];
      for (const act of missed) time.after(0, () => enter(act));
    },
    kill() {
      state = 'dead';
      timersMissed = [];
      comeMeanwhile = [];
    },
  };
}
