import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { Unit, Who } from '../../adapters/postgres/unit.ts';
import { rankCandidates, type Ranking } from '../../core/identity/candidates.ts';
import { choosePop, readPopRule } from '../../core/identity/pop.ts';
import { phoneKeyOf } from '../../core/search/phone-key.ts';
import { AppError } from '../../shared/errors.ts';
import type { Actor, PopFound } from '../../shared/events.ts';
import type { ContactPointId, InteractionId, TenantId } from '../../shared/ids.ts';
import type { PopRule } from '../../shared/screen-pop-rule.ts';
import { countryOf } from '../customers/country-of.ts';
import type { Deps } from '../deps.ts';
import {
  type ContactToIdentify,
  ensurePhonePoint,
  findByNumber,
  findContact,
  findGoingOn,
  findPopRules,
  findTyped,
  nameCallbacks,
} from './queries.ts';

/** Who links a customer is the ranking; the rules of the tenant only say what opens. */
const ranker: Actor = { kind: 'rule', rule: 'identify-caller', version: 1 };

interface Sought {
  contactPointId: ContactPointId | null;
  ranking: Ranking;
  pop: PopFound[];
}

/**
 * Looks for who is calling by the number and by what was typed, and what should open. Nobody is created, and a
 * customer is linked only where the evidence leaves no second one. Asked again it changes nothing, unless the caller
 * has typed more meanwhile; what a person has said stands.
 */
export function identifyCaller(
  deps: Deps,
  tenantId: TenantId,
  interactionId: InteractionId,
  causedBy: number | null,
): Promise<void> {
  const asEngine: Who = { tenantId, actor: { kind: 'engine' }, principalIds: null };
  return deps.commit(asEngine, async (unit) => {
    let contact = await findContact(unit.tx, tenantId, interactionId, false);
    while (contact && !isSettled(contact)) {
      const sought = await seek(unit, interactionId, contact);
      // The search is done before the lock, so that the tenant's other writers do not wait for it.
      await lockHead(unit);
      const now = await findContact(unit.tx, tenantId, interactionId, true);
      if (JSON.stringify(now) === JSON.stringify(contact)) return write(unit, interactionId, sought, causedBy);
      contact = now;
    }
    if (!contact) throw new AppError('not-found');
  });
}

const isSettled = ({ sought_at, attribute_at, chosen_at }: ContactToIdentify): boolean =>
  chosen_at !== null || (sought_at !== null && sought_at > (attribute_at ?? 0));

async function seek(unit: Unit, interactionId: InteractionId, contact: ContactToIdentify): Promise<Sought> {
  const { tx } = unit;
  const { tenantId } = unit.who;
  const contactPointId = contact.from_number === null ? null : await pointOf(unit, contact.from_number);
  const typed = await findTyped(tx, tenantId, contact.attributes, contact.principal_id);
  const ties = [
    ...typed.flatMap(({ customerId, type, attribute }) =>
      customerId ? [{ customerId, evidence: 'typed-identifier' as const, detail: { type, attribute } }] : [],
    ),
    ...(contactPointId ? await findByNumber(tx, tenantId, contactPointId, contact.principal_id) : []),
  ];
  const customerIds = [...new Set(ties.map((tie) => tie.customerId))];
  const goingOn = await findGoingOn(tx, tenantId, interactionId, customerIds);
  const ranking = rankCandidates([...ties, ...goingOn.map(({ caseId: _, ...evidence }) => evidence)]);
  const openCases = goingOn.filter((one) => one.caseId !== null && one.customerId === ranking.customerId);
  const { channel, language, attributes, queue_key: queue } = contact;
  const pop = choosePop(
    await popRules(unit),
    { channel, queue, language, attributes, identity: ranking.state },
    {
      objects: typed,
      customerId: ranking.customerId,
      openCaseId: openCases.length === 1 ? openCases[0]!.caseId : null,
    },
  );
  return { contactPointId, ranking, pop };
}

/** As the telephone system told it, which may be without the plus; what is no number at all is kept as it came. */
async function pointOf({ tx, who }: Unit, from: string): Promise<ContactPointId> {
  const country = await countryOf(tx, who.tenantId);
  const key = phoneKeyOf(from, country) ?? phoneKeyOf(`+${from}`, country);
  return ensurePhonePoint(tx, who.tenantId, key?.e164 ?? from);
}

/** A rule that cannot be read opens nothing: the contact must not wait for its author, who is told when writing it. */
async function popRules({ tx, who }: Unit): Promise<PopRule[]> {
  const read = (await findPopRules(tx, who.tenantId)).map(readPopRule);
  return read.flatMap((one) => (one.kind === 'rule' ? [one.rule] : []));
}

async function write(
  unit: Unit,
  interactionId: InteractionId,
  { contactPointId, ranking, pop }: Sought,
  causedBy: number | null,
): Promise<void> {
  await unit.tx
    .updateTable('interaction')
    .set({
      contact_point_id: contactPointId,
      identity_state: ranking.state,
      candidates: JSON.stringify(ranking.candidates),
      pop: JSON.stringify(pop),
      customer_id: ranking.customerId,
    })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', interactionId)
    .execute();
  await nameCallbacks(unit.tx, unit.who.tenantId, interactionId);
  const { state, candidates } = ranking;
  const sought = unit.fact({ kind: 'identity.sought', interactionId, state, candidates }, { actor: ranker, causedBy });
  const [first] = pop;
  if (!first) return;
  const actor: Actor = { kind: 'rule', rule: `screen-pop:${first.rule}`, version: first.ruleVersion };
  unit.fact({ kind: 'screen.popped', interactionId, pop }, { actor, causedBy: sought });
}
