import { parseDraft } from '../parse-draft.ts';

/** The panes whose edge can be moved, with the widths between which it goes. */
export const paneLimits = {
  roster: { least: 220, most: 360, usual: 260 },
  context: { least: 320, most: 520, usual: 320 },
} as const;

export type SizedPane = keyof typeof paneLimits;
export type PaneWidths = Partial<Record<SizedPane, number>>;

const railWidth = 56;
const leastStage = 560;

/** As wide as asked within the limits, and never so wide that the stage gets less than it needs. */
export function fitPane(pane: SizedPane, wanted: number, others: PaneWidths, windowWidth: number): number {
  const { least, most } = paneLimits[pane];
  const other = pane === 'roster' ? 'context' : 'roster';
  const room = windowWidth - railWidth - leastStage - (others[other] ?? paneLimits[other].usual);
  return Math.round(Math.max(least, Math.min(most, room, wanted)));
}

const keyOf = (user: string): string => `zvon-panes ${user} phone`;

/** In this browser, because a width is of the screen that it was set on. */
export function readPanes(user: string): PaneWidths {
  const kept = parseDraft(localStorage.getItem(keyOf(user)) ?? '');
  const widths: PaneWidths = {};
  for (const pane of ['roster', 'context'] as const) {
    const width = kept[pane];
    if (typeof width === 'number') widths[pane] = width;
  }
  return widths;
}

export const keepPanes = (user: string, widths: PaneWidths): void =>
  localStorage.setItem(keyOf(user), JSON.stringify(widths));
