import type { Chance } from '../random.ts';

type Draw = (chance: Chance) => number;

/** How the people of a world are. */
export interface Habits {
  thinkMs: Draw;
  answerMs: Draw;
  autoAnswerMs: Draw;
  reconnectMs: Draw;
  glanceOffsetMs: Draw;
  glanceMs: number;
  /** So often a telephone looks whether it is registered. */
  registerMs: number;
  lidMs: Draw;
  /** Of those who close the lid: the page is back in a moment. */
  reloads: number;
  breakMs: Draw;
  wrapUpMs: Draw;
  rejects: number;
  misses: number;
  /** At a glance. */
  breakShare: number;
  actsInTalk: number;
  /** At a glance, of those who talk. */
  transfers: number;
  wrapUpExtends: number;
  wrapUpParks: number;
  unknownOutcome: number;
  /** Of customers. */
  talkMs: Draw;
  patienceMs: Draw | null;
  hiddenNumbers: number;
}

const range =
  (from: number, to: number): Draw =>
  (chance) =>
    chance.between(from, to);
const never: Draw = () => 0;

export const usualHabits: Habits = {
  thinkMs: range(300, 3_000),
  answerMs: range(800, 6_000),
  autoAnswerMs: range(50, 300),
  reconnectMs: range(200, 5_000),
  glanceOffsetMs: range(0, 5_000),
  glanceMs: 5_000,
  registerMs: 4_000,
  lidMs: (chance) => chance.pick([range(800, 3_000), range(3_000, 120_000)])(chance),
  reloads: 0.4,
  breakMs: range(20_000, 180_000),
  wrapUpMs: range(2_000, 40_000),
  rejects: 0.03,
  misses: 0.04,
  breakShare: 0.01,
  actsInTalk: 0.1,
  transfers: 0.05,
  wrapUpExtends: 0.1,
  wrapUpParks: 0.1,
  unknownOutcome: 0.02,
  talkMs: (chance) => 5_000 + chance.exponential(90_000),
  patienceMs: (chance) => 2_000 + chance.exponential(120_000),
  hiddenNumbers: 0.15,
};

/** People of the theory of queues: nothing but the service takes time. */
export const theoryHabits = (serviceMs: number, patienceMs: number | null): Habits => ({
  ...usualHabits,
  thinkMs: never,
  answerMs: never,
  autoAnswerMs: never,
  // Where nothing is ever lost, looking for it would only cost time.
  glanceMs: 120_000,
  registerMs: 120_000,
  reconnectMs: range(1, 1_000),
  wrapUpMs: never,
  rejects: 0,
  misses: 0,
  breakShare: 0,
  actsInTalk: 0,
  transfers: 0,
  wrapUpExtends: 0,
  wrapUpParks: 0,
  unknownOutcome: 0,
  talkMs: (chance) => chance.exponential(serviceMs),
  patienceMs: patienceMs === null ? null : (chance) => chance.exponential(patienceMs),
  hiddenNumbers: 0,
});
