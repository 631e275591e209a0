import { z } from 'zod';

/** Every id is a UUID; the brand keeps an agent's id from being handed to a function that wants a case's. */
const id = <B extends string>(brand: B) => z.uuid().brand(brand);

export const TenantId = id('tenant');
export const PrincipalId = id('principal');
export const UserId = id('user');
export const QueueId = id('queue');
export const SkillId = id('skill');
export const InteractionId = id('interaction');
export const LegId = z.string().min(1).max(80).brand('leg');
export const CustomerId = id('customer');
export const ContactPointId = id('contact-point');
export const ObjectId = id('object');
export const CaseId = id('case');
export const TopicId = id('topic');
export const OutcomeId = id('outcome');
export const RecordingId = id('recording');
export const CallbackId = id('callback');
export const FlowId = id('flow');
export const NumberId = id('number');
/** Names a login to its owner; it opens nothing. */
export const SessionId = id('session');

export type TenantId = z.infer<typeof TenantId>;
export type PrincipalId = z.infer<typeof PrincipalId>;
export type UserId = z.infer<typeof UserId>;
export type QueueId = z.infer<typeof QueueId>;
export type SkillId = z.infer<typeof SkillId>;
export type InteractionId = z.infer<typeof InteractionId>;
export type LegId = z.infer<typeof LegId>;
export type CustomerId = z.infer<typeof CustomerId>;
export type ContactPointId = z.infer<typeof ContactPointId>;
export type ObjectId = z.infer<typeof ObjectId>;
export type CaseId = z.infer<typeof CaseId>;
export type TopicId = z.infer<typeof TopicId>;
export type OutcomeId = z.infer<typeof OutcomeId>;
export type RecordingId = z.infer<typeof RecordingId>;
export type CallbackId = z.infer<typeof CallbackId>;
export type FlowId = z.infer<typeof FlowId>;
export type NumberId = z.infer<typeof NumberId>;
export type SessionId = z.infer<typeof SessionId>;
