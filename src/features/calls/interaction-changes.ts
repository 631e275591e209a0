import type { Insertable, Updateable } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.generated.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { InteractionId, TenantId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';

type Row = Insertable<Tables['interaction']>;

/** What changes of a contact after its arrival, as far as routing decides it. */
export const routedColumns = [
  ...['state', 'queue_id', 'queued_at', 'position_told', 'offered_at', 'ring_until', 'agent_id', 'leg_id', 'reason'],
  ...['leg_lost_until', 'held', 'held_since', 'ended_at', 'ending', 'ended_by', 'language', 'handed_by'],
] as const;
type Patch = Pick<Updateable<Tables['interaction']>, (typeof routedColumns)[number]>;
type FirstPatch = Pick<Updateable<Tables['interaction']>, 'answered_at' | 'held_ms'>;

/** What a batch of facts does to the row of one interaction. */
export interface InteractionChange {
  id: InteractionId;
  /** The row, when the batch holds its arrival. */
  insert: Row | null;
  /** Columns with values that are known here. */
  values: Patch & FirstPatch;
  /** What the row itself has to be asked for, when it was there before. */
  asked: { answeredAt?: string; answeredBy?: UserId; heldUntil?: string };
  attributes: Record<string, { value: string; type: string; check: string }>;
}

const time = (at: Instant): string => new Date(at).toISOString();

/** One change per interaction however many facts there are, so that a call's first commit is a single insert. */
export function interactionChanges(
  tenantId: TenantId,
  facts: readonly { at: Instant; fact: RoutingFact }[],
): InteractionChange[] {
  const changes = new Map<InteractionId, InteractionChange>();
  const overflows = new Map<InteractionId, Instant>();
  for (const { at, fact } of facts) {
    if (!('interactionId' in fact) || fact.interactionId === null) continue;
    const id = fact.interactionId;
    const change = changes.get(id) ?? { id, insert: null, values: {}, asked: {}, attributes: {} };
    changes.set(id, change);
    if (fact.kind === 'call.arrived') {
      // Heard of afterwards: it came and ended when it did.
      if (fact.overflowedAt !== undefined) overflows.set(id, fact.overflowedAt);
      change.insert = arrivedRow(tenantId, overflows.get(id) ?? at, fact);
    } else if (fact.kind === 'attribute.set')
      change.attributes[fact.key] = { value: fact.value, type: fact.type, check: fact.check };
    else {
      if (change.insert) Object.assign(change.values, knownOf(change.values, at, fact));
      else Object.assign(change.asked, askedOf(at, fact));
      Object.assign(change.values, valuesOf(overflows.get(id) ?? at, fact));
    }
  }
  return [...changes.values()].filter(changesSomething);
}

const changesSomething = (change: InteractionChange): boolean =>
  change.insert !== null ||
  [change.values, change.asked, change.attributes].some((part) => Object.keys(part).length > 0);

function arrivedRow(tenantId: TenantId, at: Instant, fact: RoutingFact & { kind: 'call.arrived' }): Row {
  return {
    tenant_id: tenantId,
    id: fact.interactionId,
    principal_id: fact.principalId,
    channel: 'phone',
    direction: 'in',
    from_number: fact.from,
    to_number: fact.to,
    number_id: fact.numberId,
    flow_id: fact.flowId,
    flow_version: fact.flowVersion,
    language: fact.language,
    state: 'flow',
    arrived_at: time(at),
  };
}

function valuesOf(at: Instant, fact: RoutingFact): Patch {
  switch (fact.kind) {
    case 'call.queued':
      return {
        state: 'queue',
        queue_id: fact.queueId,
        queued_at: time(fact.queuedAt),
        agent_id: null,
        leg_id: null,
        ring_until: null,
        leg_lost_until: null,
        held: false,
        held_since: null,
      };
    case 'language.chosen':
      return { language: fact.language };
    case 'call.positionTold':
      return { position_told: fact.position };
    case 'call.offered':
      return {
        state: 'offered',
        agent_id: fact.agentId,
        leg_id: fact.legId,
        offered_at: time(at),
        ring_until: time(fact.ringUntil),
        reason: fact.reason as never,
      };
    case 'offer.ended':
      return { state: 'queue', agent_id: null, leg_id: null, ring_until: null };
    case 'call.answered':
      return { state: 'talking', agent_id: fact.agentId, leg_id: fact.legId, ring_until: null };
    case 'call.transferred':
      return { handed_by: fact.agentId };
    case 'call.bridged':
      return { leg_lost_until: null, leg_id: fact.legId };
    case 'call.held':
      return { held: true, held_since: time(at) };
    case 'call.resumed':
      return { held: false, held_since: null };
    case 'leg.lost':
      return { leg_lost_until: time(fact.until) };
    case 'leg.redialled':
      return { leg_id: fact.legId };
    case 'call.ended':
      return {
        state: 'ended',
        ended_at: time(at),
        ending: fact.ending,
        ended_by: fact.by,
        agent_id: fact.agentId,
        ring_until: null,
        leg_lost_until: null,
        held: false,
        held_since: null,
      };
    default:
      return {};
  }
}

/** Of a row that begins in the batch all is known that was before: the first answer counts, and hold times add up. */
function knownOf(before: Patch & FirstPatch, at: Instant, fact: RoutingFact): FirstPatch {
  if (fact.kind === 'call.answered') return { answered_at: before.answered_at ?? time(at) };
  const isHeldUntil = fact.kind === 'call.resumed' || fact.kind === 'call.ended' || fact.kind === 'call.queued';
  if (!isHeldUntil || typeof before.held_since !== 'string') return {};
  return { held_ms: Number(before.held_ms ?? 0) + at - Date.parse(before.held_since) };
}

/** The same, of a row that was there before. */
function askedOf(at: Instant, fact: RoutingFact): InteractionChange['asked'] {
  if (fact.kind === 'call.answered') return { answeredAt: time(at), answeredBy: fact.agentId };
  // A call that lost its agent while it was held is queued again.
  if (fact.kind === 'call.resumed' || fact.kind === 'call.ended' || fact.kind === 'call.queued')
    return { heldUntil: time(at) };
  return {};
}
