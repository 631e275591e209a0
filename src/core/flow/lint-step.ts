import type { FlowProblem } from '../../shared/api/flows.ts';
import type { FlowDefinition, FlowStep } from '../../shared/config/flow.ts';
import type { LanguageTag } from '../../shared/language.ts';
import { exitsOf, stepNamed } from './exits.ts';
import { spokenIn } from './spoken-in.ts';

/** What the steps may name: the surroundings of `FlowPage`. */
export interface FlowSurroundings {
  /** `skilled` counts the agents who could serve the queue. */
  queues: readonly { key: string; skilled: number }[];
  retiredQueues: readonly string[];
  calendars: readonly { key: string }[];
  prompts: readonly { key: string; languages: readonly LanguageTag[] }[];
  /** Those of the numbers that lead here. */
  languages: readonly LanguageTag[];
}

/** A step with what it is judged by; `languages` are all that its callers may hear. */
export interface StepSeen {
  flow: FlowDefinition;
  name: string;
  step: FlowStep;
  around: FlowSurroundings;
  languages: readonly LanguageTag[];
}

type Rule = FlowProblem['rule'];
type About = FlowProblem['about'];

/** What is wrong with one step by itself. */
export const lintStep = (seen: StepSeen): FlowProblem[] => [
  ...exitsDangling(seen),
  ...promptsMissing(seen),
  ...languagesUnknown(seen),
  ...queueProblems(seen),
  ...calendarMissing(seen),
  ...keysTwice(seen),
  ...lengthsCrossed(seen),
];

const error = ({ name }: StepSeen, rule: Rule, about: About): FlowProblem => ({
  ...{ severity: 'error', rule, step: name, about },
});
const warning = (seen: StepSeen, rule: Rule, about: About): FlowProblem => ({
  ...error(seen, rule, about),
  severity: 'warning',
});

const exitsDangling = (seen: StepSeen): FlowProblem[] =>
  exitsOf(seen.step)
    .filter(({ next }) => !stepNamed(seen.flow, next))
    .map(({ exit, next }) => error(seen, 'exit-dangling', { exit, next }));

function promptsMissing(seen: StepSeen): FlowProblem[] {
  return spokenIn(seen.step).flatMap((prompt) => {
    const known = seen.around.prompts.find(({ key }) => key === prompt)?.languages ?? [];
    if (known.length === 0) return [error(seen, 'prompt-missing', { prompt })];
    return seen.languages
      .filter((language) => !known.includes(language))
      .map((language) => error(seen, 'prompt-language-missing', { prompt, language }));
  });
}

/** Nothing at all can be said in it. */
function languagesUnknown(seen: StepSeen): FlowProblem[] {
  const { step, around } = seen;
  const isKnown = (language: LanguageTag): boolean =>
    around.prompts.some(({ languages }) => languages.includes(language));
  const unknown = (named: readonly LanguageTag[]): About[] =>
    [...new Set(named)].filter((language) => !isKnown(language)).map((language) => ({ language }));
  if (step.kind === 'language') {
    return unknown(step.choices.map(({ language }) => language)).map((about) => error(seen, 'language-unknown', about));
  }
  if (step.kind !== 'condition') return [];
  const asked = step.all.flatMap((test) => (test.of === 'language' ? test.values : []));
  return unknown(asked).map((about) => warning(seen, 'language-unknown', about));
}

function queueProblems(seen: StepSeen): FlowProblem[] {
  const { step, around } = seen;
  if (step.kind === 'condition') {
    return step.all.flatMap((test) => (test.of === 'waiting' ? queueGone(seen, test.queue) : []));
  }
  if (step.kind !== 'queue') return [];
  const { queue } = step;
  const nobody = around.queues.some(({ key, skilled }) => key === queue && skilled === 0);
  return nobody ? [warning(seen, 'queue-nobody-skilled', { queue })] : queueGone(seen, queue);
}

function queueGone(seen: StepSeen, queue: string): FlowProblem[] {
  if (seen.around.queues.some(({ key }) => key === queue)) return [];
  const rule = seen.around.retiredQueues.includes(queue) ? 'queue-retired' : 'queue-missing';
  return [error(seen, rule, { queue })];
}

function calendarMissing(seen: StepSeen): FlowProblem[] {
  const { step, around } = seen;
  if (step.kind !== 'hours' || around.calendars.some(({ key }) => key === step.calendar)) return [];
  return [error(seen, 'calendar-missing', { calendar: step.calendar })];
}

function keysTwice(seen: StepSeen): FlowProblem[] {
  const { step } = seen;
  if (step.kind !== 'menu' && step.kind !== 'language') return [];
  const digits = step.choices.map(({ digit }) => digit);
  const twice = new Set(digits.filter((digit, at) => digits.indexOf(digit) !== at));
  return [...twice].map((digit) => error(seen, 'key-twice', { digit }));
}

function lengthsCrossed(seen: StepSeen): FlowProblem[] {
  const { step } = seen;
  if (step.kind !== 'digits' || step.lengthMin <= step.lengthMax) return [];
  return [error(seen, 'lengths-crossed', { min: String(step.lengthMin), max: String(step.lengthMax) })];
}
