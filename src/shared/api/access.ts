import { oc } from '@orpc/contract';
import { z } from 'zod';
import { UserId } from '../ids.ts';
import { Timestamp } from '../time.ts';
import { Code, Me, Password } from './session.ts';

const LinkKind = z.enum(['invitation', 'reset']);
export type LinkKind = z.infer<typeof LinkKind>;

/** The tenant and 256 random bits. */
const LinkToken = z.string().min(1).max(200);

const AccessLink = z.object({
  kind: LinkKind,
  name: z.string(),
  email: z.string(),
  /** The name of the tenant. */
  tenant: z.string(),
  /** Using it takes a code, too. */
  secondFactor: z.boolean(),
  expiresAt: Timestamp,
});
export type AccessLink = z.infer<typeof AccessLink>;

/** Links by which people set their password; whoever holds one needs no session. */
export const accessContract = {
  makeLink: oc
    .route({
      method: 'POST',
      path: '/people/{id}/access-link',
      summary: 'A link by which somebody sets a password; told once, to be handed over',
      tags: ['access'],
    })
    .input(z.strictObject({ id: UserId, kind: LinkKind }))
    .output(z.object({ path: z.string(), expiresAt: Timestamp })),
  removeSecondFactor: oc
    .route({
      method: 'POST',
      path: '/people/{id}/second-factor/remove',
      summary: 'For somebody who has lost the second factor and the recovery codes',
      tags: ['access'],
    })
    .input(z.strictObject({ id: UserId }))
    .output(z.object({ removed: z.boolean() })),
  // The token travels in the body: what stands in an address is logged by proxies.
  see: oc
    .route({ method: 'POST', path: '/access/see', summary: 'Whose a link is', tags: ['access'] })
    .input(z.strictObject({ token: LinkToken }))
    .output(AccessLink),
  use: oc
    .route({ method: 'POST', path: '/access/use', summary: 'Set the password of a link and sign in', tags: ['access'] })
    .input(z.strictObject({ token: LinkToken, password: Password, code: Code.optional() }))
    .output(Me),
};
