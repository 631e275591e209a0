import { oc } from '@orpc/contract';
import { z } from 'zod';
import { InteractionId, OutcomeId, RecordingId, TopicId, UserId } from '../ids.ts';
import { Timestamp } from '../time.ts';

export const ContactsReport = z.object({
  from: Timestamp,
  to: Timestamp,
  /** The log's version that the counts stand on. */
  version: z.number().int(),
  contacts: z.number().int(),
  answered: z.number().int(),
  abandoned: z.number().int(),
  cases: z.number().int(),
  topics: z.number().int(),
  withOutcome: z.number().int(),
  noCaseOutcomes: z.array(z.object({ outcomeId: OutcomeId, name: z.string(), count: z.number().int() })),
  anonymous: z.number().int(),
  anonymousCases: z.number().int(),
  parked: z.number().int(),
  voided: z.number().int(),
  voidedCases: z.number().int(),
  voidedPerAgent: z.array(
    z.object({
      ...{ agentId: UserId, name: z.string(), handled: z.number().int() },
      ...{ voided: z.number().int(), voidedCases: z.number().int() },
    }),
  ),
  perTopic: z.array(
    z.object({ topicId: TopicId, name: z.string(), count: z.number().int(), contacts: z.number().int() }),
  ),
});
export type ContactsReport = z.infer<typeof ContactsReport>;

export const reportsContract = {
  contacts: oc
    .route({ method: 'GET', path: '/reports/contacts', summary: 'Plain counts from the log', tags: ['reports'] })
    .input(z.strictObject({ from: Timestamp, to: Timestamp }))
    .output(ContactsReport),
};

export const recordingsContract = {
  get: oc
    .route({
      method: 'GET',
      path: '/recordings/{id}',
      summary: 'A recording and where to listen to it',
      tags: ['recordings'],
    })
    .input(z.strictObject({ id: RecordingId }))
    .output(
      z.object({
        id: RecordingId,
        interactionId: InteractionId,
        state: z.enum(['running', 'ended', 'stored', 'missing']),
        startedAt: Timestamp,
        durationMs: z.number().nullable(),
        audioPath: z.string().nullable(),
      }),
    ),
};

export const DemoScenario = z.enum(['unknown-number', 'two-candidates', 'card-number', 'hangs-up']);

export const demoContract = {
  callIn: oc
    .route({ method: 'POST', path: '/demo/callers', summary: 'A caller with a voice rings in', tags: ['demo'] })
    .input(z.strictObject({ scenario: DemoScenario }))
    .output(z.object({ scenario: DemoScenario, from: z.string(), to: z.string(), card: z.string().nullable() })),
};
