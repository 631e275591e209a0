import type { StateLimit } from '../../shared/api/session.ts';

interface InState {
  state: string;
  reason: string | null;
}

/** The limit of a state: that of its reason, else that of all its reasons; none where nobody set one. */
export const limitOf = (limits: readonly StateLimit[], { state, reason }: InState): StateLimit | null =>
  limits.find((limit) => limit.state === state && limit.reason === reason) ??
  limits.find((limit) => limit.state === state && limit.reason === null) ??
  null;

export type Alarm = 'amber' | 'red';

/** How a time in a state stands out, if it does. */
export function alarmOf(limit: StateLimit | null, inStateMs: number): Alarm | null {
  if (!limit || inStateMs < limit.amberMs) return null;
  return inStateMs < limit.redMs ? 'amber' : 'red';
}
