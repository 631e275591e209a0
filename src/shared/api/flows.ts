import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ConfigKey } from '../config/config-key.ts';
import { FlowDefinition } from '../config/flow.ts';
import { Names } from '../config/words.ts';
import { UserId } from '../ids.ts';
import { LanguageTag } from '../language.ts';
import { Timestamp } from '../time.ts';

const Person = z.object({ id: UserId.nullable(), name: z.string().nullable() });

/** What is wrong with a flow: errors stand in the way of publishing, warnings do not. */
export const FlowProblem = z.object({
  severity: z.enum(['error', 'warning']),
  rule: z.enum([
    'start-missing',
    'exit-dangling',
    'step-unreachable',
    'loop-without-exit',
    'prompt-missing',
    'prompt-language-missing',
    'queue-missing',
    'queue-retired',
    'queue-nobody-skilled',
    'calendar-missing',
    'key-twice',
    'lengths-crossed',
    'language-unknown',
  ]),
  /** Null of the flow as a whole. */
  step: z.string().nullable(),
  /** What the sentence names: the exit, the prompt, the language. */
  about: z.record(z.string(), z.string()),
});
export type FlowProblem = z.infer<typeof FlowProblem>;

const Draft = z.object({
  definition: FlowDefinition,
  /** Counts its savings, so that nobody writes over what another wrote. */
  revision: z.number().int().positive(),
  savedAt: Timestamp,
  savedBy: Person,
  problems: z.array(FlowProblem),
});

const Version = z.object({
  version: z.number().int().positive(),
  publishedAt: Timestamp,
  publishedBy: Person,
  note: z.string().nullable(),
});

export const FlowRow = z.object({
  key: ConfigKey,
  name: z.string(),
  /** 0 = never published. */
  publishedVersion: z.number().int().min(0),
  publishedAt: Timestamp.nullable(),
  hasDraft: z.boolean(),
  /** What is dialled to come here. */
  numbers: z.array(z.string()),
  retiredAt: Timestamp.nullable(),
});
export type FlowRow = z.infer<typeof FlowRow>;

export const FlowPage = z.object({
  key: ConfigKey,
  names: Names,
  name: z.string(),
  retiredAt: Timestamp.nullable(),
  publishedVersion: z.number().int().min(0),
  /** What answers calls; null before the first publishing. */
  published: FlowDefinition.nullable(),
  draft: Draft.nullable(),
  /** The newest first. */
  versions: z.array(Version),
  numbers: z.array(z.string()),
  /** What the steps may name, with the languages in which each prompt can be heard. */
  surroundings: z.object({
    queues: z.array(z.object({ key: ConfigKey, name: z.string(), skilled: z.number().int() })),
    /** Out of use: a step that names one says so. */
    retiredQueues: z.array(ConfigKey),
    calendars: z.array(z.object({ key: ConfigKey, name: z.string() })),
    prompts: z.array(
      z.object({ key: z.string(), languages: z.array(LanguageTag), texts: z.record(LanguageTag, z.string()) }),
    ),
    /** Those that callers of the flow may hear. */
    languages: z.array(LanguageTag),
  }),
});
export type FlowPage = z.infer<typeof FlowPage>;

const OfFlow = z.strictObject({ key: ConfigKey });

export const flowsContract = {
  list: oc
    .route({ method: 'GET', path: '/flows', summary: 'The flows', tags: ['flows'] })
    .output(z.object({ flows: z.array(FlowRow) })),
  get: oc
    .route({ method: 'GET', path: '/flows/{key}', summary: 'One flow, its draft and its versions', tags: ['flows'] })
    .input(OfFlow)
    .output(FlowPage),
  create: oc
    .route({ method: 'POST', path: '/flows', summary: 'Begin a flow with a draft', tags: ['flows'] })
    .input(OfFlow.extend({ names: Names, definition: FlowDefinition }))
    .output(FlowPage),
  version: oc
    .route({
      method: 'GET',
      path: '/flows/{key}/versions/{version}',
      summary: 'A version as it was published',
      tags: ['flows'],
    })
    .input(OfFlow.extend({ version: z.coerce.number().int().positive() }))
    .output(z.object({ definition: FlowDefinition })),
  saveDraft: oc
    .route({ method: 'PUT', path: '/flows/{key}/draft', summary: 'Keep what is being drawn', tags: ['flows'] })
    .input(
      OfFlow.extend({
        definition: FlowDefinition,
        /** The revision that was changed; null where there was no draft. */
        revision: z.number().int().positive().nullable(),
      }),
    )
    .output(FlowPage),
  dropDraft: oc
    .route({ method: 'POST', path: '/flows/{key}/draft/drop', summary: 'Let the draft go', tags: ['flows'] })
    .input(OfFlow.extend({ revision: z.number().int().positive() }))
    .output(FlowPage),
  publish: oc
    .route({ method: 'POST', path: '/flows/{key}/publish', summary: 'Let the draft answer calls', tags: ['flows'] })
    .input(
      OfFlow.extend({
        revision: z.number().int().positive(),
        note: z.string().trim().max(500).nullable().default(null),
      }),
    )
    .output(FlowPage),
  rollBack: oc
    .route({
      method: 'POST',
      path: '/flows/{key}/roll-back',
      summary: 'Let an earlier version answer calls',
      tags: ['flows'],
    })
    .input(
      OfFlow.extend({
        version: z.number().int().positive(),
        note: z.string().trim().max(500).nullable().default(null),
      }),
    )
    .output(FlowPage),
};
