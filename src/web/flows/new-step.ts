import type { FlowPage } from '../../shared/api/flows.ts';
import type { FlowStep, FlowStepKind } from '../../shared/config/flow.ts';
import { openExit } from './connect-exit.ts';

export type Surroundings = FlowPage['surroundings'];

/** What stands in a new step where its author has to choose; nothing is called so, which the problems tell. */
export const unchosen = 'unchosen';

/** The only one there is, else nothing: a step must not lead anywhere by chance. */
const onlyOne = (all: readonly { key: string }[]): string => (all.length === 1 ? all[0]!.key : unchosen);

/** All languages in which anything can be said, first those of the numbers that lead here. */
export const spokenLanguages = ({ languages, prompts }: Surroundings): string[] => [
  ...new Set([...languages, ...prompts.flatMap((prompt) => prompt.languages)]),
];

/** Those that callers of this flow may hear; of a flow without a number nobody knows, so all count. */
export const heardLanguages = (surroundings: Surroundings): string[] =>
  surroundings.languages.length > 0 ? surroundings.languages : spokenLanguages(surroundings);

/** A step of a kind as its author finds it first, its first way out leading to `next`. */
export function newStep(kind: FlowStepKind, surroundings: Surroundings, next: string = openExit): FlowStep {
  const prompt = unchosen;
  const [language = 'en', second = language] = spokenLanguages(surroundings);
  switch (kind) {
    case 'play':
      return { kind, prompt, next };
    case 'language':
      return { kind, prompt, choices: [{ digit: '1', language: second }], waitMs: 5_000, next };
    case 'menu':
      return {
        kind,
        prompt,
        choices: [{ digit: '1', next }],
        waitMs: 5_000,
        tries: 2,
        retryPrompt: null,
        none: openExit,
      };
    case 'digits':
      return {
        ...{ kind, prompt, attribute: 'number', type: 'number', check: 'none', lengthMin: 1, lengthMax: 16 },
        ...{ finishOn: '#', waitMs: 5_000, tries: 2, retryPrompt: prompt, next, none: openExit, invalid: openExit },
      };
    case 'hours':
      return { kind, calendar: onlyOne(surroundings.calendars), open: next, closed: openExit, holiday: null };
    case 'condition':
      return { kind, all: [{ of: 'language', values: [language] }], yes: next, no: openExit };
    case 'set':
      return { kind, attributes: {}, priority: null, next };
    case 'announce-recording':
      return { kind, prompt, refuseDigit: null, waitMs: 3_000, next };
    case 'queue':
      return { kind, queue: onlyOne(surroundings.queues), prompt: null, positionEveryMs: null };
    case 'hangup':
      return { kind, prompt: null };
  }
}

export const stepKinds = {
  talk: ['play', 'menu', 'digits', 'language', 'announce-recording'],
  decide: ['hours', 'condition', 'set'],
  handOver: ['queue'],
  end: ['hangup'],
} as const satisfies Record<string, readonly FlowStepKind[]>;
export type StepGroup = keyof typeof stepKinds;
