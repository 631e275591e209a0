import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Activity, AgentState, ChosenState } from '../agent-state.ts';
import { InteractionId, QueueId, UserId } from '../ids.ts';
import { Timestamp } from '../time.ts';

/** Who waits in a queue now, who serves it, and how it went since midnight. */
export const LiveQueue = z.object({
  id: QueueId,
  name: z.string(),
  waiting: z.number().int(),
  longestSince: Timestamp.nullable(),
  serviceLevelMs: z.number().int(),
  offeredToday: z.number().int(),
  answeredInTimeToday: z.number().int(),
  abandonedToday: z.number().int(),
  callbacksDue: z.number().int(),
  /** Of the agents whose skills suffice for it, by what they do now. */
  ready: z.number().int(),
  engaged: z.number().int(),
  wrapUp: z.number().int(),
});
export type LiveQueue = z.infer<typeof LiveQueue>;

/** What an agent does now, and since when. */
export const LiveAgent = z.object({
  id: UserId,
  name: z.string(),
  state: AgentState,
  reason: z.string().nullable(),
  activity: Activity.nullable(),
  since: Timestamp,
  interactionId: InteractionId.nullable(),
  queueName: z.string().nullable(),
  /** The customer, or the number where nobody is known. */
  caller: z.string().nullable(),
  handledToday: z.number().int(),
});
export type LiveAgent = z.infer<typeof LiveAgent>;

export const LiveFloor = z.object({ now: Timestamp, queues: z.array(LiveQueue), agents: z.array(LiveAgent) });
export type LiveFloor = z.infer<typeof LiveFloor>;

export const liveContract = {
  get: oc
    .route({ method: 'GET', path: '/live', summary: 'The floor now: queues and agents', tags: ['live'] })
    .output(LiveFloor),
  forceState: oc
    .route({
      method: 'POST',
      path: '/live/agents/{id}/state',
      summary: 'Set the state of an agent, who is told by whom and why',
      tags: ['live'],
    })
    .input(
      z.strictObject({ id: UserId, chosen: ChosenState, why: z.string().trim().max(200).nullable().default(null) }),
    )
    .output(z.object({ done: z.literal(true) })),
};
