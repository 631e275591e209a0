import type { TelephonyEvent } from '../../core/telephony/event.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { ContactStatusChange } from './ari/events.generated.ts';
import { agentIdOf } from './channel-role.ts';

/** The agents whose phone is registered, with the contact; null where only a list has shown it. */
export type RegisteredPhones = Map<UserId, string | null>;

/**
 * A registration is told also of a phone that was registered already: a reloaded desk, whose former contact may go
 * before or after the new one comes. Only the end of the contact in use is the loss of the phone. A contact counts when
 * it has answered Asterisk's first question, a moment after it registered.
 */
export function phoneEventOf(phones: RegisteredPhones, event: ContactStatusChange): TelephonyEvent | null {
  const { contact_status: status, uri, aor } = event.contact_info;
  const agentId = agentIdOf(aor);
  if (agentId === null) return null;
  const at = Date.parse(event.timestamp);
  const known = phones.get(agentId);
  if (status === 'Reachable') {
    phones.set(agentId, uri);
    return known === uri ? null : { kind: 'phone.registered', at, agentId };
  }
  const isOther = known === undefined || (known !== null && known !== uri);
  if (status === 'Unknown' || status === 'NonQualified' || isOther) return null;
  phones.delete(agentId);
  return { kind: 'phone.lost', at, agentId };
}

/** What a list shows; an event only when it is another than before. */
export function settlePhone(
  phones: RegisteredPhones,
  agentId: UserId,
  isThere: boolean,
  at: Instant,
): TelephonyEvent | null {
  if (phones.has(agentId) === isThere) return null;
  if (isThere) phones.set(agentId, null);
  else phones.delete(agentId);
  return { kind: isThere ? 'phone.registered' : 'phone.lost', at, agentId };
}

/** Contacts that came and went while nobody listened are not known; lists show who is there, and not by which. */
export function forgetContacts(phones: RegisteredPhones): void {
  for (const agentId of phones.keys()) phones.set(agentId, null);
}
