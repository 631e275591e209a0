import type { CallNow } from '../../../core/routing/state.ts';
import type { EvidenceFound } from '../../../core/identity/candidates.ts';
import { customerId, objectId } from '../seed/put-customers.ts';
import type { ContactBook } from './contact-book.ts';
import type { ContactPlan } from './contact-plan.ts';

/** What the tables would answer about the number and the typed card: everybody of the crowd has numbers of their own. */
export function identify(contacts: ContactBook, plan: ContactPlan, call: CallNow, causedBy: number): void {
  const { customer, line } = plan.caller;
  const { language, attributes } = call;
  const card = attributes['card']?.check === 'valid' ? attributes['card'].value : null;
  const ties: EvidenceFound[] = [];
  if (customer) {
    const id = customerId(customer.key);
    const detail = { type: 'card', attribute: 'card' };
    if (card) ties.push({ customerId: id, evidence: 'typed-identifier', detail });
    ties.push({ customerId: id, evidence: 'direct-number', detail: { usage: 'direct' } });
  }
  const typed = card ? [{ attribute: 'card', type: 'card', id: objectId('card', card) }] : [];
  contacts.seek(plan.id, { line, language, attributes, ties, typed }, causedBy);
}
