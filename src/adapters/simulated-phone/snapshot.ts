import type { CallSeen, TelephonySnapshot } from '../../core/telephony/event.ts';
import type { Exchange, SimulatedCall } from './exchange.ts';
import { isPaused } from './recording.ts';

/** What exists now; a call that the dialplan still holds is not Zvon's yet. */
export const snapshotOf = (exchange: Exchange): TelephonySnapshot => ({
  calls: [...exchange.calls.values()].filter((call) => call.taken && !call.over).map(callSeen),
  phones: [...exchange.phones.values()].filter(({ registered }) => registered).map(({ agentId }) => agentId),
  lost: [...exchange.lost],
});

const callSeen = (call: SimulatedCall): CallSeen => ({
  interactionId: call.interactionId,
  from: call.from,
  to: call.to,
  legs: [...call.legs.values()].flatMap(({ legId, agentId, state, bridged }) =>
    state === 'ended' ? [] : [{ legId, agentId, state, bridged: bridged && !call.held }],
  ),
  recordingName: call.recording?.name ?? null,
  recordingPaused: call.recording !== null && isPaused(call.recording),
});
