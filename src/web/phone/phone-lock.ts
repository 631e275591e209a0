/**
 * One phone per browser: the tab that holds the lock has it. A lock is given up by the browser when its tab goes, so
 * a reloaded page gets it back; "use here" asks the holder to let go.
 */
export function claimPhone(userId: string, told: { granted: () => void; lost: () => void; elsewhere: () => void }) {
  const name = `zvon-phone-${userId}`;
  const channel = new BroadcastChannel(name);
  let letGo: (() => void) | null = null;
  let closed = false;

  const hold = (): Promise<void> =>
    new Promise((resolve) => {
      letGo = resolve;
      told.granted();
    });

  async function queue(): Promise<void> {
    const held = await navigator.locks.request(name, { ifAvailable: true }, (lock) =>
      lock && !closed ? hold().then(() => true) : false,
    );
    if (held || closed) return;
    told.elsewhere();
    await navigator.locks.request(name, () => (closed ? undefined : hold()));
  }

  channel.addEventListener('message', (event: MessageEvent<string>) => {
    if (event.data !== 'use-there' || !letGo) return;
    told.lost();
    letGo();
    letGo = null;
    void queue();
  });
  void queue();

  return {
    /** Another tab lets go, and this one, which waits first in line, gets the phone. */
    takeOver: (): void => channel.postMessage('use-there'),
    close: (): void => {
      closed = true;
      letGo?.();
      channel.close();
    },
  };
}
