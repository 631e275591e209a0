import { keyOfName } from '../flows/key-of-name.ts';
import type { FormDraft } from './form-draft.ts';

/** The key of a new item: as it was chosen, else made of its first name. */
export function keyOfDraft({ key, settings }: FormDraft): string {
  if (key !== null) return key;
  const { names, name } = settings;
  return keyOfName(typeof name === 'string' ? name : (Object.values((names ?? {}) as Record<string, string>)[0] ?? ''));
}
