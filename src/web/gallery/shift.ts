import type { ShiftPart } from '../ui/shift-strip.tsx';

/** Minutes since eight o'clock, as drawn in the picture. */
const talks: readonly (readonly [from: number, to: number, wrapped: number])[] = [
  [2.5, 10.8, 12.3],
  [16.3, 23.2, 24.6],
  [30.1, 37, 38.4],
  [45.8, 52.2, 53.7],
  [63.1, 66.5, 67.5],
  [76.4, 82.8, 83.8],
  [91.7, 96.6, 98.1],
  [107.9, 109.9, 111.4],
  [142.9, 148.8, 150.3],
  [160.6, 168.5, 170],
  [175.4, 182.8, 184.3],
  [188.2, 191.7, 192.7],
  [198.1, 206.5, 207.9],
  [216.8, 224.2, 225.7],
  [230.6, 236, 237],
  [243.4, 246.4, 247.9],
  [251.3, 255.2, 256.7],
  [264.6, 268.6, 269.5],
  [308, 310.4, 311.4],
  [316.8, 320.8, 322.3],
  [327.7, 332.6, 334.1],
  [339, 347.4, 348.4],
  [358.2, 364.1, 365.6],
  [373, 377.9, 379.4],
  [389.8, 394.2, 395.7],
  [400.6, 406, 407.5],
  [412.9, 417.4, 418.8],
];
const pauses: readonly (readonly [number, number])[] = [
  [119.7, 134.5],
  [269.5, 301],
];

const eight = Date.UTC(2026, 10, 24, 7);
const minute = 60_000;
export const at = (minutes: number): number => eight + minutes * minute;

function parts(): ShiftPart[] {
  const busy: ShiftPart[] = [
    ...talks.flatMap(([from, to, wrapped]): ShiftPart[] => [
      { kind: 'talk', from: at(from), to: at(to) },
      { kind: 'wrap', from: at(to), to: at(wrapped) },
    ]),
    ...pauses.map(([from, to]): ShiftPart => ({ kind: 'pause', from: at(from), to: at(to) })),
  ].toSorted((a, b) => a.from - b.from);
  const ready = [at(0), ...busy.map((part) => part.to)].map((from, nth): ShiftPart => ({
    kind: 'ready',
    from,
    to: busy[nth]?.from ?? at(424),
  }));
  return [...busy, ...ready.filter((part) => part.to - part.from > minute / 2)];
}

export const shift = {
  from: at(0),
  to: at(510),
  now: at(424),
  nowWord: '15:04',
  parts: parts(),
  promises: [at(440), at(485), at(500)],
  plannedBreaks: [{ from: at(465), to: at(480) }],
  hours: [
    ...[8, 9, 10, 11, 12, 13, 14, 15].map((hour) => ({ at: at((hour - 8) * 60), word: String(hour) })),
    { at: at(480), word: '16' },
    { at: at(510), word: '16:30' },
  ],
};
