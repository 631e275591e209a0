import { AppError } from '../../shared/errors.ts';

/** Wrong tries in a row that cost nothing: of one account from one address, of one address altogether, and of codes. */
const freeTries = { account: 3, address: 30, code: 5 };
const forgottenAfterMs = 15 * 60_000;
/** A flood of made-up names must not eat the memory: the oldest are forgotten first. */
const rememberedMax = 20_000;

interface Tries {
  wrong: number;
  notBefore: number;
  forgetAt: number;
}

/** Waits grow 2, 4, 8 … seconds, 5 minutes at most. */
const delayMs = (wrong: number, free: number): number =>
  wrong < free ? 0 : Math.min(2 ** (wrong - free + 1), 300) * 1_000;

/**
 * Remembers wrong passwords by account and address together, so that a stranger's guesses lock no agent out, and by
 * address. An account that does not exist is remembered like any other: the wait does not tell them apart. A try
 * counts before its password is looked at, or many at once would all be the first.
 */
export function createSignInTries(now: () => number) {
  const remembered = new Map<string, Tries>();
  /** Apart: whoever knows the password could push them out with a flood of made-up names. */
  const ofCodes = new Map<string, Tries>();

  const waitMs = (key: string, of = remembered): number => Math.max(0, (of.get(key)?.notBefore ?? 0) - now());

  function count(key: string, free: number, of = remembered): void {
    const before = of.get(key);
    const wrong = before && before.forgetAt > now() ? before.wrong + 1 : 1;
    of.delete(key);
    of.set(key, { wrong, notBefore: now() + delayMs(wrong, free), forgetAt: now() + forgottenAfterMs });
    const oldest = of.size > rememberedMax ? of.keys().next().value : undefined;
    if (oldest !== undefined) of.delete(oldest);
  }

  return {
    /** How long this account, or everybody at this address, must wait; 0 when the try was counted. */
    begin(address: string, account: string): { accountMs: number; addressMs: number } {
      const both = `${address} ${account}`;
      const wait = { accountMs: waitMs(both), addressMs: waitMs(address) };
      if (wait.accountMs === 0 && wait.addressMs === 0) {
        count(both, freeTries.account);
        count(address, freeTries.address);
      }
      return wait;
    },
    succeeded(address: string, account: string): void {
      remembered.delete(`${address} ${account}`);
      remembered.delete(address);
    },
    /** Whoever tries codes knows the password: they are counted by account alone, wherever they come from. */
    beginCode(account: string): { accountMs: number; addressMs: number } {
      const accountMs = waitMs(account, ofCodes);
      if (accountMs === 0) count(account, freeTries.code, ofCodes);
      return { accountMs, addressMs: 0 };
    },
    codeSucceeded(account: string): void {
      ofCodes.delete(account);
    },
  };
}

export type SignInTries = ReturnType<typeof createSignInTries>;

/** Refuses a try that came too soon, and says how long to wait. */
export function demandPatience({ accountMs, addressMs }: { accountMs: number; addressMs: number }): void {
  const detail = { retryAfterSeconds: Math.ceil(Math.max(accountMs, addressMs) / 1_000) };
  if (accountMs > 0) throw new AppError('too-many-attempts', detail);
  if (addressMs > 0) throw new AppError('too-many-requests', detail);
}
