import { z } from 'zod';
import { Names } from './words.ts';

/** What an agent may be able to do, to a level of 1 to 10. */
export const SkillSettings = z.strictObject({ names: Names });
export type SkillSettings = z.infer<typeof SkillSettings>;
