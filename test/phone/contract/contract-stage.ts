import type { TelephonyEvent } from '../../../src/core/telephony/event.ts';
import type { TelephonyPort } from '../../../src/core/telephony/telephony-port.ts';
import type { InteractionId, UserId } from '../../../src/shared/ids.ts';
import { LegId } from '../../../src/shared/ids.ts';
import {
  contractAccounts,
  firstAgentId,
  type ContractAgentPhone,
  type ContractCaller,
  type ContractHarness,
} from './contract-harness.ts';

type Kind = TelephonyEvent['kind'];
type Told<K extends Kind> = Extract<TelephonyEvent, { kind: K }>;
interface Dialling {
  attempt?: number;
  autoAnswer?: boolean;
  timeoutMs?: number;
}
interface Call {
  caller: ContractCaller;
  interactionId: InteractionId;
}
interface Leg extends Call {
  phone: ContractAgentPhone;
  legId: LegId;
}

/** A telephone counts when it has answered a question; one that was lost is asked again after ten seconds. */
const askedAgainWithinMs = 15_000;
/** A driver that could not connect for long tries again after some time. */
const connectedWithinMs = 30_000;

export type ContractStage<Harness extends ContractHarness = ContractHarness> = Awaited<
  ReturnType<typeof openContractStage<Harness>>
>;

/**
 * A harness with the port connected, what it has told so far, and the situations that the contract starts from; `heard`
 * gathers the kinds of all that is told.
 */
export async function openContractStage<Harness extends ContractHarness>(
  harness: Harness,
  heard = new Set<TelephonyEvent['kind']>(),
) {
  const events: TelephonyEvent[] = [];
  const { port } = harness;
  await port.connect((event) => {
    events.push(event);
    heard.add(event.kind);
  });
  await port.provision(contractAccounts);
  const seen = <K extends Kind>(kind: K): Told<K>[] => events.filter((event): event is Told<K> => event.kind === kind);
  const told = async <K extends Kind>(kind: K): Promise<Told<K>> => {
    await harness.until(() => seen(kind).length > 0);
    return seen(kind)[0] as Told<K>;
  };
  await told('telephony.connected');
  const calls = situationsOf(harness, port, seen);
  return {
    harness,
    port,
    seen,
    told,
    ...calls,
    /** Names that no other test has used: a telephone system may remember them. */
    promptId: calls.promptId,
    async reconnected(cut = (): Promise<void> => harness.cutConnection()): Promise<Told<'telephony.connected'>> {
      const before = seen('telephony.connected').length;
      await cut();
      await harness.until(() => seen('telephony.connected').length > before, connectedWithinMs);
      if (seen('telephony.lost').length === 0) throw new Error('the lost connection was not told');
      return seen('telephony.connected').at(-1) as Told<'telephony.connected'>;
    },
    async close(): Promise<void> {
      await port.close();
      await harness.close();
    },
  };
}

function situationsOf(harness: ContractHarness, port: TelephonyPort, seen: <K extends Kind>(kind: K) => Told<K>[]) {
  let run: InteractionId | null = null;
  const promptId = (name: string): string => `${run}-${name}`;

  async function arrived(from = '420777000001'): Promise<Call> {
    const before = seen('call.arrived').length;
    const caller = harness.caller({ from });
    await caller.dial();
    await harness.until(() => seen('call.arrived').length > before);
    const { interactionId } = seen('call.arrived').at(-1) as Told<'call.arrived'>;
    run ??= interactionId;
    return { caller, interactionId };
  }

  async function answered(from?: string): Promise<Call> {
    const call = await arrived(from);
    await port.perform({ kind: 'call.answer', interactionId: call.interactionId });
    await harness.until(() => call.caller.isAnswered());
    return call;
  }

  /** The same attempt is the same leg, so that dialling it twice is repeating a command. */
  async function dial(interactionId: InteractionId, agentId: UserId, how: Dialling = {}): Promise<LegId> {
    const { attempt = 1, autoAnswer = false, timeoutMs = 20_000 } = how;
    const legId = LegId.parse(`${interactionId}-leg-${attempt}`);
    await port.perform({
      kind: 'leg.dial',
      interactionId,
      legId,
      agentId,
      timeoutMs,
      autoAnswer,
      from: '420777000001',
    });
    return legId;
  }

  async function dialled(how: Dialling = {}): Promise<Leg> {
    const phone = harness.agentPhone(firstAgentId);
    await phone.register();
    await harness.until(() => seen('phone.registered').length > 0, askedAgainWithinMs);
    const call = await answered();
    return { ...call, phone, legId: await dial(call.interactionId, firstAgentId, how) };
  }

  async function ringing(how: Dialling = {}): Promise<Leg> {
    const leg = await dialled(how);
    await harness.until(() => leg.phone.isRinging());
    return leg;
  }

  async function talking(): Promise<Leg> {
    const leg = await ringing();
    await leg.phone.answer();
    await harness.until(() => seen('leg.answered').length > 0);
    await port.perform({ kind: 'bridge.join', interactionId: leg.interactionId, legId: leg.legId });
    await harness.until(() => seen('bridge.joined').length > 0);
    return leg;
  }

  const play = (interactionId: InteractionId, name: string, prompts: string[]): Promise<void> =>
    port.perform({ kind: 'prompt.play', interactionId, promptId: promptId(name), prompts, language: 'en' });

  return { arrived, answered, dial, dialled, ringing, talking, play, promptId };
}
