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

const againMs = 3_000;

interface Holding<Account extends SipAccount> {
  readonly deps: DeskPhoneDeps<Account>;
  phone: SipPhone | null;
  /** This tab has the browser's phone, or waits to open it. */
  isHere: boolean;
  isTalking: boolean;
  isMuted: boolean;
  /** Counts what was opened and dropped: what an earlier one still says is not heard. */
  turn: number;
  again?: ReturnType<typeof setTimeout>;
}

/** The browser's telephone for as long as this tab holds it. */
export function createDeskPhone<Account extends SipAccount>(deps: DeskPhoneDeps<Account>) {
  const held: Holding<Account> = { deps, phone: null, isHere: false, isTalking: false, isMuted: false, turn: 0 };
  const lock = deps.claim({
    granted: () => {
      held.isHere = true;
      renew(held);
    },
    lost: () => drop(held, 'abandon'),
    elsewhere: () => deps.placed('elsewhere'),
  });
  return {
    answer: (): void => held.phone?.answer(),
    setMuted(muted: boolean): void {
      held.isMuted = muted;
      held.phone?.setMuted(muted);
    },
    quality: (): Promise<Quality> => held.phone?.quality() ?? Promise.resolve(unknownQuality),
    takeOver: (): void => lock.takeOver(),
    /** A new session gave the phone a new password: it is asked for, and registers the phone again. */
    renew: (): void => renew(held),
    /** A page that goes ends no call: the caller is held until the phone is back. */
    close(): void {
      lock.close();
      drop(held, held.isTalking ? 'abandon' : 'close');
    },
  };
}

export type DeskPhone = ReturnType<typeof createDeskPhone>;

/** Opens the phone of the tab that has it, or registers it again. */
function renew<Account extends SipAccount>(held: Holding<Account>): void {
  if (!held.isHere) return;
  clearTimeout(held.again);
  const { renew: registerAgain } = held.phone ?? {};
  if (!registerAgain) held.turn += 1;
  const { turn } = held;
  const renewed = registerAgain ? held.deps.readAccount().then(registerAgain) : open(held, turn);
  renewed.catch(() => fail(held, turn));
}

async function open<Account extends SipAccount>(held: Holding<Account>, turn: number): Promise<void> {
  const { deps } = held;
  deps.placed('registering');
  const [make, account] = await Promise.all([deps.load(), deps.readAccount()]);
  if (turn !== held.turn) return;
  let wasRegistered = false;
  held.phone = make(account, (next) => {
    if (turn !== held.turn) return;
    held.isTalking = next.talking;
    deps.changed(next);
    deps.placed(next.registered ? 'registered' : next.failure ? 'failed' : 'registering');
    if (next.registered && !wasRegistered) deps.registered(next.legId);
    wasRegistered = next.registered;
  });
  // Before its call has a microphone.
  held.phone.setMuted(held.isMuted);
}

/** Without its account or its code it has no connection, and it is tried again as a lost one is. */
function fail<Account extends SipAccount>(held: Holding<Account>, turn: number): void {
  if (turn !== held.turn) return;
  if (!held.phone) {
    held.deps.changed({ ...noPhoneState, failure: 'no-connection' });
    held.deps.placed('failed');
  }
  clearTimeout(held.again);
  held.again = setTimeout(() => renew(held), againMs);
}

function drop<Account extends SipAccount>(held: Holding<Account>, manner: 'close' | 'abandon'): void {
  held.isHere = false;
  held.turn += 1;
  clearTimeout(held.again);
  held.phone?.[manner]();
  held.phone = null;
  held.isTalking = false;
  held.deps.changed(noPhoneState);
}
