import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ConfigNoun } from '../config/config-key.ts';
import {
  CaseId,
  ContactPointId,
  CustomerId,
  InteractionId,
  ObjectId,
  OutcomeId,
  RecordingId,
  TopicId,
  UserId,
} from '../ids.ts';
import { Timestamp } from '../time.ts';
import { InteractionDoc } from './desk.ts';

export const InteractionRow = z.object({
  id: InteractionId,
  arrivedAt: Timestamp,
  channel: z.string(),
  direction: z.enum(['in', 'out']),
  from: z.string().nullable(),
  customerId: CustomerId.nullable(),
  customerName: z.string().nullable(),
  agentId: UserId.nullable(),
  agentName: z.string().nullable(),
  queueName: z.string().nullable(),
  topics: z.array(z.string()),
  outcomeName: z.string().nullable(),
  caseNos: z.array(z.number().int()),
  ending: z.string().nullable(),
  talkMs: z.number().nullable(),
  parked: z.boolean(),
  voided: z.boolean(),
});
export type InteractionRow = z.infer<typeof InteractionRow>;

/** What /reports/contacts counts; each number opens the list of the same name. */
export const ContactKind = z.enum([
  'contacts',
  'topics',
  'answered',
  'abandoned',
  'with-outcome',
  'no-outcome',
  'no-case-outcome',
  'anonymous',
  'voided',
  'parked',
]);
export type ContactKind = z.infer<typeof ContactKind>;

export const InteractionFilter = z.strictObject({
  from: Timestamp,
  to: Timestamp,
  of: ContactKind.default('contacts'),
  agentId: UserId.optional(),
  topicId: TopicId.optional(),
  outcomeId: OutcomeId.optional(),
  /** Those of one number or address. */
  contactPointId: ContactPointId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  after: z.string().max(200).optional(),
});

export const TimelineEntry = z.object({
  at: Timestamp,
  kind: z.enum(['interaction', 'case', 'action', 'event', 'callback']),
  glyph: z.string(),
  interactionId: InteractionId.nullable(),
  caseId: CaseId.nullable(),
  caseNo: z.number().int().nullable(),
  /** What happened, as a key of the catalogue with its arguments. */
  text: z.object({ key: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) }),
  detail: z.object({ key: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  /** The log's version of the event: opens "why did this happen". */
  version: z.number().int().nullable(),
  recordingId: RecordingId.nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const Cause = z.object({
  version: z.number().int(),
  at: Timestamp,
  kind: z.string(),
  actor: z.object({
    kind: z.string(),
    name: z.string().nullable(),
    rule: z.string().nullable(),
    ruleVersion: z.number().int().nullable(),
  }),
  subject: z.string().nullable(),
});

/** What a draft belongs to. */
export const DraftSubject = z.union([
  z.templateLiteral([z.enum(['interaction', 'case']), ':', z.uuid()]),
  /** A form of the administration: the noun and the key of its item, `+` for a new one. */
  z.templateLiteral(['config:', ConfigNoun, '/', z.string().regex(/^[a-z0-9+-]{1,60}$/)]),
]);
export type DraftSubject = z.infer<typeof DraftSubject>;

const OfInteraction = z.strictObject({ id: InteractionId });
const OnTopic = OfInteraction.extend({ topicId: TopicId, objectId: ObjectId.nullable().default(null) });

export const interactionsContract = {
  list: oc
    .route({ method: 'GET', path: '/interactions', summary: 'Interactions behind a number', tags: ['interactions'] })
    .input(InteractionFilter)
    .output(z.object({ rows: z.array(InteractionRow), total: z.number().int(), next: z.string().nullable() })),
  get: oc
    .route({ method: 'GET', path: '/interactions/{id}', summary: 'One interaction', tags: ['interactions'] })
    .input(OfInteraction)
    .output(InteractionDoc),
  timeline: oc
    .route({
      method: 'GET',
      path: '/interactions/{id}/timeline',
      summary: 'What happened in it, from the log',
      tags: ['interactions'],
    })
    .input(OfInteraction)
    .output(z.object({ entries: z.array(TimelineEntry) })),
  causes: oc
    .route({
      method: 'GET',
      path: '/events/{version}/causes',
      summary: 'Why: the chain of causes of an event',
      tags: ['interactions'],
    })
    .input(z.strictObject({ version: z.coerce.number().int().positive() }))
    .output(z.object({ chain: z.array(Cause) })),
  chooseIdentity: oc
    .route({ method: 'POST', path: '/interactions/{id}/identity', summary: 'Say who is calling', tags: ['identity'] })
    .input(
      OfInteraction.extend({
        choice: z.discriminatedUnion('state', [
          z.strictObject({
            state: z.literal('matched'),
            customerId: CustomerId,
            remember: z.enum(['shared', 'direct']).nullable(),
          }),
          z.strictObject({ state: z.literal('anonymous') }),
          z.strictObject({ state: z.literal('third-party'), customerId: CustomerId.nullable() }),
        ]),
      }),
    )
    .output(InteractionDoc),
  addTopic: oc
    .route({ method: 'POST', path: '/interactions/{id}/topics', summary: 'Add a topic', tags: ['interactions'] })
    .input(OnTopic)
    .output(InteractionDoc),
  removeTopic: oc
    .route({
      method: 'POST',
      path: '/interactions/{id}/topics/remove',
      summary: 'Take a topic off',
      tags: ['interactions'],
    })
    .input(OnTopic)
    .output(InteractionDoc),
  setTopicOutcome: oc
    .route({
      method: 'POST',
      path: '/interactions/{id}/topics/outcome',
      summary: 'Say how a topic ended',
      tags: ['interactions'],
    })
    .input(OnTopic.extend({ outcomeId: OutcomeId }))
    .output(InteractionDoc),
  chooseOutcome: oc
    .route({
      method: 'POST',
      path: '/interactions/{id}/outcome',
      summary: 'Choose the outcome',
      tags: ['interactions'],
    })
    .input(OfInteraction.extend({ outcomeId: OutcomeId }))
    .output(InteractionDoc),
  voidIt: oc
    .route({
      method: 'POST',
      path: '/interactions/{id}/void',
      summary: 'Void with a reason; the record stays',
      tags: ['interactions'],
    })
    .input(OfInteraction.extend({ reason: z.string().trim().max(500) }))
    .output(InteractionDoc),
  remove: oc
    .route({
      method: 'DELETE',
      path: '/interactions/{id}',
      summary: 'Always refused: nothing is deleted',
      tags: ['interactions'],
    })
    .input(OfInteraction)
    .output(z.never()),
  saveDraft: oc
    .route({ method: 'PUT', path: '/drafts', summary: 'Keep what is being typed', tags: ['drafts'] })
    .input(z.strictObject({ subject: DraftSubject, field: z.string().max(60), value: z.string().max(20_000) }))
    .output(z.object({ savedAt: Timestamp })),
  drafts: oc
    .route({ method: 'GET', path: '/drafts', summary: 'What was typed for a subject', tags: ['drafts'] })
    .input(z.strictObject({ subject: DraftSubject }))
    .output(z.object({ fields: z.array(z.object({ field: z.string(), value: z.string(), savedAt: Timestamp })) })),
  choices: oc
    .route({
      method: 'GET',
      path: '/choices',
      summary: 'Topics, outcomes and case types to choose from',
      tags: ['interactions'],
    })
    .output(
      z.object({
        topics: z.array(z.object({ id: TopicId, name: z.string() })),
        outcomes: z.array(
          z.object({
            id: OutcomeId,
            key: z.string(),
            name: z.string(),
            consequence: z.string(),
            icon: z.string(),
            effect: z.enum(['none', 'keep', 'resolve', 'wait', 'callback']),
          }),
        ),
        caseTypes: z.array(z.object({ id: z.uuid(), name: z.string() })),
        objectTypes: z.array(z.object({ id: z.uuid(), key: z.string(), name: z.string(), icon: z.string() })),
      }),
    ),
};
