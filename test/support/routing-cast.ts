import type { FlowDefinition } from '../../src/shared/config/flow.ts';
import type { AgentConfig, QueueConfig, RoutingConfig } from '../../src/core/routing/state.ts';
import {
  CallbackId,
  FlowId,
  InteractionId,
  NumberId,
  OutcomeId,
  PrincipalId,
  QueueId,
  RecordingId,
  UserId,
} from '../../src/shared/ids.ts';

/** A UUID that can be read: kind and number. */
const uuid = (kind: number, nth: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(nth).padStart(12, '0')}`;

export const agentIds = {
  anna: UserId.parse(uuid(1, 1)),
  boris: UserId.parse(uuid(1, 2)),
  chen: UserId.parse(uuid(1, 3)),
  dana: UserId.parse(uuid(1, 4)),
  emil: UserId.parse(uuid(1, 5)),
};
export type AgentName = keyof typeof agentIds;

export const queueIds = {
  cards: QueueId.parse(uuid(2, 1)),
  loans: QueueId.parse(uuid(2, 2)),
  urgent: QueueId.parse(uuid(2, 3)),
};
export type QueueName = keyof typeof queueIds;

export const callId = (name: string): InteractionId => InteractionId.parse(uuid(3, Number(name.slice(1))));
export const bankId = PrincipalId.parse(uuid(4, 1));
export const outcomeId = OutcomeId.parse(uuid(5, 1));
export const flowIds = {
  card: FlowId.parse(uuid(6, 1)),
  straight: FlowId.parse(uuid(6, 2)),
  urgent: FlowId.parse(uuid(6, 3)),
};

export const numbers = { card: '420800100100', cards: '420800100200', urgent: '420800100300' };

export const recordingIdOf = (nth: number): RecordingId => RecordingId.parse(uuid(7, nth));

/** Fresh ids as the engine gives them, counted through so that a replay meets the same. */
export function createIds() {
  let nth = 0;
  let recordings = 0;
  return () => {
    const event = (nth += 1);
    const begun: RecordingId[] = [];
    return {
      recordingId: (index: number) => (begun[index] ??= recordingIdOf((recordings += 1))),
      callbackId: (index: number) => CallbackId.parse(uuid(8, event * 100 + index)),
    };
  };
}

const cardFlow: FlowDefinition = {
  start: 'greeting',
  steps: {
    greeting: { kind: 'play', prompt: 'greeting', next: 'card' },
    card: {
      kind: 'digits',
      prompt: 'card-number',
      attribute: 'card',
      type: 'card',
      check: 'luhn',
      lengthMin: 12,
      lengthMax: 16,
      finishOn: '#',
      waitMs: 5_000,
      tries: 2,
      retryPrompt: 'card-wrong',
      next: 'wait',
      none: 'wait',
      invalid: 'wait',
    },
    wait: { kind: 'queue', queue: 'cards', prompt: 'please-hold', positionEveryMs: 30_000 },
  },
};

const straightTo = (queue: QueueName): FlowDefinition => ({
  start: 'wait',
  steps: { wait: { kind: 'queue', queue, prompt: null, positionEveryMs: null } },
});

const queue = (key: QueueName, more: Partial<QueueConfig> = {}): QueueConfig => ({
  id: queueIds[key],
  key,
  name: key,
  principalId: null,
  skills: [{ skill: key, level: 3 }],
  relaxations: [],
  serviceLevelMs: 20_000,
  priority: 10,
  ageingPerMinute: 1,
  ringMs: 15_000,
  wrapUpMs: 30_000,
  wrapUpExtensionMs: 20_000,
  wrapUpExtensionsMax: 1,
  recorded: true,
  lastAgentMs: 3_600_000,
  ...more,
});

const agent = (name: AgentName, skills: Record<string, number>, more: Partial<AgentConfig> = {}): AgentConfig => ({
  id: agentIds[name],
  name,
  skills,
  capacity: 1,
  principalIds: null,
  ...more,
});

const byId = <T extends { id: string }>(things: T[]) => Object.fromEntries(things.map((thing) => [thing.id, thing]));

const number = (nth: number, flowId: FlowId) => ({
  id: NumberId.parse(uuid(9, nth)),
  principalId: null,
  flowId,
  language: 'cs' as const,
  plans: [],
  emergency: null,
});

/** Five agents, three queues, three numbers: enough for every rule. */
export const castConfig: RoutingConfig = {
  queues: byId([
    queue('cards'),
    queue('loans'),
    queue('urgent', { skills: [{ skill: 'cards', level: 1 }], priority: 50 }),
  ]),
  agents: byId([
    agent('anna', { cards: 5 }),
    agent('boris', { cards: 3 }),
    agent('chen', { cards: 2, loans: 5 }),
    agent('dana', { loans: 3 }),
    agent('emil', { cards: 9 }, { principalIds: [bankId] }),
  ]),
  numbers: {
    [numbers.card]: number(1, flowIds.card),
    [numbers.cards]: number(2, flowIds.straight),
    [numbers.urgent]: number(3, flowIds.urgent),
  },
  calendars: {},
  flows: {
    [flowIds.card]: { version: 1, definition: cardFlow },
    [flowIds.straight]: { version: 1, definition: straightTo('cards') },
    [flowIds.urgent]: { version: 1, definition: straightTo('urgent') },
  },
  flowVersions: {},
  servingPolicy: 'priority',
};
