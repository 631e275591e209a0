import { z } from 'zod';
import { LanguageTag } from '../language.ts';
import { Names } from './words.ts';

/** How a contact ended, and what follows for its cases. */
export const OutcomeSettings = z.strictObject({
  names: Names,
  /** What follows, in a few words; shown under the name. */
  consequenceNames: z.record(LanguageTag, z.string().trim().max(120)),
  icon: z.string().regex(/^[a-z0-9-]{1,40}$/),
  effect: z.enum(['none', 'keep', 'resolve', 'wait', 'callback']),
  position: z.number().int().min(0).max(9_999),
});
export type OutcomeSettings = z.infer<typeof OutcomeSettings>;
