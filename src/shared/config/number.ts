import { z } from 'zod';
import { LanguageTag } from '../language.ts';
import { ConfigKey } from './config-key.ts';

/** The key of a number is what is dialled: E.164 without the plus, or a short number of the house. */
export const NumberKey = z.string().regex(/^[0-9]{3,15}$/);

/** Where a call to a number of ours goes. */
export const NumberSettings = z.strictObject({
  principal: ConfigKey.nullable(),
  /** Spoken until the caller chooses another. */
  language: LanguageTag,
  flow: ConfigKey,
  /** The first plan whose calendar says so decides instead of `flow`. */
  plans: z
    .array(z.strictObject({ calendar: ConfigKey, is: z.enum(['open', 'closed', 'holiday']), flow: ConfigKey }))
    .max(10),
  /** While it is on, every call goes there and nothing else is asked. */
  emergency: z.strictObject({ flow: ConfigKey, on: z.boolean() }).nullable(),
});
export type NumberSettings = z.infer<typeof NumberSettings>;
