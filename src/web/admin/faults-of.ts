import type { z } from 'zod';
import { keyOf, settingsOf } from '../../shared/config/settings-of.ts';
import type { FormNoun, Settings } from './noun-forms.ts';

/** What is wrong with a field, as `admin.fault.<kind>` says it. */
export interface Fault {
  kind: 'missing' | 'too-little' | 'too-much' | 'too-long' | 'not-so';
  /** The limit that was passed. */
  limit?: number;
}

/** The first fault of each field, by the field; the schema that judges on the server judges here. */
export function faultsOf(noun: FormNoun, settings: Settings): ReadonlyMap<string, Fault> {
  const { error } = settingsOf[noun].safeParse(settings);
  const faults = new Map<string, Fault>();
  for (const issue of error?.issues ?? []) {
    const field = String(issue.path[0] ?? '');
    if (!faults.has(field)) faults.set(field, faultOf(issue, settings[field]));
  }
  return faults;
}

export function keyFaultOf(noun: FormNoun, key: string, taken: readonly string[]): 'fault' | 'number' | 'taken' | null {
  if (taken.includes(key)) return 'taken';
  if (keyOf(noun).safeParse(key).success) return null;
  return noun === 'number' ? 'number' : 'fault';
}

function faultOf(issue: z.core.$ZodIssue, value: unknown): Fault {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' ? { kind: 'missing' } : { kind: 'too-little', limit: Number(issue.minimum) };
    case 'too_big':
      return { kind: issue.origin === 'string' ? 'too-long' : 'too-much', limit: Number(issue.maximum) };
    case 'invalid_type':
      return { kind: 'missing' };
    default:
      return { kind: isBlank(value) ? 'missing' : 'not-so' };
  }
}

/** Nothing was chosen or typed yet: a key that is empty, names without a language. */
const isBlank = (value: unknown): boolean =>
  value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
