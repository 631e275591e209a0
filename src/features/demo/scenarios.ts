import type { z } from 'zod';
import { pictured } from '../../core/demo/account-story.ts';
import type { DemoScenario } from '../../shared/api/reports.ts';
import { numbers } from './seed/lines.ts';
import { unknownCaller } from './seed/pictured-contacts.ts';
import { sharedNumber } from './seed/pictured-people.ts';

/** A caller of the demo: who rings where, what they press and say, and how long they wait. */
export interface DemoCall {
  from: string;
  /** As it is dialled: E.164 without the plus. */
  to: string;
  displayName: string;
  /** Their voice: a file below prompts/callers. */
  voice: string;
  /** Pressed when the flow listens, with the finishing key. */
  digits: string | null;
  /** After this long they hang up, wherever they are. */
  patienceMs: number;
}

const patientMs = 300_000;

/** Each leads to a line that every agent of the demo may serve, so that whoever tries it gets the call. */
export const scenarios: Record<z.infer<typeof DemoScenario>, DemoCall> = {
  'unknown-number': {
    ...{ from: unknownCaller, to: numbers.energy, displayName: '', voice: 'unknown-number' },
    ...{ digits: null, patienceMs: patientMs },
  },
  'two-candidates': {
    ...{ from: sharedNumber, to: numbers.energy, displayName: '', voice: 'two-candidates' },
    ...{ digits: null, patienceMs: patientMs },
  },
  'card-number': {
    ...{ from: '+420602118340', to: numbers.cards, displayName: 'Alena Čapková', voice: 'card-number' },
    ...{ digits: `${pictured.card}#`, patienceMs: patientMs },
  },
  'hangs-up': {
    ...{ from: '+420777310204', to: numbers.energy, displayName: '', voice: 'hangs-up' },
    ...{ digits: null, patienceMs: 25_000 },
  },
};
