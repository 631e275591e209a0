import { z } from 'zod';
import { LanguageTag } from '../language.ts';

/** A name as it is kept: at least one language, none of them empty. */
export const Names = z
  .record(LanguageTag, z.string().trim().min(1).max(80))
  .refine((names) => Object.keys(names).length > 0, 'at least one language');
export type Names = z.infer<typeof Names>;
