import { z } from 'zod';

/** What an item is called in files, flows and addresses: chosen once, never changed. */
export const ConfigKey = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');
export type ConfigKey = z.infer<typeof ConfigKey>;

/**
 * What an administrator sets up, in the order in which one may name another: whoever reads a file from its top finds
 * what an item names already there.
 */
export const configNouns = [
  'principal',
  'skill',
  'team',
  'person',
  'topic',
  'outcome',
  'holidays',
  'calendar',
  'queue',
  'flow',
  'number',
] as const;
export const ConfigNoun = z.enum(configNouns);
export type ConfigNoun = z.infer<typeof ConfigNoun>;

/** One item as another names it. */
export interface ConfigRef {
  noun: ConfigNoun;
  key: ConfigKey;
}
