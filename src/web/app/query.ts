import type { DraftSubject } from '../../shared/api/interactions.ts';
import { QueryClient } from '@tanstack/react-query';

/** Fetched data stays until an event says that it changed; the push is what keeps it true. */
export const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 60_000, retry: 1, refetchOnWindowFocus: false }, mutations: { retry: 0 } },
});

/** Every key begins with its noun and id, so that an event about the subject finds it. */
export const keyOf = {
  customer: (id: string) => ['customer', id] as const,
  customerTimeline: (id: string) => ['customer', id, 'timeline'] as const,
  object: (id: string) => ['object', id] as const,
  objectTimeline: (id: string) => ['object', id, 'timeline'] as const,
  case: (id: string) => ['case', id] as const,
  contactPoint: (id: string) => ['contact-point', id] as const,
  interactionTimeline: (id: string) => ['interaction', id, 'timeline'] as const,
  drafts: (subject: DraftSubject) => ['draft', subject] as const,
  choices: () => ['choices'] as const,
  report: (from: string, to: string) => ['report', 'contacts', from, to] as const,
  mine: () => ['mine'] as const,
};
