import { z } from 'zod';
import { LanguageTag } from '../language.ts';
import { ConfigKey } from './config-key.ts';

const inOrder = (keys: readonly string[]): string[] => keys.toSorted((a, b) => (a < b ? -1 : 1));

/** Somebody who signs in: what is decided for them, nothing that is theirs alone, and never a password. */
export const PersonSettings = z.strictObject({
  name: z.string().trim().min(1).max(120),
  email: z.email().max(200),
  role: z.enum(['agent', 'supervisor', 'admin']),
  /** What the screens speak to them; their own choice replaces it. */
  language: LanguageTag,
  team: ConfigKey.nullable(),
  /** Null: every principal of the company. */
  principals: z
    .array(ConfigKey)
    .max(100)
    .refine((keys) => new Set(keys).size === keys.length, 'a principal stands there twice')
    .overwrite(inOrder)
    .nullable(),
  /** In no order of their own: they stand by key, so that the same skills are the same file. */
  skills: z
    .array(z.strictObject({ skill: ConfigKey, level: z.number().int().min(1).max(10) }))
    .max(100)
    .refine((skills) => new Set(skills.map(({ skill }) => skill)).size === skills.length, 'a skill stands there twice')
    .overwrite((skills) => skills.toSorted((a, b) => (a.skill < b.skill ? -1 : 1))),
  /** How many calls at once; nobody with 0 is offered any. */
  voiceCapacity: z.number().int().min(0).max(1),
});
export type PersonSettings = z.infer<typeof PersonSettings>;
