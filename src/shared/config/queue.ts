import { z } from 'zod';
import { LanguageTag } from '../language.ts';
import { ConfigKey } from './config-key.ts';
import { Names } from './words.ts';

const Level = z.number().int().min(1).max(10);

/** Who is waited for, in what order, and what belongs to serving them. */
export const QueueSettings = z.strictObject({
  names: Names,
  principal: ConfigKey.nullable(),
  language: LanguageTag,
  skills: z
    .array(z.strictObject({ skill: ConfigKey, level: Level }))
    .max(10)
    .refine((skills) => new Set(skills.map(({ skill }) => skill)).size === skills.length, 'a skill stands there twice'),
  /** After this time less is asked of an agent. */
  relaxations: z
    .array(
      z.strictObject({
        afterMs: z.number().int().min(1_000).max(3_600_000),
        levelDrop: z.number().int().min(0).max(9),
        firstSkillOnly: z.boolean(),
      }),
    )
    .max(5)
    .refine((steps) => new Set(steps.map(({ afterMs }) => afterMs)).size === steps.length, 'two at the same time'),
  /** Higher is served first. */
  priority: z.number().int().min(-100).max(100),
  /** Points of priority that a waiting contact gains each minute. */
  ageingPerMinute: z.number().min(0).max(100),
  ringMs: z.number().int().min(3_000).max(120_000),
  wrapUpMs: z.number().int().min(0).max(600_000),
  wrapUpExtensionMs: z.number().int().min(0).max(600_000),
  wrapUpExtensionsMax: z.number().int().min(0).max(10),
  /** Within this time a contact should be answered. */
  serviceLevelMs: z.number().int().min(1_000).max(86_400_000),
  recorded: z.boolean(),
  /** Who served the number last is preferred for so long; 0 = never. */
  lastAgentMs: z.number().int().min(0).max(31_536_000_000),
});
export type QueueSettings = z.infer<typeof QueueSettings>;
