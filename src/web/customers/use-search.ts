import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { CustomerHit } from '../../shared/api/customers.ts';
import { api } from '../app/api.ts';

export const questionFields = ['familyName', 'givenName', 'city', 'birthDate', 'key', 'phone'] as const;
export type QuestionField = (typeof questionFields)[number];
export type Question = Record<QuestionField | 'text', string>;

const nothing: Question = { text: '', familyName: '', givenName: '', city: '', birthDate: '', key: '', phone: '' };
const restMs = 150;

/** A question that is asked by itself a moment after the last letter. */
export function useSearch() {
  const [question, setQuestion] = useState(nothing);
  return {
    question,
    change: (field: QuestionField | 'text', value: string) => setQuestion({ ...question, [field]: value }),
    clear: () => setQuestion(nothing),
    ...useAnswers(question),
  };
}

/** The same of a text alone that is kept elsewhere: what is typed in a contact is a draft. */
export const useTextSearch = (text: string) => useAnswers(useMemo(() => ({ ...nothing, text }), [text]));

function useAnswers(question: Question) {
  const [asked, setAsked] = useState(nothing);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(question), restMs);
    return () => clearTimeout(timer);
  }, [question]);
  const isAsked = Object.values(asked).some((value) => value.trim().length > 1);
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['search', asked],
    queryFn: () => api.customers.search(asked),
    enabled: isAsked,
    placeholderData: (before) => before,
  });
  return {
    isAsked,
    /** Whether the answer is that of the question as it stands, so that a key may choose from it. */
    isSettled: asked === question && !isFetching,
    exact: (isAsked ? (data?.exact ?? []) : []) as CustomerHit[],
    near: (isAsked ? (data?.near ?? []) : []) as CustomerHit[],
    error: isAsked ? error : null,
    retry: () => void refetch(),
    answered: isAsked && data !== undefined,
  };
}
