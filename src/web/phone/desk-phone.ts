import { unknownQuality } from './link-quality.ts';
import type { Quality, SipAccount, SipPhone, SipPhoneState } from './sip-phone.ts';

export type PhonePlace = 'registering' | 'registered' | 'elsewhere' | 'failed';

export interface DeskPhoneDeps<Account extends SipAccount> {
  readAccount(): Promise<Account>;
  /** The telephone's code comes when it is needed. */
  load(): Promise<(account: Account, changed: (state: SipPhoneState) => void) => SipPhone>;
  /** The one phone of this browser: by its lock. */
  claim(told: { granted: () => void; lost: () => void; elsewhere: () => void }): {
    takeOver(): void;
    close(): void;
  };
  changed(state: SipPhoneState): void;
  placed(place: PhonePlace): void;
  /** Only what a registration finds: a leg that just ended here is told by the telephone system itself. */
  registered(legId: string | null): void;
}

export const noPhoneState: SipPhoneState = { registered: false, legId: null, talking: false, failure: null };

/** The browser's telephone for as long as this tab holds it. */
export function createDeskPhone<Account extends SipAccount>(deps: DeskPhoneDeps<Account>) {
  let phone: SipPhone | null = null;
  let isHere = false;
  let opened = 0;
  const failed = (): void => deps.placed('failed');

  async function open(): Promise<void> {
    opened += 1;
    const turn = opened;
    deps.placed('registering');
    const [make, account] = await Promise.all([deps.load(), deps.readAccount()]);
    if (!isHere || turn !== opened) return;
    let wasRegistered = false;
    phone = make(account, (next) => {
      deps.changed(next);
      deps.placed(next.registered ? 'registered' : next.failure ? 'failed' : 'registering');
      if (next.registered && !wasRegistered) deps.registered(next.legId);
      wasRegistered = next.registered;
    });
  }

  function drop(manner: 'close' | 'abandon'): void {
    isHere = false;
    phone?.[manner]();
    phone = null;
    deps.changed(noPhoneState);
  }

  const lock = deps.claim({
    granted: () => {
      isHere = true;
      open().catch(failed);
    },
    lost: () => drop('abandon'),
    elsewhere: () => deps.placed('elsewhere'),
  });

  return {
    answer: (): void => phone?.answer(),
    setMuted: (muted: boolean): void => phone?.setMuted(muted),
    quality: (): Promise<Quality> => phone?.quality() ?? Promise.resolve(unknownQuality),
    takeOver: (): void => lock.takeOver(),
    /** A new session gave the phone a new password: it is asked for, and registers the phone again. */
    renew(): void {
      if (!isHere) return;
      const { renew } = phone ?? {};
      if (renew) deps.readAccount().then(renew, failed);
      else open().catch(failed);
    },
    close(): void {
      lock.close();
      drop('close');
    },
  };
}

export type DeskPhone = ReturnType<typeof createDeskPhone>;
