import type { CandidateDoc, InteractionDoc } from '../../shared/api/desk.ts';
import type { CandidateFound, PopFound } from '../../shared/events.ts';
import { inLanguage, type Language, type Words } from '../../shared/language.ts';
import { isoOf } from '../../shared/time.ts';
import type { CaseFound, InteractionFound, PersonFound, TitleFound, TopicFound } from './queries.ts';

/** What stands beside interactions, loaded for all of them at once. */
export interface Surroundings {
  language: Language;
  topics: ReadonlyMap<string, TopicFound[]>;
  cases: ReadonlyMap<string, CaseFound[]>;
  people: ReadonlyMap<string, PersonFound>;
  /** By `kind:id`. */
  titles: ReadonlyMap<string, TitleFound>;
  /** By `rule:key` and `skill:key`. */
  names: ReadonlyMap<string, { names: Words }>;
}

/** Text columns and jsonb hold what the checks of the schema and the log's types allow: the cast says so once. */
export function interactionDoc(row: InteractionFound, beside: Surroundings): InteractionDoc {
  const { language } = beside;
  const topics = (beside.topics.get(row.id) ?? []).map((topic) => topicDoc(topic, language));
  const doc = {
    ...{ id: row.id, channel: row.channel, direction: row.direction, state: row.state },
    ...{ principalId: row.principal_id, principalName: row.principal_name },
    ...{ queueId: row.queue_id, queueName: row.queue_names && inLanguage(row.queue_names, language) },
    ...{ from: row.from_number, to: row.to_number, language: row.language, contactPointId: row.contact_point_id },
    ...timesOf(row),
    ...{
      ending: row.ending,
      endedBy: row.ended_by,
      held: row.held,
      heldMs: row.held_ms,
      heldSince: iso(row.held_since),
    },
    legId: row.leg_id,
    ...{ agentId: row.agent_id, agentName: row.agent_name, recording: row.recording, attributes: row.attributes },
    reason: reasonDoc(row, beside),
    identity: identityDoc(row, beside),
    topics,
    cases: (beside.cases.get(row.id) ?? []).map((one) => caseDoc(one, language)),
    ...{ outcomeId: row.outcome_id, note: row.note ?? '', noteSavedAt: iso(row.note_saved_at) },
    wrapUp: wrapUpDoc(row, topics.length),
    voided: row.voided_at && { at: isoOf(row.voided_at.getTime()), reason: row.void_reason ?? '' },
  };
  return doc as InteractionDoc;
}

const iso = (at: Date | null): string | null => at && isoOf(at.getTime());

function timesOf(row: InteractionFound) {
  return {
    arrivedAt: isoOf(row.arrived_at.getTime()),
    queuedAt: iso(row.queued_at),
    offeredAt: iso(row.offered_at),
    ringUntil: iso(row.ring_until),
    answeredAt: iso(row.answered_at),
    endedAt: iso(row.ended_at),
    legLostUntil: iso(row.leg_lost_until),
    waitedMs: row.waited_ms,
  };
}

const topicDoc = (topic: TopicFound, language: Language) => ({
  topicId: topic.topic_id,
  name: inLanguage(topic.names, language),
  objectId: topic.object_id,
  objectTitle: topic.object_title,
  outcomeId: topic.outcome_id,
  source: topic.source,
});

const caseDoc = (one: CaseFound, language: Language) => ({
  ...{ id: one.id, no: one.no, title: one.title, state: one.state, role: one.role },
  byAction: one.action_names ? inLanguage(one.action_names, language) : one.action,
});

const nameOf = (beside: Surroundings, kind: 'rule' | 'skill', key: string): string => {
  const named = beside.names.get(`${kind}:${key}`);
  return named ? inLanguage(named.names, beside.language) : key;
};

const reasonDoc = ({ reason }: InteractionFound, beside: Surroundings) =>
  reason && {
    ...reason,
    skills: reason.skills.map((skill) => ({ ...skill, skill: nameOf(beside, 'skill', skill.skill) })),
  };

const identityDoc = (row: InteractionFound, beside: Surroundings) => ({
  state: row.identity_state,
  customerId: row.customer_id,
  customerName: row.customer_name,
  customerParty: row.customer_party,
  candidates: row.candidates.flatMap((candidate) => candidateDoc(candidate, beside)),
  pop: row.pop.flatMap((pop) => popDoc(pop, beside)),
});

/** Nobody is shown whom the reader may not see. */
function candidateDoc(candidate: CandidateFound, beside: Surroundings): CandidateDoc[] {
  const person = beside.people.get(candidate.customerId);
  if (!person) return [];
  const distinguishing = [
    ...person.objects.map(({ type, key }) => ({ kind: type, value: key })),
    ...(person.identifier ? [{ kind: 'identifier', value: person.identifier }] : []),
    ...(person.birth_date ? [{ kind: 'birthYear', value: person.birth_date.slice(0, 4) }] : []),
  ];
  return [
    {
      ...{ customerId: candidate.customerId, name: person.name, kind: person.kind as CandidateDoc['kind'] },
      ...{
        party: person.party as CandidateDoc['party'],
        city: person.city,
        distinguishing,
        strength: candidate.strength,
      },
      evidence: candidate.evidence.map((kind) => ({ kind, detail: detailDoc(candidate.details?.[kind], beside) })),
    },
  ];
}

/** The log keeps ids, people read names. */
function detailDoc(detail: Record<string, string> = {}, { titles }: Surroundings): Record<string, string> {
  const { agentId, of, ...rest } = detail;
  const agent = titles.get(`user:${agentId}`)?.title;
  const firm = titles.get(`customer:${of}`)?.title;
  return { ...rest, ...(agent ? { agent } : {}), ...(firm ? { of: firm } : {}) };
}

function popDoc({ target, rule, ruleVersion }: PopFound, beside: Surroundings): object[] {
  const named = { rule: nameOf(beside, 'rule', rule), ruleVersion };
  if (!('id' in target)) return [{ target, ...named }];
  const found = beside.titles.get(`${target.kind}:${target.id}`);
  if (!found) return [];
  const icon = target.kind === 'object' ? { icon: found.icon ?? '' } : {};
  return [{ target: { ...target, title: found.title, ...icon }, ...named }];
}

function wrapUpDoc(row: InteractionFound, topics: number) {
  if (row.wrap_up_state === null) return null;
  return {
    agentId: row.wrap_up_agent_id,
    state: row.wrap_up_state,
    parkedWhy: row.wrap_up_state === 'parked' ? row.wrap_up_parked_why : null,
    until: iso(row.wrap_up_until),
    startedAt: iso(row.ended_at),
    extensionsLeft: Math.max(0, (row.wrap_up_extensions_max ?? 0) - (row.wrap_up_extensions ?? 0)),
    extensionMs: row.wrap_up_extension_ms ?? 0,
    missing: missingOf(row, topics),
  };
}

/** A contact that was no business (a wrong number) needs neither a topic nor a note. */
function missingOf(row: InteractionFound, topics: number): ('outcome' | 'topic' | 'note')[] {
  if (row.outcome_effect === 'none') return [];
  return [
    ...(row.outcome_id === null ? (['outcome'] as const) : []),
    ...(topics === 0 ? (['topic'] as const) : []),
    ...(row.note?.trim() ? [] : (['note'] as const)),
  ];
}
