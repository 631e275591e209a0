import type { FlowStep, FlowTest } from '../../shared/config/flow.ts';
import type { LanguageTag } from '../../shared/language.ts';
import type { Instant } from '../../shared/time.ts';
import { type CalendarSpan, hoursAt } from './hours-at.ts';
import type { StepOf } from './run-flow.ts';

/** What a step that nobody hears may look at. */
export interface FlowSight {
  at: Instant;
  from: string | null;
  language: LanguageTag;
  attributes: Readonly<Record<string, { value: string; check: string }>>;
  calendars: Readonly<Record<string, readonly CalendarSpan[]>>;
  /** How many wait in a queue, by its key. */
  waitingIn(queue: string): number;
}

export type InstantStep = StepOf<'hours' | 'condition' | 'set'>;

export const isInstant = (step: FlowStep): step is InstantStep =>
  step.kind === 'hours' || step.kind === 'condition' || step.kind === 'set';

/** Where a step leads that plays nothing and waits for nothing. */
export function decideInstant(step: InstantStep, sight: FlowSight): string {
  switch (step.kind) {
    case 'hours':
      return byHours(step, sight);
    case 'condition':
      return step.all.every((test) => holds(test, sight)) ? step.yes : step.no;
    case 'set':
      return step.next;
  }
}

/** A calendar that is not there is closed. */
function byHours(step: StepOf<'hours'>, { calendars, at }: FlowSight): string {
  const hours = hoursAt(calendars[step.calendar] ?? [], at);
  if (hours === 'open') return step.open;
  return hours === 'holiday' ? (step.holiday ?? step.closed) : step.closed;
}

function holds(test: FlowTest, sight: FlowSight): boolean {
  switch (test.of) {
    case 'attribute':
      return (valueOf(sight, test.key) !== null) === (test.is === 'set');
    case 'attribute-value':
      return isValue(test, valueOf(sight, test.key));
    case 'language':
      return test.values.includes(sight.language);
    case 'caller':
      return beginsWith(e164Of(sight.from), test.prefixes);
    case 'waiting':
      return sight.waitingIn(test.queue) >= test.atLeast;
  }
}

/** Null where nothing is set; what was typed and found wrong is as good as nothing. */
function valueOf({ attributes }: FlowSight, key: string): string | null {
  const attribute = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  return attribute === undefined || attribute.check === 'invalid' ? null : attribute.value;
}

function isValue({ is, values }: Extract<FlowTest, { of: 'attribute-value' }>, value: string | null): boolean {
  if (is === 'begins-with') return beginsWith(value, values);
  const isOne = value !== null && values.includes(value);
  return is === 'one-of' ? isOne : !isOne;
}

const beginsWith = (value: string | null, prefixes: readonly string[]): boolean =>
  value !== null && prefixes.some((prefix) => value.startsWith(prefix));

/** A carrier may leave the plus out. */
const e164Of = (from: string | null): string | null => (from === null || from.startsWith('+') ? from : `+${from}`);
