import type { Theory } from '../world/view.ts';
import type { Asked } from './arguments.ts';
import { type Counted, countedMs, inTimeMs } from './count-contacts.ts';
import { playAll, type Job } from './crew.ts';
import { abandonment, averageWait, type Load, serviceLevel } from './erlang.ts';
import { estimateMean, type Estimate } from './estimate.ts';

/** As far as a fault-free centre may be from the theory of queues (reliability 13.4). */
export const tolerance = 0.03;

/** Shifts of so many hours, each with a seed of its own: independent of each other. */
const shiftHours = 6;

/**
 * Short calls, as in a centre that gives information: a queue forgets what was in it within minutes, so that few hours
 * hold many samples. Four of five callers are answered within 20 s.
 */
const patient: Theory = { agents: 10, callsPerHour: 480, serviceMs: 60_000, patienceMs: null };
/** More callers than the agents can serve: without impatience there would be no end to the queue. */
const impatient: Theory = { agents: 10, callsPerHour: 630, serviceMs: 60_000, patienceMs: 40_000 };

export interface Verdict {
  what: string;
  theory: number;
  measured: Estimate;
  /** Without taking out what is chance. */
  plain: Estimate;
  /** Of theory, as is the standard error. */
  deviation: number;
  doubt: number;
  contacts: number;
  agrees: boolean;
}

const loadOf = ({ agents, callsPerHour, serviceMs }: Theory): Load => ({
  arrivalsPerSecond: callsPerHour / 3_600,
  serviceSeconds: serviceMs / 1_000,
  servers: agents,
});

const expectedContacts = ({ callsPerHour }: Theory): number => (callsPerHour * countedMs(shiftHours)) / 3_600_000;

/** What is measured: of each shift the sum over its contacts, and that of an ideal queue with the same callers. */
interface Measure {
  what: string;
  expected: number;
  sumOf(shift: Counted): number;
  /** Null: no ideal queue can be worked out, for nobody knows how long whoever was answered would have waited. */
  idealOf: ((shift: Counted) => number) | null;
}

/** Centres without impatience are held against Erlang C, with it against Erlang A. */
function measuresOf(theory: Theory): Measure[] {
  const load = loadOf(theory);
  if (theory.patienceMs !== null) {
    const expected = abandonment(load, theory.patienceMs / 1_000);
    return [{ what: 'abandoned (Erlang A)', expected, sumOf: (shift) => shift.abandoned, idealOf: null }];
  }
  return [
    {
      what: 'answered within 20 s (Erlang C)',
      expected: serviceLevel(load, inTimeMs / 1_000),
      sumOf: (shift) => shift.answeredInTime,
      idealOf: ({ ideal }) => ideal.answeredInTime,
    },
    {
      what: 'average speed of answer, s (Erlang C)',
      expected: averageWait(load),
      sumOf: (shift) => shift.waitedMs / 1_000,
      idealOf: ({ ideal }) => ideal.waitedMs / 1_000,
    },
  ];
}

/**
 * The sums are divided by how many contacts are to be expected. What they owe to chance is taken out by controls: the
 * number of callers and the length of their talks, and what an ideal queue makes of these, which by theory has the mean
 * that is expected. So what is left is how far the product is from an ideal queue. Beside it stands the plain mean.
 */
function verdict({ what, expected, sumOf, idealOf }: Measure, theory: Theory, shifts: readonly Counted[]): Verdict {
  const perShift = expectedContacts(theory);
  const samples = shifts.map((shift) => ({
    value: sumOf(shift) / perShift,
    controls: [
      shift.contacts / perShift - 1,
      shift.excessServiceMs / theory.serviceMs / perShift,
      ...(idealOf ? [idealOf(shift) / perShift - expected] : []),
    ],
  }));
  const measured = estimateMean(samples);
  const plain = estimateMean(samples.map(({ value }) => ({ value, controls: [] })));
  const deviation = measured.value / expected - 1;
  return {
    ...{ what, theory: expected, measured, plain, deviation, agrees: Math.abs(deviation) <= tolerance },
    contacts: shifts.reduce((sum, shift) => sum + shift.contacts, 0),
    doubt: measured.standardError / expected,
  };
}

const theoryJobs = (theory: Theory, shifts: number, firstSeed: number): Job[] =>
  Array.from({ length: shifts }, (_, nth) => ({
    how: 'counted',
    scenario: { seed: firstSeed + nth, hours: shiftHours, theory },
  }));

/** Plays enough shifts of each theory for so many contacts. */
export async function askOracle(program: URL, contactsWanted: number, firstSeed: number): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const theory of [patient, impatient]) {
    const shifts: Counted[] = [];
    const jobs = theoryJobs(theory, Math.ceil(contactsWanted / expectedContacts(theory)), firstSeed);
    await playAll<Counted>(program, jobs, (shift) => void shifts.push(shift));
    verdicts.push(...measuresOf(theory).map((measure) => verdict(measure, theory, shifts)));
  }
  return verdicts;
}

const million = 1_000_000;
const cores = 4;

export async function playOracle(
  { json, from, contacts }: Asked,
  program: URL,
  say: (line: string) => void,
): Promise<number> {
  const before = process.cpuUsage();
  const verdicts = await askOracle(program, contacts, from);
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1_000_000;
  for (const one of verdicts) say(lineOf(one));
  say(costLineOf(contacts, cpuSeconds));
  if (json) process.stdout.write(`${JSON.stringify({ contacts, cpuSeconds, verdicts })}\n`);
  return verdicts.every(({ agrees }) => agrees) ? 0 : 1;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

const signed = (share: number): string => `${share >= 0 ? '+' : ''}${percent(share)}`;

const lineOf = ({ what, theory, measured, plain, deviation, doubt, contacts, agrees }: Verdict): string =>
  `${agrees ? 'agrees ' : 'DIFFERS'}  ${what}: ${measured.value.toFixed(4)}, by theory ${theory.toFixed(4)}: ` +
  `${signed(deviation)}, standard error ${percent(doubt)} ` +
  `(plain mean ${signed(plain.value / theory - 1)}, ${percent(plain.standardError / theory)}), ${contacts} contacts`;

function costLineOf(contacts: number, cpuSeconds: number): string {
  const ofMillion = (cpuSeconds * million) / contacts;
  return (
    `${Math.round(cpuSeconds)} CPU s for ${contacts} contacts of each; a million of each: ` +
    `${Math.round(ofMillion)} CPU s, ${(ofMillion / cores / 60).toFixed(1)} minutes on ${cores} cores`
  );
}
