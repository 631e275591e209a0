import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CaseId, ContactPointId, CustomerId, InteractionId, ObjectId, PrincipalId } from '../ids.ts';
import { LanguageTag } from '../language.ts';
import { Party } from '../party.ts';
import { CalendarDate, Timestamp } from '../time.ts';
import { InteractionRow, TimelineEntry } from './interactions.ts';

export const ContactPointDoc = z.object({
  id: ContactPointId,
  kind: z.enum(['phone', 'email', 'address', 'messenger']),
  value: z.string(),
  status: z.enum(['unverified', 'verified', 'wrong-person', 'dead', 'refused']),
  source: z.string(),
  usage: z.enum(['direct', 'shared', 'guess']).nullable(),
  preference: z.string().nullable(),
  lastSuccessAt: Timestamp.nullable(),
});

export const FieldValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  /** Money in minor units. */
  z.object({ minor: z.number().int(), currency: z.string().length(3) }),
]);

export const Movement = z.object({
  at: Timestamp,
  text: z.string(),
  amount: z.object({ minor: z.number().int(), currency: z.string() }),
});

export const ObjectDoc = z.object({
  id: ObjectId,
  typeKey: z.string(),
  typeName: z.string(),
  icon: z.string(),
  title: z.string(),
  key: z.string(),
  state: z.string(),
  principalId: PrincipalId.nullable(),
  customer: z.object({ id: CustomerId, name: z.string() }).nullable(),
  fields: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      type: z.enum(['text', 'number', 'money', 'date', 'month', 'flag', 'choice']),
      prominent: z.boolean(),
      value: FieldValue,
      source: z.string().nullable(),
      refreshedAt: Timestamp.nullable(),
    }),
  ),
  /** Rows of movements, if the type keeps them: date, text, amount. */
  movements: z.array(Movement),
  relations: z.array(
    z.object({ role: z.string(), id: ObjectId, title: z.string(), typeName: z.string(), icon: z.string() }),
  ),
  actions: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      icon: z.string(),
      hotKey: z.string().nullable(),
      primary: z.boolean(),
    }),
  ),
});
export type ObjectDoc = z.infer<typeof ObjectDoc>;

export const CaseRow = z.object({
  id: CaseId,
  no: z.number().int(),
  title: z.string(),
  state: z.enum(['open', 'waiting', 'resolved', 'voided']),
  typeName: z.string(),
  ownerName: z.string().nullable(),
  openedAt: Timestamp,
  dueAt: Timestamp.nullable(),
});

export const CustomerDoc = z.object({
  id: CustomerId,
  kind: z.enum(['person', 'organisation']),
  party: Party,
  name: z.string(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  birthDate: z.string().nullable(),
  identifier: z.string().nullable(),
  language: LanguageTag,
  city: z.string().nullable(),
  address: z.string().nullable(),
  since: z.string().nullable(),
  flags: z.array(z.string()),
  consents: z.record(z.string(), z.boolean()),
  principalId: PrincipalId.nullable(),
  contactPoints: z.array(ContactPointDoc),
  relations: z.array(z.object({ role: z.string(), id: CustomerId, name: z.string() })),
  objects: z.array(
    ObjectDoc.pick({
      id: true,
      typeKey: true,
      typeName: true,
      icon: true,
      title: true,
      state: true,
      key: true,
      fields: true,
    }),
  ),
  openCases: z.array(CaseRow),
  /** The newest of all that the customer has, with what it moved on. */
  lastMovement: Movement.extend({ objectId: ObjectId, objectTitle: z.string() }).nullable(),
  /** Of a contact that is over. */
  lastNote: z.object({ at: Timestamp, agentName: z.string().nullable(), text: z.string() }).nullable(),
  counts: z.object({ interactions: z.number().int(), interactions90Days: z.number().int(), cases: z.number().int() }),
});
export type CustomerDoc = z.infer<typeof CustomerDoc>;

export const CustomerHit = z.object({
  id: CustomerId,
  name: z.string(),
  kind: z.enum(['person', 'organisation']),
  party: Party,
  city: z.string().nullable(),
  birthDate: z.string().nullable(),
  identifier: z.string().nullable(),
  phones: z.array(z.string()),
  objectKeys: z.array(z.object({ typeName: z.string(), key: z.string() })),
  /** What agrees with the question and what differs, as catalogue keys. */
  agrees: z.array(z.string()),
  differs: z.array(z.object({ field: z.string(), value: z.string() })),
  exact: z.boolean(),
});
export type CustomerHit = z.infer<typeof CustomerHit>;

export const CustomerQuestion = z.strictObject({
  text: z.string().max(200).default(''),
  familyName: z.string().max(100).default(''),
  givenName: z.string().max(100).default(''),
  city: z.string().max(100).default(''),
  birthDate: z.string().max(20).default(''),
  key: z.string().max(60).default(''),
  phone: z.string().max(40).default(''),
});

const OfCustomer = z.strictObject({ id: CustomerId });

export const customersContract = {
  search: oc
    .route({ method: 'POST', path: '/customers/search', summary: 'Search that forgives', tags: ['customers'] })
    .input(CustomerQuestion)
    .output(z.object({ exact: z.array(CustomerHit), near: z.array(CustomerHit) })),
  get: oc
    .route({ method: 'GET', path: '/customers/{id}', summary: 'The customer on one screen', tags: ['customers'] })
    .input(OfCustomer)
    .output(CustomerDoc),
  timeline: oc
    .route({ method: 'GET', path: '/customers/{id}/timeline', summary: 'One timeline', tags: ['customers'] })
    .input(
      OfCustomer.extend({ before: Timestamp.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
    )
    .output(z.object({ entries: z.array(TimelineEntry), total: z.number().int() })),
  create: oc
    .route({ method: 'POST', path: '/customers', summary: 'A new customer, by an explicit act', tags: ['customers'] })
    .input(
      z.strictObject({
        kind: z.enum(['person', 'organisation']).default('person'),
        party: Party.default('customer'),
        familyName: z.string().trim().min(1).max(100),
        givenName: z.string().trim().max(100).default(''),
        city: z.string().trim().max(100).default(''),
        birthDate: CalendarDate.nullable().default(null),
        phone: z.string().max(40).nullable().default(null),
        language: LanguageTag,
        interactionId: InteractionId.nullable().default(null),
        /** Ids of the possible duplicates that were shown and found to be others. */
        notDuplicateOf: z.array(CustomerId).max(50).default([]),
      }),
    )
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('created'), customer: CustomerDoc }),
        z.object({ kind: z.literal('possible-duplicates'), hits: z.array(CustomerHit) }),
      ]),
    ),
  remove: oc
    .route({
      method: 'DELETE',
      path: '/customers/{id}',
      summary: 'Always refused: nothing is deleted',
      tags: ['customers'],
    })
    .input(OfCustomer)
    .output(z.never()),
  contactPoint: oc
    .route({
      method: 'GET',
      path: '/contact-points/{id}',
      summary: 'A number or address with its contacts',
      tags: ['customers'],
    })
    .input(z.strictObject({ id: ContactPointId }))
    .output(
      z.object({
        point: ContactPointDoc,
        customers: z.array(z.object({ id: CustomerId, name: z.string(), usage: z.string() })),
        interactions: z.array(InteractionRow),
        openCases: z.array(CaseRow),
        country: z.string().nullable(),
        lineType: z.string().nullable(),
      }),
    ),
  setContactPointStatus: oc
    .route({
      method: 'POST',
      path: '/contact-points/{id}/status',
      summary: 'Say what is known of it',
      tags: ['customers'],
    })
    .input(
      z.strictObject({
        id: ContactPointId,
        status: z.enum(['unverified', 'verified', 'wrong-person', 'dead', 'refused']),
        interactionId: InteractionId.nullable().default(null),
      }),
    )
    .output(ContactPointDoc),
  object: oc
    .route({ method: 'GET', path: '/objects/{id}', summary: 'A card, contract, meter, account ...', tags: ['objects'] })
    .input(z.strictObject({ id: ObjectId }))
    .output(ObjectDoc),
  objectTimeline: oc
    .route({ method: 'GET', path: '/objects/{id}/timeline', summary: 'What happened to it', tags: ['objects'] })
    .input(z.strictObject({ id: ObjectId }))
    .output(z.object({ entries: z.array(TimelineEntry) })),
  act: oc
    .route({
      method: 'POST',
      path: '/objects/{id}/actions/{action}',
      summary: 'Perform an act on it',
      tags: ['objects'],
    })
    .input(
      z.strictObject({
        id: ObjectId,
        action: z.string().max(60),
        interactionId: InteractionId.nullable().default(null),
      }),
    )
    .output(
      z.object({
        object: ObjectDoc,
        case: z.object({ id: CaseId, no: z.number().int(), title: z.string(), created: z.boolean() }).nullable(),
        event: z.number().int(),
      }),
    ),
};
