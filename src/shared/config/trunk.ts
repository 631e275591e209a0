import { z } from 'zod';
import { ConfigKey } from './config-key.ts';
import { Names } from './words.ts';

const codecs = ['alaw', 'ulaw', 'g722', 'opus'] as const;

/** A host name or an address, as it stands in a SIP address; IPv6 without brackets. */
const Host = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/, 'a host name or an address');

/** A line to a carrier or to another telephone system. */
export const TrunkSettings = z
  .strictObject({
    names: Names,
    /** `ip`: the far end is known by its address. `registered`: we say where we are, with a password. */
    kind: z.enum(['ip', 'registered']),
    host: Host,
    /** Null is what the transport has as a rule: 5060, by TLS 5061. */
    port: z.number().int().min(1).max(65_535).nullable(),
    transport: z.enum(['udp', 'tcp', 'tls']),
    /** Audio is encrypted or the call does not come about. */
    srtp: z.boolean(),
    /** Of the account with the carrier; its password is the secret of this name, which no setting holds. */
    username: z
      .string()
      .max(60)
      .regex(/^[a-zA-Z0-9._+-]+$/)
      .nullable(),
    secretName: ConfigKey.nullable(),
    codecs: z
      .array(z.enum(codecs))
      .min(1)
      .max(codecs.length)
      .refine((chosen) => new Set(chosen).size === chosen.length, 'a codec stands there twice'),
    /** Where the number that was dialled stands: in what the request asks for, or in its To. */
    numbersFrom: z.enum(['request', 'to']),
    /** Calls at once that the carrier has sold; null: as many as there are. */
    maxCalls: z.number().int().min(1).max(4_000).nullable(),
  })
  .refine(({ kind, username, secretName }) => kind === 'ip' || (username !== null && secretName !== null), {
    message: 'whoever registers needs a user name and a secret',
    path: ['username'],
  })
  .refine(({ username, secretName }) => (username === null) === (secretName === null), {
    message: 'a user name and a secret go together',
    path: ['secretName'],
  })
  .refine(({ srtp, transport }) => !srtp || transport === 'tls', {
    message: 'its keys would be readable on the way without TLS',
    path: ['srtp'],
  });
export type TrunkSettings = z.infer<typeof TrunkSettings>;
