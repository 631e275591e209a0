import type { Theory } from '../world/view.ts';
import type { Asked } from './arguments.ts';
import { type Counted, inTimeMs } from './count-contacts.ts';
import { playAll, type Job } from './crew.ts';
import { abandonment, averageWait, type Load, serviceLevel } from './erlang.ts';
import { estimateRatio, type Estimate } from './estimate.ts';

/** As far as a fault-free centre may be from the theory of queues (reliability 13.4). */
export const tolerance = 0.03;

/** Days of so many hours, each with a seed of its own: independent of each other. */
const dayHours = 12;

const patient: Theory = { agents: 10, callsPerHour: 160, serviceMs: 180_000, patienceMs: null };
/** More callers than the agents can serve: without impatience there would be no end to the queue. */
const impatient: Theory = { agents: 10, callsPerHour: 210, serviceMs: 180_000, patienceMs: 120_000 };

export interface Verdict {
  what: string;
  theory: number;
  measured: Estimate;
  /** Of theory. */
  deviation: number;
  agrees: boolean;
}

const loadOf = ({ agents, callsPerHour, serviceMs }: Theory): Load => ({
  arrivalsPerSecond: callsPerHour / 3_600,
  serviceSeconds: serviceMs / 1_000,
  servers: agents,
});

/** What was counted of centres without impatience against Erlang C, with it against Erlang A. */
function judge(theory: Theory, days: readonly Counted[]): Verdict[] {
  const load = loadOf(theory);
  const share = (of: (day: Counted) => number): Estimate =>
    estimateRatio(days.map((day) => ({ over: of(day), under: day.contacts })));
  if (theory.patienceMs !== null) {
    const expected = abandonment(load, theory.patienceMs / 1_000);
    return [
      verdict(
        'abandoned (Erlang A)',
        expected,
        share((day) => day.abandoned),
      ),
    ];
  }
  return [
    verdict(
      'answered within 20 s (Erlang C)',
      serviceLevel(load, inTimeMs / 1_000),
      share((day) => day.answeredInTime),
    ),
    verdict(
      'average speed of answer, s (Erlang C)',
      averageWait(load),
      share((day) => day.waitedMs / 1_000),
    ),
  ];
}

function verdict(what: string, theory: number, measured: Estimate): Verdict {
  const deviation = measured.value / theory - 1;
  return { what, theory, measured, deviation, agrees: Math.abs(deviation) <= tolerance };
}

const theoryJobs = (theory: Theory, days: number, firstSeed: number): Job[] =>
  Array.from({ length: days }, (_, nth) => ({
    how: 'counted',
    scenario: { seed: firstSeed + nth, hours: dayHours, theory },
  }));

/** Plays enough days of each theory for so many contacts. */
export async function askOracle(program: URL, contactsWanted: number, firstSeed: number): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const theory of [patient, impatient]) {
    const days: Counted[] = [];
    const perDay = theory.callsPerHour * (dayHours - 1.5);
    const jobs = theoryJobs(theory, Math.ceil(contactsWanted / perDay), firstSeed);
    await playAll<Counted>(program, jobs, (day) => void days.push(day));
    verdicts.push(...judge(theory, days));
  }
  return verdicts;
}

export async function playOracle(
  { json, from, contacts }: Asked,
  program: URL,
  say: (line: string) => void,
): Promise<number> {
  const verdicts = await askOracle(program, contacts, from);
  for (const one of verdicts) say(lineOf(one));
  if (json) process.stdout.write(`${JSON.stringify({ contacts, verdicts })}\n`);
  return verdicts.every(({ agrees }) => agrees) ? 0 : 1;
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

export const lineOf = ({ what, theory, measured, deviation, agrees }: Verdict): string =>
  `${agrees ? 'agrees' : 'DIFFERS'}  ${what}: ${measured.value.toFixed(4)} ± ${percent(measured.halfWidth)} (99 %), ` +
  `by theory ${theory.toFixed(4)}, ${deviation >= 0 ? '+' : ''}${percent(deviation)}`;
