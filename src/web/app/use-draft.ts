import { useQuery } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { DraftSubject } from '../../shared/api/interactions.ts';
import { readDrafts, unsavedTextOf } from './drafts.ts';
import { keyOf } from './query.ts';

export interface Draft {
  value: string;
  savedAt: string | null;
  /** `unsaved` while typing goes on or the server cannot be reached; it is tried again until it is saved. */
  state: 'saved' | 'saving' | 'unsaved';
  /** What was written before is not known yet: until then nothing is shown for it, and nothing written over it. */
  isLoaded: boolean;
  change: (value: string) => void;
}

const againMs = 2_000;

/**
 * A text that is kept as it is typed: in this browser at once, on the server a moment later, and there it waits for
 * whichever desk comes next. Every screen that shows the same field shows the same text.
 */
export function useDraft(subject: DraftSubject, field: string): Draft {
  const { data } = useQuery({
    queryKey: keyOf.drafts(subject),
    queryFn: () => readDrafts(subject),
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
    retryDelay: againMs,
  });
  const stored = data?.fields.find((one) => one.field === field);
  const unsaved = unsavedTextOf(subject, field);
  const { text, isSaving } = useSyncExternalStore(unsaved.watch, unsaved.get);
  useEffect(() => {
    // What an earlier page could not bring to the server any more, and what this one has not yet when it goes.
    unsaved.bring();
    return unsaved.bring;
  }, [unsaved]);
  const isLoaded = text !== null || data !== undefined;
  return {
    value: text ?? stored?.value ?? '',
    savedAt: stored?.savedAt ?? null,
    state: text === null ? 'saved' : isSaving ? 'saving' : 'unsaved',
    isLoaded,
    change: (value) => {
      if (isLoaded) unsaved.type(value);
    },
  };
}
