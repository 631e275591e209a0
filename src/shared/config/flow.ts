import { z } from 'zod';
import { LanguageTag } from '../language.ts';
import { ConfigKey } from './config-key.ts';
import { Names } from './words.ts';

/** The name of a step within its flow, as its author wrote it. */
export const StepName = z.string().trim().min(1).max(60);
const Prompt = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const Digit = z.string().regex(/^[0-9*#]$/);
const waitMs = z.number().int().min(500).max(60_000);
const tries = z.number().int().min(1).max(5);
const AttributeKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** What a condition looks at; all of its tests must hold. */
export const FlowTest = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('attribute'), key: AttributeKey, is: z.enum(['set', 'not-set']) }),
  z.strictObject({
    of: z.literal('attribute-value'),
    key: AttributeKey,
    is: z.enum(['one-of', 'none-of', 'begins-with']),
    values: z.array(z.string().max(200)).min(1).max(50),
  }),
  z.strictObject({ of: z.literal('language'), values: z.array(LanguageTag).min(1).max(20) }),
  /** The caller's number in E.164 begins with one of these; a hidden number begins with nothing. */
  z.strictObject({
    of: z.literal('caller'),
    prefixes: z
      .array(z.string().regex(/^\+[0-9]{0,15}$/))
      .min(1)
      .max(100),
  }),
  z.strictObject({ of: z.literal('waiting'), queue: ConfigKey, atLeast: z.number().int().min(1).max(10_000) }),
]);
export type FlowTest = z.infer<typeof FlowTest>;

const steps = {
  play: z.strictObject({ kind: z.literal('play'), prompt: Prompt, next: StepName }),
  language: z.strictObject({
    kind: z.literal('language'),
    prompt: Prompt,
    choices: z
      .array(z.strictObject({ digit: Digit, language: LanguageTag }))
      .min(1)
      .max(10),
    waitMs,
    /** On both ways: who says nothing keeps the language of the number. */
    next: StepName,
  }),
  menu: z.strictObject({
    kind: z.literal('menu'),
    prompt: Prompt,
    choices: z
      .array(z.strictObject({ digit: Digit, next: StepName }))
      .min(1)
      .max(12),
    waitMs,
    tries,
    /** Instead of `prompt` on a later try; null = the same again. */
    retryPrompt: Prompt.nullable(),
    /** After the last try without a key that is offered. */
    none: StepName,
  }),
  digits: z.strictObject({
    kind: z.literal('digits'),
    prompt: Prompt,
    /** The typed attribute that the digits fill, for example `card`. */
    attribute: AttributeKey,
    type: z.enum(['card', 'contract', 'number']),
    check: z.enum(['luhn', 'none']),
    lengthMin: z.number().int().min(1).max(40),
    lengthMax: z.number().int().min(1).max(40),
    /** Ends the typing early; `#` by custom. */
    finishOn: Digit,
    waitMs,
    tries,
    retryPrompt: Prompt,
    /** Where to go with valid digits, without any, and with wrong ones after the last try. */
    next: StepName,
    none: StepName,
    invalid: StepName,
  }),
  hours: z.strictObject({
    kind: z.literal('hours'),
    calendar: ConfigKey,
    open: StepName,
    closed: StepName,
    /** Null: a holiday is closed like a night. */
    holiday: StepName.nullable(),
  }),
  condition: z.strictObject({
    kind: z.literal('condition'),
    all: z.array(FlowTest).min(1).max(10),
    yes: StepName,
    no: StepName,
  }),
  set: z.strictObject({
    kind: z.literal('set'),
    attributes: z.record(AttributeKey, z.string().max(200)),
    /** Points added to the queue's; null leaves them. */
    priority: z.number().int().min(-100).max(100).nullable(),
    next: StepName,
  }),
  /** Says that the call is recorded; who presses the digit is not. */
  'announce-recording': z.strictObject({
    kind: z.literal('announce-recording'),
    prompt: Prompt,
    refuseDigit: Digit.nullable(),
    waitMs,
    next: StepName,
  }),
  queue: z.strictObject({
    kind: z.literal('queue'),
    queue: ConfigKey,
    prompt: Prompt.nullable(),
    /** The caller hears the position when it changes, not more often than this; null = never. */
    positionEveryMs: z.number().int().min(10_000).max(600_000).nullable(),
  }),
  hangup: z.strictObject({ kind: z.literal('hangup'), prompt: Prompt.nullable() }),
};

export const FlowStep = z.discriminatedUnion('kind', [
  steps.play,
  steps.language,
  steps.menu,
  steps.digits,
  steps.hours,
  steps.condition,
  steps.set,
  steps['announce-recording'],
  steps.queue,
  steps.hangup,
]);
export type FlowStep = z.infer<typeof FlowStep>;
export type FlowStepKind = FlowStep['kind'];

/**
 * A flow as data: steps by name. It is kept in `flow_version.definition`, versioned, and run by `core/flow/run-flow.ts`.
 * A call finishes on the version that it began with. Whether it leads somewhere is for `core/flow/lint-flow.ts` to say:
 * a draft need not.
 */
export const FlowDefinition = z.strictObject({
  start: StepName,
  steps: z.record(StepName, FlowStep).refine((all) => Object.keys(all).length <= 200, 'more than 200 steps'),
  /** Where a step stands on the canvas, in its own units; without one it is laid out. */
  places: z.record(StepName, z.strictObject({ x: z.number(), y: z.number() })).exactOptional(),
  /** What its authors tell each other about a step. */
  comments: z.record(StepName, z.string().max(1_000)).exactOptional(),
});
export type FlowDefinition = z.infer<typeof FlowDefinition>;

/** A flow as a file carries it: its name and the version that is published. */
export const FlowSettings = z.strictObject({ names: Names, definition: FlowDefinition });
export type FlowSettings = z.infer<typeof FlowSettings>;
