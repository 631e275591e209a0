import { z } from 'zod';
import { LanguageTag } from './language.ts';

const oneOf = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(50);

/** When a screen-pop rule applies: every part that is given must hold; a list means "any of". */
export const PopCondition = z.strictObject({
  channels: oneOf(z.enum(['phone', 'email', 'chat', 'sms'])).optional(),
  /** Keys of queues. */
  queues: oneOf(z.string().min(1)).optional(),
  languages: oneOf(LanguageTag).optional(),
  identity: oneOf(z.enum(['none', 'several', 'matched'])).optional(),
  /** What the caller typed or the channel told, by its name. */
  attributes: z
    .record(
      z.string().min(1),
      z.strictObject({
        checks: oneOf(z.enum(['valid', 'invalid', 'unchecked'])).optional(),
        values: oneOf(z.string()).optional(),
      }),
    )
    .optional(),
});
export type PopCondition = z.infer<typeof PopCondition>;

/** What it opens. `object`: of that type, whose key is the value of that attribute. */
export const PopRuleTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('object'), type: z.string().min(1), attribute: z.string().min(1) }),
  z.strictObject({ kind: z.literal('customer') }),
  z.strictObject({ kind: z.literal('open-case') }),
  z.strictObject({ kind: z.literal('search') }),
  z.strictObject({ kind: z.literal('chooser') }),
]);
export type PopRuleTarget = z.infer<typeof PopRuleTarget>;

export const PopRule = z.strictObject({
  key: z.string().min(1),
  version: z.number().int().positive(),
  position: z.number().int(),
  condition: PopCondition,
  /** Several open side by side, in this order. */
  target: z.array(PopRuleTarget).min(1).max(5),
});
export type PopRule = z.infer<typeof PopRule>;
