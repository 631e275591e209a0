import { z } from 'zod';
import { Names } from './words.ts';

/** Why people contact the firm. */
export const TopicSettings = z.strictObject({ names: Names, position: z.number().int().min(0).max(9_999) });
export type TopicSettings = z.infer<typeof TopicSettings>;
