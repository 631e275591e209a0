import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AgentState, ChosenState } from '../agent-state.ts';
import { InteractionId, OutcomeId, QueueId, UserId } from '../ids.ts';
import { Timestamp } from '../time.ts';
import { DeskSnapshot } from './desk.ts';

const OfCall = z.strictObject({ id: InteractionId });
const Done = z.object({ done: z.literal(true) });

/** A paragraph of the ledger: one state of one agent from beginning to end. */
export const LedgerRow = z.object({
  startedAt: Timestamp,
  endedAt: Timestamp.nullable(),
  state: AgentState,
  reason: z.string().nullable(),
  activity: z.string().nullable(),
  paid: z.boolean(),
  interactionId: InteractionId.nullable(),
  queueName: z.string().nullable(),
  setByName: z.string().nullable(),
  source: z.enum(['agent', 'supervisor', 'engine']),
});

/** To whom a call may be handed on now. */
export const TransferTargets = z.object({
  queues: z.array(z.object({ id: QueueId, name: z.string(), waiting: z.number().int(), ready: z.number().int() })),
  agents: z.array(z.object({ id: UserId, name: z.string(), state: AgentState, reason: z.string().nullable() })),
});
export type TransferTargets = z.infer<typeof TransferTargets>;

export const callsContract = {
  desk: oc
    .route({ method: 'GET', path: '/desk', summary: 'Everything the desk shows', tags: ['desk'] })
    .output(DeskSnapshot),
  phone: oc
    .route({ method: 'GET', path: '/phone-account', summary: 'What the browser phone registers with', tags: ['desk'] })
    .output(
      z.object({
        driver: z.enum(['asterisk', 'simulated']),
        uri: z.string(),
        username: z.string(),
        password: z.string(),
        socketPath: z.literal('/phone'),
        iceServers: z.array(
          z.object({ urls: z.string(), username: z.string().optional(), credential: z.string().optional() }),
        ),
      }),
    ),
  chooseState: oc
    .route({ method: 'POST', path: '/agent/state', summary: 'Go ready, or not ready with a reason', tags: ['desk'] })
    .input(ChosenState)
    .output(Done),
  ledger: oc
    .route({ method: 'GET', path: '/agents/{id}/ledger', summary: "An agent's time, state by state", tags: ['agents'] })
    .input(z.strictObject({ id: UserId, from: Timestamp, to: Timestamp }))
    .output(z.object({ rows: z.array(LedgerRow), loggedInMs: z.number(), sumOfStatesMs: z.number() })),
  answer: oc
    .route({ method: 'POST', path: '/calls/{id}/answer', summary: 'Take the offer', tags: ['calls'] })
    .input(OfCall)
    .output(Done),
  decline: oc
    .route({ method: 'POST', path: '/calls/{id}/decline', summary: 'Decline the offer', tags: ['calls'] })
    .input(OfCall)
    .output(Done),
  hold: oc
    .route({ method: 'POST', path: '/calls/{id}/hold', summary: 'Hold', tags: ['calls'] })
    .input(OfCall)
    .output(Done),
  resume: oc
    .route({ method: 'POST', path: '/calls/{id}/resume', summary: 'Take off hold', tags: ['calls'] })
    .input(OfCall)
    .output(Done),
  sendDigits: oc
    .route({ method: 'POST', path: '/calls/{id}/digits', summary: 'Send digits to the other side', tags: ['calls'] })
    .input(OfCall.extend({ digits: z.string().regex(/^[0-9*#]{1,32}$/) }))
    .output(Done),
  targets: oc
    .route({
      method: 'GET',
      path: '/calls/{id}/targets',
      summary: 'To whom the call may be handed on',
      tags: ['calls'],
    })
    .input(OfCall)
    .output(TransferTargets),
  transfer: oc
    .route({ method: 'POST', path: '/calls/{id}/transfer', summary: 'Hand the call on', tags: ['calls'] })
    .input(
      OfCall.extend({
        to: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('queue'), queueId: QueueId }),
          z.strictObject({ kind: z.literal('agent'), agentId: UserId }),
        ]),
      }),
    )
    .output(Done),
  end: oc
    .route({ method: 'POST', path: '/calls/{id}/end', summary: 'End the call', tags: ['calls'] })
    .input(OfCall)
    .output(Done),
  extendWrapUp: oc
    .route({ method: 'POST', path: '/interactions/{id}/wrap-up/extend', summary: 'More time', tags: ['wrap-up'] })
    .input(OfCall)
    .output(Done),
  parkWrapUp: oc
    .route({
      method: 'POST',
      path: '/interactions/{id}/wrap-up/park',
      summary: 'Put the form aside',
      tags: ['wrap-up'],
    })
    .input(OfCall)
    .output(Done),
  finishWrapUp: oc
    .route({ method: 'POST', path: '/interactions/{id}/wrap-up/finish', summary: 'Done', tags: ['wrap-up'] })
    .input(
      OfCall.extend({
        outcomeId: OutcomeId,
        next: ChosenState.nullable(),
        callback: z
          .strictObject({ dueAt: Timestamp, owner: z.enum(['me', 'anyone']), number: z.string().max(20) })
          .nullable(),
      }),
    )
    .output(Done),
};
