import type { z } from 'zod';
import type { ConfigNoun } from '../../shared/config/config-key.ts';
import { keyOf, settingsOf } from '../../shared/config/settings-of.ts';
import { AppError } from '../../shared/errors.ts';
import type { ConfigRow } from './config-table.ts';

/** The settings as their noun's schema has them; each field that does not fit is named by its path below `at`. */
export function readSettings(noun: ConfigNoun, settings: unknown, at: readonly string[] = []): ConfigRow['settings'] {
  const read = settingsOf[noun].safeParse(settings);
  if (read.success) return read.data;
  throw new AppError('validation-failed', { fields: read.error.issues.flatMap((issue) => fieldsOf(issue, at)) });
}

/** What an item of the noun may be called. */
export function demandKey(noun: ConfigNoun, key: string, at = 'key'): void {
  const read = keyOf(noun).safeParse(key);
  if (read.success) return;
  const message = read.error.issues[0]?.message ?? 'is no key';
  throw new AppError('validation-failed', { fields: [{ path: at, message }] });
}

function fieldsOf(issue: z.core.$ZodIssue, at: readonly string[]): { path: string; message: string }[] {
  const path = [...at, ...issue.path.map(String)];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'is not known here' }));
  return [{ path: path.join('.'), message: issue.message }];
}
