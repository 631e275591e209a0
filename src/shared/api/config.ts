import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ConfigKey, ConfigNoun } from '../config/config-key.ts';
import { NumberKey } from '../config/number.ts';
import { UserId } from '../ids.ts';
import { Timestamp } from '../time.ts';

const ItemKey = z.union([ConfigKey, NumberKey]);

/** The settings of an item; docs/generated/configuration.md says of what, by noun. */
const Settings = z.record(z.string(), z.unknown());

const Ref = z.object({ noun: ConfigNoun, key: ItemKey, name: z.string() });
export type ConfigUse = z.infer<typeof Ref>;

export const ConfigChange = z.object({
  noun: ConfigNoun,
  key: ItemKey,
  revision: z.number().int().positive(),
  change: z.enum(['made', 'changed', 'retired', 'brought-back']),
  at: Timestamp,
  by: z.object({ id: UserId.nullable(), name: z.string().nullable() }),
  why: z.string().nullable(),
  /** Null of what was made. */
  before: Settings.nullable(),
  after: Settings,
});
export type ConfigChange = z.infer<typeof ConfigChange>;

export const ConfigItem = z.object({
  noun: ConfigNoun,
  key: ItemKey,
  /** By which the rest of the API names it. */
  id: z.uuid(),
  /** As its reader calls it. */
  name: z.string(),
  settings: Settings,
  /** Counts its changes; 0 for what stood there from the beginning. */
  revision: z.number().int().min(0),
  retiredAt: Timestamp.nullable(),
});
export type ConfigItem = z.infer<typeof ConfigItem>;

/** One item with what it belongs to: what names it, and the newest of its changes first. */
export const ConfigPage = z.object({ item: ConfigItem, uses: z.array(Ref), changes: z.array(ConfigChange) });
export type ConfigPage = z.infer<typeof ConfigPage>;

/** A value in the file and here, at its path within the settings; undefined on a side where it is not. */
const Difference = z.object({
  noun: ConfigNoun,
  key: ItemKey,
  kind: z.enum(['only-in-file', 'only-here', 'different']),
  fields: z.array(z.object({ path: z.string(), here: z.unknown(), inFile: z.unknown() })),
});
export type ConfigDifference = z.infer<typeof Difference>;

/** All that is set up, by noun and key: what `export` writes and `apply` takes. */
export const ConfigFile = z.strictObject({
  zvonConfig: z.number().int().positive(),
  items: z.partialRecord(ConfigNoun, z.record(ItemKey, Settings)),
});
export type ConfigFile = z.infer<typeof ConfigFile>;

const OfItem = z.strictObject({ noun: ConfigNoun, key: ItemKey });
const why = z.string().trim().max(500).nullable().default(null);

export const configContract = {
  list: oc
    .route({ method: 'GET', path: '/config/{noun}', summary: 'What is set up of one noun', tags: ['configuration'] })
    .input(z.strictObject({ noun: ConfigNoun, retired: z.stringbool().default(false) }))
    .output(z.object({ items: z.array(ConfigItem) })),
  get: oc
    .route({
      method: 'GET',
      path: '/config/{noun}/{key}',
      summary: 'One item, its uses and its history',
      tags: ['configuration'],
    })
    .input(OfItem)
    .output(ConfigPage),
  save: oc
    .route({
      method: 'PUT',
      path: '/config/{noun}/{key}',
      summary: 'Set up an item, or change it',
      tags: ['configuration'],
    })
    .input(
      OfItem.extend({
        settings: Settings,
        /** The revision that was changed; null makes a new item. */
        revision: z.number().int().min(0).nullable(),
        why,
      }),
    )
    .output(ConfigPage),
  retire: oc
    .route({
      method: 'POST',
      path: '/config/{noun}/{key}/retire',
      summary: 'Take out of use; the record stays',
      tags: ['configuration'],
    })
    .input(OfItem.extend({ revision: z.number().int().min(0), why }))
    .output(ConfigPage),
  bringBack: oc
    .route({
      method: 'POST',
      path: '/config/{noun}/{key}/bring-back',
      summary: 'Take into use again',
      tags: ['configuration'],
    })
    .input(OfItem.extend({ revision: z.number().int().min(0), why }))
    .output(ConfigPage),
  undo: oc
    .route({
      method: 'POST',
      path: '/config/{noun}/{key}/undo',
      summary: 'Set it as it was before a change',
      tags: ['configuration'],
    })
    .input(OfItem.extend({ change: z.number().int().positive(), revision: z.number().int().min(0), why }))
    .output(ConfigPage),
  changes: oc
    .route({
      method: 'GET',
      path: '/config-changes',
      summary: 'What was changed, the newest first',
      tags: ['configuration'],
    })
    .input(z.strictObject({ before: Timestamp.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }))
    .output(z.object({ changes: z.array(ConfigChange) })),
  exportFile: oc
    .route({ method: 'GET', path: '/config-file', summary: 'All that is set up, as one file', tags: ['configuration'] })
    .output(ConfigFile),
  diffFile: oc
    .route({
      method: 'POST',
      path: '/config-file/diff',
      summary: 'What a file says otherwise',
      tags: ['configuration'],
    })
    .input(z.strictObject({ file: z.unknown() }))
    .output(z.object({ differences: z.array(Difference) })),
  applyFile: oc
    .route({
      method: 'POST',
      path: '/config-file/apply',
      summary: 'Set everything up as the file says; what it does not name stays',
      tags: ['configuration'],
    })
    .input(z.strictObject({ file: z.unknown(), why }))
    .output(z.object({ applied: z.array(Difference) })),
};
