import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftSubject } from '../../shared/api/interactions.ts';
import { api } from './api.ts';

export interface Draft {
  value: string;
  savedAt: string | null;
  /** `unsaved` while typing goes on or the server cannot be reached; it is tried again until it is saved. */
  state: 'saved' | 'saving' | 'unsaved';
  change: (value: string) => void;
}

const restMs = 300;
const retryMs = 2_000;

interface Saved {
  fields: { field: string; value: string; savedAt: string }[];
}

const localKey = (subject: string, field: string): string => `zvon-draft ${subject} ${field}`;

/**
 * A text that is kept as it is typed: in this browser at once, on the server a moment later, and there it waits for
 * whichever desk comes next. Every screen that shows the same field shows the same text.
 */
export function useDraft(subject: DraftSubject, field: string): Draft {
  const queryClient = useQueryClient();
  const queryKey = ['draft', subject];
  const { data } = useQuery({
    queryKey,
    queryFn: () => api.interactions.drafts({ subject }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const stored = data?.fields.find((one) => one.field === field);
  const [typed, setTyped] = useState<string | null>(() => localStorage.getItem(localKey(subject, field)));
  const [isSaving, setSaving] = useState(false);
  const [failures, setFailures] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef<string | null>(typed);

  const save = useCallback(
    async (value: string): Promise<void> => {
      setSaving(true);
      try {
        const { savedAt } = await api.interactions.saveDraft({ subject, field, value });
        queryClient.setQueryData<Saved>(['draft', subject], (before) => ({
          fields: [...(before?.fields ?? []).filter((one) => one.field !== field), { field, value, savedAt }],
        }));
        if (latest.current === value) {
          latest.current = null;
          localStorage.removeItem(localKey(subject, field));
          setTyped(null);
        }
      } catch {
        // The text stays in this browser, and it is tried again until the server has it.
        setFailures((before) => before + 1);
      } finally {
        setSaving(false);
      }
    },
    [field, queryClient, subject],
  );

  useEffect(() => {
    const bring = (): void => {
      if (latest.current !== null) void save(latest.current);
    };
    // What an earlier page could not bring to the server any more, and what this one has not yet when it goes.
    bring();
    return () => {
      clearTimeout(timer.current);
      bring();
    };
  }, [save]);
  useEffect(() => {
    if (failures === 0) return;
    const again = setTimeout(() => latest.current !== null && void save(latest.current), retryMs);
    return () => clearTimeout(again);
  }, [failures, save]);

  const change = (value: string): void => {
    latest.current = value;
    localStorage.setItem(localKey(subject, field), value);
    setTyped(value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(value), restMs);
  };
  return {
    value: typed ?? stored?.value ?? '',
    savedAt: stored?.savedAt ?? null,
    state: typed === null ? 'saved' : isSaving ? 'saving' : 'unsaved',
    change,
  };
}
