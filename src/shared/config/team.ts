import { z } from 'zod';
import { ConfigKey } from './config-key.ts';
import { Names } from './words.ts';

/** People who belong together; a department is a team with teams below it. */
export const TeamSettings = z.strictObject({
  names: Names,
  /** Where it sits. */
  site: z.string().trim().min(1).max(80).nullable(),
  /** The team above it. */
  parent: ConfigKey.nullable(),
});
export type TeamSettings = z.infer<typeof TeamSettings>;
