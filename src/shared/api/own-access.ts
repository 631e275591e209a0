import { oc } from '@orpc/contract';
import { z } from 'zod';
import { SessionId } from '../ids.ts';
import { Timestamp } from '../time.ts';
import { Code, Password } from './session.ts';

const Login = z.object({
  id: SessionId,
  /** As the browser names itself. */
  browser: z.string(),
  address: z.string(),
  since: Timestamp,
  seenAt: Timestamp,
  /** The one that asks. */
  isThis: z.boolean(),
});
export type Login = z.infer<typeof Login>;

const SecondFactor = z.object({
  /** Null where there is none. */
  since: Timestamp.nullable(),
  recoveryCodesLeft: z.int(),
});
export type SecondFactor = z.infer<typeof SecondFactor>;

const done = z.object({ done: z.literal(true) });

/** What everybody does about their own way in. */
export const ownAccessContract = {
  changePassword: oc
    .route({
      method: 'POST',
      path: '/session/password',
      summary: 'Another password for oneself; all other logins end',
      tags: ['session'],
    })
    .input(z.strictObject({ current: Password, next: Password }))
    .output(done),
  logins: oc
    .route({ method: 'GET', path: '/session/list', summary: 'Where one is signed in', tags: ['session'] })
    .output(z.object({ logins: z.array(Login) })),
  endOthers: oc
    .route({ method: 'POST', path: '/session/end-others', summary: 'End all other logins', tags: ['session'] })
    .output(z.object({ ended: z.int() })),
  endLogin: oc
    .route({ method: 'POST', path: '/session/{id}/end', summary: 'End a login of one’s own', tags: ['session'] })
    .input(z.strictObject({ id: SessionId }))
    .output(done),
  secondFactor: oc
    .route({
      method: 'GET',
      path: '/session/second-factor',
      summary: 'Whether a code is asked for',
      tags: ['session'],
    })
    .output(SecondFactor),
  beginSecondFactor: oc
    .route({
      method: 'POST',
      path: '/session/second-factor/begin',
      summary: 'A new key for an authenticator; nothing is asked for before it is confirmed',
      tags: ['session'],
    })
    .output(z.object({ secret: z.string(), uri: z.string() })),
  confirmSecondFactor: oc
    .route({
      method: 'POST',
      path: '/session/second-factor/confirm',
      summary: 'The first code of the new key; tells the recovery codes once',
      tags: ['session'],
    })
    .input(z.strictObject({ code: Code }))
    .output(z.object({ recoveryCodes: z.array(z.string()) })),
  removeSecondFactor: oc
    .route({
      method: 'POST',
      path: '/session/second-factor/remove',
      summary: 'Sign in by the password alone again',
      tags: ['session'],
    })
    .input(z.strictObject({ password: Password, code: Code }))
    .output(done),
};
