import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { parseDraft } from '../../app/parse-draft.ts';

export interface CallbackPlan {
  dueAt: string;
  owner: 'me' | 'anyone';
  number: string;
}

/** The plan that a draft holds; null where there is none, or none that could be kept. */
export function planOf(text: string): CallbackPlan | null {
  const { dueAt, owner, number } = parseDraft(text);
  if (typeof dueAt !== 'string' || Number.isNaN(Date.parse(dueAt))) return null;
  if (owner !== 'me' && owner !== 'anyone') return null;
  return typeof number === 'string' ? { dueAt, owner, number } : null;
}

const usuallyInMs = 20 * 60_000;

export const dueIn = (ms: number): string => new Date(Date.now() + ms).toISOString();

/** The promise that is made most often. */
export const usualPlan = ({ from }: Pick<InteractionDoc, 'from'>): CallbackPlan => ({
  owner: 'me',
  number: from ?? '',
  dueAt: dueIn(usuallyInMs),
});
