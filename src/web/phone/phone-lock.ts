/**
 * One phone per browser: the tab that holds the lock has it. A lock is given up by the browser when its tab goes, so
 * a reloaded page gets it back; "use here" takes it from the holder, past every tab that waits.
 */
export function claimPhone(userId: string, told: { granted: () => void; lost: () => void; elsewhere: () => void }) {
  const name = `zvon-phone-${userId}`;
  let letGo: (() => void) | null = null;
  let closed = false;
  let waiting = new AbortController();

  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      letGo = resolve;
      told.granted();
    });

  /** Ends when the lock is given up, was not to be had, is waited for no more, or was taken by another tab. */
  async function claim(how: LockOptions): Promise<void> {
    try {
      await navigator.locks.request(name, how, (lock) => (lock && !closed ? hold() : undefined));
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
      if (how.signal?.aborted || !letGo) return;
      letGo = null;
      told.lost();
      await wait();
    }
  }

  async function wait(): Promise<void> {
    told.elsewhere();
    waiting = new AbortController();
    await claim({ signal: waiting.signal });
  }

  async function begin(): Promise<void> {
    await claim({ ifAvailable: true });
    if (!letGo && !closed && !waiting.signal.aborted) await wait();
  }

  void begin();

  return {
    takeOver(): void {
      if (letGo || closed) return;
      waiting.abort();
      void claim({ steal: true });
    },
    close: (): void => {
      closed = true;
      waiting.abort();
      letGo?.();
    },
  };
}
