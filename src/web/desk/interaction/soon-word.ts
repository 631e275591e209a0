import type { TFunction } from 'i18next';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** +20 min, +1 h: how soon a call is promised, never as the hand of a clock. */
export const soonWord = (ms: number, t: TFunction): string =>
  ms % hourMs === 0
    ? t('wrapup.callback.hours', { n: ms / hourMs })
    : t('wrapup.callback.minutes', { n: Math.round(ms / minuteMs) });
