import type { DraftSubject } from '../../shared/api/interactions.ts';
import { api } from './api.ts';
import { keyOf, queries } from './query.ts';
import { createUnsavedText, type UnsavedText } from './unsaved-text.ts';
import { newestOf, type SavedDrafts } from './saved-drafts.ts';

const texts = new Map<string, UnsavedText>();

const savedHere = (subject: DraftSubject) => [...keyOf.drafts(subject), 'saved here'];

/** What the server keeps of a subject. An answer that was overtaken by a save of this page changes nothing. */
export async function readDrafts(subject: DraftSubject): Promise<SavedDrafts> {
  const read = await api.interactions.drafts({ subject });
  return newestOf(queries.getQueryData<SavedDrafts>(savedHere(subject)), read);
}

function keepSaved(subject: DraftSubject, one: SavedDrafts['fields'][number]): void {
  const saved = { fields: [one] };
  queries.setQueryData<SavedDrafts>(savedHere(subject), (before) => newestOf(before, saved));
  queries.setQueryData<SavedDrafts>(keyOf.drafts(subject), (before) => before && newestOf(before, saved));
}

/** The unsaved text of a field is one, however many places of the page show or send it. */
export function unsavedTextOf(subject: DraftSubject, field: string): UnsavedText {
  const key = `zvon-draft ${subject} ${field}`;
  const known = texts.get(key);
  if (known) return known;
  const text = createUnsavedText({
    kept: {
      read: () => localStorage.getItem(key),
      write: (value) => localStorage.setItem(key, value),
      remove: () => localStorage.removeItem(key),
    },
    save: (value) => api.interactions.saveDraft({ subject, field, value }),
    saved: (value, savedAt) => keepSaved(subject, { field, value, savedAt }),
  });
  texts.set(key, text);
  return text;
}
