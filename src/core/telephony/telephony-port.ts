import type { UserId } from '../../shared/ids.ts';
import type { TelephonyCommand } from './command.ts';
import type { TelephonyEvent } from './event.ts';

/** An agent's phone as the telephone system must know it. */
export interface PhoneAccount {
  agentId: UserId;
  /** SIP user name: the agent's id without dashes. */
  username: string;
  password: string;
  displayName: string;
}

export type TelephonyHealth =
  | { driver: 'simulated'; asterisk: null }
  | { driver: 'asterisk'; asterisk: { version: string; startedAt: string; channels: number } | null };

/**
 * The port behind which a telephone system stands. `connect` resolves when the first `telephony.connected` was told
 * or the first attempt failed; after that the adapter reconnects by itself and tells what it sees, until another
 * process takes the telephone: that is told by `telephony.lost` and `replaced`, and then only a new `connect` takes it
 * back.
 */
export interface TelephonyPort {
  connect(listener: (event: TelephonyEvent) => void, replaced?: () => void): Promise<void>;
  /**
   * Resolves when the telephone system took the command or the thing it is about is gone; never rejects for that.
   * `epoch` is that of the commander's lease.
   */
  perform(command: TelephonyCommand, epoch?: number): Promise<void>;
  /** Makes the system know exactly these phones; called at every connect and whenever accounts change. */
  provision(accounts: readonly PhoneAccount[]): Promise<void>;
  /**
   * Tells `telephony.connected` once more with what exists now, and every contact that ended unheard; nothing while it
   * is away.
   */
  look(): void;
  health(): TelephonyHealth;
  /** How much of what the system said could not be understood since the start, and was let go. */
  ignored(): { malformed: number; unknown: number };
  close(): Promise<void>;
}
