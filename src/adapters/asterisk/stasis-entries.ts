import type { AdapterClock } from './adapter-clock.ts';

/** Tells when a channel that was just created stands in Stasis: until then Asterisk refuses to dial it. */
export interface StasisEntries {
  /** To be asked before the channel is created. False when it does not come in time. */
  next(channelId: string): Promise<boolean>;
  entered(channelId: string): void;
}

const withinMs = 2_000;

export function createStasisEntries(clock: AdapterClock): StasisEntries {
  const waiting = new Map<string, (entered: boolean) => void>();
  return {
    next: (channelId) =>
      new Promise((resolve) => {
        const cancel = clock.after(withinMs, () => finish(false));
        const finish = (entered: boolean): void => {
          cancel();
          waiting.delete(channelId);
          resolve(entered);
        };
        waiting.set(channelId, finish);
      }),
    entered: (channelId) => waiting.get(channelId)?.(true),
  };
}
