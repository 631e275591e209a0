import { recordingAttribute } from '../../core/flow/run-announcement.ts';
import type { TimelineEntry } from '../../shared/api/interactions.ts';
import type { Fact, RoutingFact } from '../../shared/events.ts';
import { isoOf } from '../../shared/time.ts';
import type { EventNames } from './event-names.ts';

/** What a line of a timeline says: a key of the catalogue with its arguments. */
export interface Telling {
  kind: TimelineEntry['kind'];
  glyph: string;
  text: string;
  args?: Record<string, string | number>;
  detail?: { key: string; args: Record<string, string | number> };
}

/** A fact in words; null for what is machinery (a step of the flow, a position told, a draft saved). */
export function tellFact(fact: Fact, names: EventNames): Telling | null {
  return tellCall(fact, names) ?? tellWrapUp(fact, names) ?? tellIdentity(fact, names) ?? tellBusiness(fact, names);
}

const event = (glyph: string, text: string, args: Telling['args'] = {}): Telling => ({
  ...{ kind: 'event', glyph, text, args },
});

function tellCall(fact: Fact, names: EventNames): Telling | null {
  switch (fact.kind) {
    case 'call.arrived':
      return fact.from === null
        ? event('call-in', 'timeline.call.arrived-withheld', { to: fact.to })
        : event('call-in', 'timeline.call.arrived', { from: fact.from, to: fact.to });
    case 'attribute.set':
      return tellAttribute(fact);
    case 'language.chosen':
      return event('keypad', 'timeline.language.chosen', { language: fact.language });
    case 'call.queued':
      return event('queue', 'timeline.call.queued', { queue: names.of(fact.queueId) });
    case 'call.offered':
      return { ...event('bell', 'timeline.call.offered', { agent: names.of(fact.agentId) }), detail: why(fact) };
    case 'offer.ended':
      return event('call-missed', `timeline.offer.${fact.how}`, { agent: names.of(fact.agentId) });
    case 'call.answered':
      return event('call-in', 'timeline.call.answered', { agent: names.of(fact.agentId), waitedMs: fact.waitedMs });
    case 'call.transferred':
      return event('passed-on', 'timeline.call.transferred', {
        agent: names.of(fact.agentId),
        to: names.of(fact.toAgentId ?? fact.queueId),
      });
    case 'call.held':
      return event('hold', 'timeline.call.held', { agent: names.of(fact.agentId) });
    case 'call.resumed':
      return event('resumed', 'timeline.call.resumed', { agent: names.of(fact.agentId) });
    case 'leg.lost':
    case 'leg.redialled':
      return event('reconnect', `timeline.${fact.kind}`, { agent: names.of(fact.agentId) });
    case 'recording.started':
    case 'recording.stored':
    case 'recording.missing':
    case 'recording.played':
      return event('recording', `timeline.${fact.kind}`);
    case 'call.ended':
      return {
        ...event('call-ended', `timeline.ending.${fact.ending}`, { agent: names.of(fact.agentId) }),
        detail: recordOfWait(fact) ?? { key: `timeline.endedBy.${fact.by}`, args: {} },
      };
    default:
      return null;
  }
}

/** Typed by the caller, said no to, or noted down by the flow. */
function tellAttribute(fact: RoutingFact & { kind: 'attribute.set' }): Telling {
  if (fact.key === recordingAttribute && fact.value === 'no') return event('recording', 'timeline.recording.refused');
  const args = { attribute: fact.key, value: shown(fact) };
  return fact.type === 'set'
    ? event('note', 'timeline.attribute.set', args)
    : event('keypad', `timeline.attribute.${fact.check}`, args);
}

/** What a caller whom nobody served went through; null of one who was served, and where it was not yet kept. */
function recordOfWait({
  waitedMs,
  position,
  lastPrompt,
}: RoutingFact & { kind: 'call.ended' }): Telling['detail'] | null {
  if (lastPrompt === undefined) return null;
  const prompt = lastPrompt ?? 'music';
  if (waitedMs === undefined || position === undefined) return { key: 'timeline.unserved.flow', args: { prompt } };
  return { key: 'timeline.unserved.queue', args: { waitedMs, position, prompt } };
}

/** Of what the caller typed, a card's number shows its last four digits only. */
const shown = (attribute: { type: string; value: string }): string =>
  attribute.type === 'card' ? `•••• ${attribute.value.slice(-4)}` : attribute.value;

const why = ({ reason }: RoutingFact & { kind: 'call.offered' }) => ({
  key: `why.${reason.rule}`,
  args: { rivals: reason.rivals, idleMs: reason.idleMs, waitedMs: reason.waitedMs, priority: reason.priority },
});

function tellWrapUp(fact: Fact, names: EventNames): Telling | null {
  switch (fact.kind) {
    case 'wrapup.started':
    case 'wrapup.extended':
      return event('wrap-up', `timeline.${fact.kind}`, { until: isoOf(fact.until) });
    case 'wrapup.parked':
      return event('wrap-up', `timeline.wrapup.parked-${fact.why}`);
    case 'wrapup.finished':
      return event('wrap-up', fact.late ? 'timeline.wrapup.finished-late' : 'timeline.wrapup.finished', {
        outcome: names.of(fact.outcomeId),
      });
    case 'outcome.chosen':
      return event('outcome', 'timeline.outcome.chosen', { outcome: names.of(fact.outcomeId) });
    case 'interaction.voided':
      return event('void', 'timeline.interaction.voided', { reason: fact.reason });
    case 'callback.promised':
      return {
        ...event('callback-due', 'timeline.callback.promised', { number: fact.number ?? '', due: isoOf(fact.due) }),
        kind: 'callback',
      };
    case 'callback.closed':
      return {
        ...event(`callback-${fact.state}`, `timeline.callback.${fact.state}`, { number: fact.number ?? '' }),
        kind: 'callback',
      };
    default:
      return null;
  }
}

function tellIdentity(fact: Fact, names: EventNames): Telling | null {
  switch (fact.kind) {
    case 'identity.sought':
      return event('identity', `timeline.identity.sought-${fact.state}`, { count: fact.candidates.length });
    case 'screen.popped':
      return {
        ...event('screen', 'timeline.screen.popped'),
        detail: { key: 'timeline.byRule', args: { rule: names.rule(fact.pop[0]!.rule) } },
      };
    case 'identity.chosen':
      return fact.state === 'third-party' && fact.customerId === null
        ? event('identity', 'timeline.identity.chosen-third-party-nobody')
        : event('identity', `timeline.identity.chosen-${fact.state}`, { customer: names.of(fact.customerId) });
    case 'customer.created':
      return event('customer', 'timeline.customer.created', { customer: names.of(fact.customerId) });
    case 'contactPoint.statusChanged':
      return event('contact-point', 'timeline.contactPoint.statusChanged', { status: fact.status });
    default:
      return null;
  }
}

function tellBusiness(fact: Fact, names: EventNames): Telling | null {
  switch (fact.kind) {
    case 'topic.added':
    case 'topic.removed':
      return event('topic', `timeline.${fact.kind}`, {
        topic: names.of(fact.topicId),
        object: names.of(fact.objectId),
      });
    case 'topic.outcomeSet':
      return event('topic', 'timeline.topic.outcomeSet', {
        topic: names.of(fact.topicId),
        outcome: names.of(fact.outcomeId),
      });
    case 'action.performed':
      return {
        ...event(`action-${fact.result}`, `timeline.action.${fact.result}`, {
          action: names.action(fact.action),
          object: names.of(fact.objectId),
        }),
        kind: 'action',
      };
    default:
      return tellCase(fact, names);
  }
}

function tellCase(fact: Fact, names: EventNames): Telling | null {
  if (!fact.kind.startsWith('case.') || !('caseId' in fact) || fact.caseId === null) return null;
  const args = { no: names.caseNo(fact.caseId) ?? 0, title: names.of(fact.caseId) };
  const told = (glyph: string, what: string, more: Telling['args'] = {}): Telling => ({
    ...{ kind: 'case', glyph, text: `timeline.case.${what}`, args: { ...args, ...more } },
  });
  switch (fact.kind) {
    case 'case.created':
      return fact.byAction === null
        ? told('case-opened', 'opened')
        : told('case-by-action', 'openedByAction', { action: names.action(fact.byAction) });
    case 'case.linked':
      // That the opening contact is linked is said by the opening itself.
      return fact.role === 'opened_by' ? null : told('case-linked', `linked-${fact.role}`);
    case 'case.customerAttached':
      return told('case-linked', 'customerAttached', { customer: names.of(fact.customerId) });
    case 'case.stateChanged':
      return told(`case-${fact.state}`, `state-${fact.state}`, { reason: fact.reason ?? '' });
    default:
      return null;
  }
}
