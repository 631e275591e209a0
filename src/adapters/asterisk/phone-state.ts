import type { TelephonyEvent } from '../../core/telephony/event.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { DeviceStateChanged } from './ari/events.generated.ts';
import { agentIdOf } from './channel-role.ts';

const awayStates = new Set(['UNAVAILABLE', 'INVALID', 'UNKNOWN']);

/**
 * Device states tell of registrations without doubling every event of every channel, which a subscription of the
 * endpoints would do. A telephone in a call counts as in use also without a registration; the reconciler sees that.
 */
export function phoneEventOf(
  registered: Set<UserId>,
  { device_state: { name, state }, timestamp }: DeviceStateChanged,
): TelephonyEvent | null {
  const agentId = name.startsWith('PJSIP/') ? agentIdOf(name.slice('PJSIP/'.length)) : null;
  return agentId === null ? null : movePhone(registered, agentId, !awayStates.has(state), Date.parse(timestamp));
}

/** Notes the state; an event only when it is another than before. */
export function movePhone(
  registered: Set<UserId>,
  agentId: UserId,
  isThere: boolean,
  at: Instant,
): TelephonyEvent | null {
  if (registered.has(agentId) === isThere) return null;
  if (isThere) registered.add(agentId);
  else registered.delete(agentId);
  return { kind: isThere ? 'phone.registered' : 'phone.lost', at, agentId };
}
