import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CaseId, ContactPointId, CustomerId, InteractionId, ObjectId, UserId } from '../ids.ts';
import { Timestamp } from '../time.ts';
import { CaseRow } from './customers.ts';
import { TimelineEntry } from './interactions.ts';

export const CaseDoc = CaseRow.extend({
  category: z.string().nullable(),
  customer: z.object({ id: CustomerId, name: z.string() }).nullable(),
  contactPoint: z.object({ id: ContactPointId, value: z.string() }).nullable(),
  object: z.object({ id: ObjectId, title: z.string(), icon: z.string() }).nullable(),
  resolvedAt: Timestamp.nullable(),
  /** Null: by hand. */
  madeBy: z.object({ action: z.string(), version: z.number().int() }).nullable(),
  interactions: z.array(
    z.object({
      id: InteractionId,
      role: z.enum(['opened_by', 'continued_in', 'mentioned']),
      arrivedAt: Timestamp,
      channel: z.string(),
    }),
  ),
  timeline: z.array(TimelineEntry),
});
export type CaseDoc = z.infer<typeof CaseDoc>;

const OfCase = z.strictObject({ id: CaseId });

export const casesContract = {
  list: oc
    .route({ method: 'GET', path: '/cases', summary: 'Cases behind a number', tags: ['cases'] })
    .input(
      z.strictObject({
        from: Timestamp.optional(),
        to: Timestamp.optional(),
        state: z.enum(['open', 'waiting', 'resolved', 'voided']).optional(),
        // In a query it is text, and the text "false" must not be true.
        anonymous: z.union([z.boolean(), z.stringbool()]).default(false),
        /** Those that this person voided. */
        voidedBy: UserId.optional(),
        agentId: UserId.optional(),
        /** As people tell it. */
        no: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(100),
        /** The last case of the page before. */
        after: CaseId.optional(),
      }),
    )
    .output(
      z.object({
        rows: z.array(CaseRow.extend({ customerName: z.string().nullable() })),
        total: z.number().int(),
        next: CaseId.nullable(),
      }),
    ),
  get: oc
    .route({ method: 'GET', path: '/cases/{id}', summary: 'One case with its history', tags: ['cases'] })
    .input(OfCase)
    .output(CaseDoc),
  create: oc
    .route({ method: 'POST', path: '/cases', summary: 'Open a case, with or without a person', tags: ['cases'] })
    .input(
      z.strictObject({
        title: z.string().trim().min(1).max(200),
        caseTypeId: z.uuid(),
        interactionId: InteractionId.nullable(),
        customerId: CustomerId.nullable(),
        objectId: ObjectId.nullable(),
      }),
    )
    .output(CaseDoc),
  attachCustomer: oc
    .route({ method: 'POST', path: '/cases/{id}/customer', summary: 'Say whose case it is', tags: ['cases'] })
    .input(OfCase.extend({ customerId: CustomerId }))
    .output(CaseDoc),
  linkInteraction: oc
    .route({
      method: 'POST',
      path: '/cases/{id}/interactions',
      summary: 'This contact is about this case too',
      tags: ['cases'],
    })
    .input(OfCase.extend({ interactionId: InteractionId, role: z.enum(['continued_in', 'mentioned']) }))
    .output(CaseDoc),
  changeState: oc
    .route({ method: 'POST', path: '/cases/{id}/state', summary: 'Wait, resolve, open again', tags: ['cases'] })
    .input(OfCase.extend({ state: z.enum(['open', 'waiting', 'resolved']) }))
    .output(CaseDoc),
  voidIt: oc
    .route({
      method: 'POST',
      path: '/cases/{id}/void',
      summary: 'Void with a reason; the record stays',
      tags: ['cases'],
    })
    .input(OfCase.extend({ reason: z.string().trim().max(500) }))
    .output(CaseDoc),
  remove: oc
    .route({ method: 'DELETE', path: '/cases/{id}', summary: 'Always refused: nothing is deleted', tags: ['cases'] })
    .input(OfCase)
    .output(z.never()),
};
