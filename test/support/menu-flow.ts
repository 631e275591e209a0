import type { FlowDefinition } from '../../src/shared/config/flow.ts';
import { FlowId, NumberId } from '../../src/shared/ids.ts';
import type { RoutingConfig } from '../../src/core/routing/state.ts';
import { castConfig } from './routing-cast.ts';
import { curtain } from './routing-table.ts';

const flowId = FlowId.parse('00000006-0000-4000-8000-000000000009');
export const menuNumber = '420800100900';

/** Every kind of step: the hours, a language, who is known is served sooner, a menu, what is recorded, a full queue. */
export const menuFlow: FlowDefinition = {
  start: 'hours',
  steps: {
    hours: { kind: 'hours', calendar: 'shop', open: 'language', closed: 'closed', holiday: null },
    language: {
      kind: 'language',
      prompt: 'choose-language',
      choices: [
        { digit: '1', language: 'cs' },
        { digit: '2', language: 'en' },
      ],
      waitMs: 4_000,
      next: 'greeting',
    },
    greeting: { kind: 'play', prompt: 'greeting', next: 'known' },
    known: { kind: 'condition', all: [{ of: 'caller', prefixes: ['+420777000001'] }], yes: 'sooner', no: 'menu' },
    sooner: { kind: 'set', attributes: { tier: 'gold' }, priority: 5, next: 'menu' },
    menu: {
      kind: 'menu',
      prompt: 'main-menu',
      choices: [
        { digit: '1', next: 'recorded' },
        { digit: '2', next: 'full' },
        { digit: '*', next: 'circle' },
      ],
      waitMs: 3_000,
      tries: 2,
      retryPrompt: 'menu-again',
      none: 'full',
    },
    recorded: { kind: 'announce-recording', prompt: 'recorded', refuseDigit: '9', waitMs: 2_000, next: 'wait' },
    full: { kind: 'condition', all: [{ of: 'waiting', queue: 'cards', atLeast: 3 }], yes: 'closed', no: 'wait' },
    circle: { kind: 'set', attributes: {}, priority: null, next: 'circle' },
    closed: { kind: 'hangup', prompt: 'closed' },
    wait: { kind: 'queue', queue: 'cards', prompt: null, positionEveryMs: null },
  },
};

/** The cast with one more number; it is open for an hour from the curtain on. */
export const withMenu = (config: RoutingConfig = castConfig, flow: FlowDefinition = menuFlow): RoutingConfig => ({
  ...config,
  numbers: {
    ...config.numbers,
    [menuNumber]: {
      id: NumberId.parse('00000009-0000-4000-8000-000000000009'),
      ...{ principalId: null, language: 'cs', flowId, plans: [], emergency: null },
    },
  },
  flows: { ...config.flows, [flowId]: { version: 1, definition: flow } },
  calendars: { shop: [{ from: curtain, to: curtain + 3_600_000, state: 'open' }] },
});
