import { UserId } from '../../../src/shared/ids.ts';
import type { PhoneAccount, TelephonyPort } from '../../../src/core/telephony/telephony-port.ts';

/** What stands at the far ends of a telephone system under test, so that one contract can run on every driver. */
export interface ContractHarness {
  /** Not connected yet: the contract connects it, provisions `contractAccounts` and closes it. */
  port: TelephonyPort;
  /** A number that leads to Zvon. */
  number: string;
  /** Prompt names that the system can play: `short` lasts at most 2 s, `long` at least 5 s. */
  prompts: { short: string; long: string };
  /** Another caller with a telephone of their own. */
  caller(options: { from: string }): ContractCaller;
  /** The telephone of one of `contractAccounts`; the same one each time it is asked for. */
  agentPhone(agentId: UserId): ContractAgentPhone;
  /**
   * Cuts the driver's connection to the telephone system; calls live on, the driver reconnects by itself, but not before
   * what happens meanwhile is over.
   */
  cutConnection(meanwhile?: () => Promise<void>): Promise<void>;
  /** Resolves as soon as the condition holds, rejects when it does not within `withinMs` (default 10 s). */
  until(condition: () => boolean | Promise<boolean>, withinMs?: number): Promise<void>;
  /** Lets this much time pass on the system's clock, virtual or real. */
  pass(ms: number): Promise<void>;
  /** Hangs up whatever is left and stops all that the harness started; the port is closed by then. */
  close(): Promise<void>;
}

export interface ContractCaller {
  /** Dials Zvon's number; resolves when the call is on its way, not when it is answered. */
  dial(): Promise<void>;
  /** Presses these keys one after another, during the call. */
  digits(keys: string): Promise<void>;
  hangUp(): Promise<void>;
  /** True from the answer (`call.answer`) until the call is over. */
  isAnswered(): boolean;
  /** True when the far end has hung up or refused the call. */
  isOver(): boolean;
  /** What reaches the caller's ear now: music and prompts are `zvon`; on real audio it is measured over a window. */
  hearing(): Promise<'nothing' | 'zvon' | 'agent'>;
}

export interface ContractAgentPhone {
  register(): Promise<void>;
  /** A leg rings here and waits for `answer` or `reject`. A leg dialled with `autoAnswer` answers by itself. */
  isRinging(): boolean;
  /** A leg is up here. */
  isInCall(): boolean;
  answer(): Promise<void>;
  reject(): Promise<void>;
  hangUp(): Promise<void>;
  /** Goes away without a word: no BYE, no unregistering; the connection is just gone. */
  vanish(): Promise<void>;
  hearing(): Promise<'nothing' | 'caller'>;
}

export interface WholeHarness extends ContractHarness {
  /** Cuts the connection for so long that this caller, who dials meanwhile, is sent to the overflow. */
  leaveToOverflow(caller: ContractCaller): Promise<void>;
}

/** Makes a fresh driver with its far ends; called before each test. */
export type MakeHarness = () => Promise<WholeHarness>;

export const firstAgentId = UserId.parse('0a6f2a52-6b7e-4c1e-9d53-5f1f6a3b0001');
export const secondAgentId = UserId.parse('0a6f2a52-6b7e-4c1e-9d53-5f1f6a3b0002');

export const contractAccounts: readonly PhoneAccount[] = [
  accountOf(firstAgentId, 'Contract Agent One'),
  accountOf(secondAgentId, 'Contract Agent Two'),
];

function accountOf(agentId: UserId, displayName: string): PhoneAccount {
  const username = agentId.replaceAll('-', '');
  return { agentId, username, password: `secret-of-${username}`, displayName };
}
