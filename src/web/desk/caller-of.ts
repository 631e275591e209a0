import type { TFunction } from 'i18next';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import type { Formats } from '../app/formats.ts';

/** What the caller is called: the known name, else the number, else that it is withheld. */
export function callerOf(
  { identity, from }: Pick<InteractionDoc, 'identity' | 'from'>,
  formats: Formats,
  t: TFunction,
): string {
  if (identity.state === 'matched' && identity.customerName) return identity.customerName;
  return from ? formats.phone(from) : t('bar.withheld');
}

/** How long they talked; until now while they do. */
export function talkMsOf(call: Pick<InteractionDoc, 'answeredAt' | 'endedAt'>, now: number): number {
  if (!call.answeredAt) return 0;
  return (call.endedAt ? Date.parse(call.endedAt) : now) - Date.parse(call.answeredAt);
}

/** How long the caller was on hold; until now while they are. */
export const heldMsOf = ({ heldMs, heldSince }: Pick<InteractionDoc, 'heldMs' | 'heldSince'>, now: number): number =>
  heldMs + (heldSince ? now - Date.parse(heldSince) : 0);

/** How long the caller waited: as the routing saw it while it rings, and as it is on record after that. */
export const waitedMsOf = ({ waitedMs, reason }: Pick<InteractionDoc, 'waitedMs' | 'reason'>): number | null =>
  waitedMs ?? reason?.waitedMs ?? null;
