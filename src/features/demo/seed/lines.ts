import type { Unit } from '../../../adapters/postgres/unit.ts';
import type { FlowDefinition } from '../../../shared/config/flow.ts';
import type { FlowId, NumberId, PrincipalId, QueueId } from '../../../shared/ids.ts';
import { putRows } from './put-rows.ts';
import { seedId } from './seed-id.ts';
import { type DemoLanguage, namesOf, type Six } from './six-languages.ts';
import { principalId, skillId } from './staff.ts';

export type LineKey = 'cards' | 'energy' | 'ukrainian' | 'english' | 'internet';

interface Line {
  names: Six;
  language: DemoLanguage;
  skills: Record<string, number>;
  principal: 'teleorion' | null;
  priority: number;
}

const lines: Record<LineKey, Line> = {
  cards: {
    names: [
      'Infolinka › Karty',
      'Infolinia › Karty',
      'Інфолінія › Картки',
      'Инфолиния › Карты',
      'Infoline › Cards',
      '热线 › 充电卡',
    ],
    ...{ language: 'cs', skills: { cards: 1, czech: 1 }, principal: null, priority: 1 },
  },
  energy: {
    names: [
      'Infolinka › Energie',
      'Infolinia › Energia',
      'Інфолінія › Енергія',
      'Инфолиния › Энергия',
      'Infoline › Energy',
      '热线 › 能源',
    ],
    ...{ language: 'cs', skills: { energy: 1, czech: 1 }, principal: null, priority: 0 },
  },
  ukrainian: {
    names: [
      'Infolinka ukrajinsky',
      'Infolinia ukraińska',
      'Інфолінія',
      'Инфолиния на украинском',
      'Infoline in Ukrainian',
      '乌克兰语热线',
    ],
    ...{ language: 'uk', skills: { ukrainian: 2 }, principal: null, priority: 0 },
  },
  english: {
    names: [
      'Infolinka anglicky',
      'Infolinia angielska',
      'Інфолінія англійською',
      'Инфолиния на английском',
      'Infoline',
      '英语热线',
    ],
    ...{ language: 'en', skills: { english: 2 }, principal: null, priority: 0 },
  },
  internet: {
    names: [
      'Teleorion › Internet',
      'Teleorion › Internet',
      'Teleorion › Інтернет',
      'Teleorion › Интернет',
      'Teleorion › Internet',
      'Teleorion › 互联网',
    ],
    ...{ language: 'cs', skills: { internet: 2, czech: 1 }, principal: 'teleorion', priority: 0 },
  },
};

/** E.164 without the plus, as they are dialled. */
export const numbers: Record<LineKey, string> = {
  ...{ cards: '420541100100', energy: '420541100200', ukrainian: '420541100300', english: '420541100400' },
  internet: '420541100500',
};

export const queueId = (key: LineKey): QueueId => seedId('queue', key);
export const numberId = (key: LineKey): NumberId => seedId('number', key);
export const flowId = (key: LineKey): FlowId => seedId('flow', key);

/** Whose business is done on a line; null is the own one. */
export function principalOf(key: LineKey): PrincipalId | null {
  const { principal } = lines[key];
  return principal && principalId(principal);
}

const positionEveryMs = 30_000;

/** The cards' line asks for the card; every other way leads on to a person, never out. */
const cardFlow: FlowDefinition = {
  start: 'greeting',
  steps: {
    greeting: { kind: 'play', prompt: 'greeting', next: 'card' },
    card: {
      ...{ kind: 'digits', prompt: 'enter-card', attribute: 'card', type: 'card', check: 'luhn' },
      ...{ lengthMin: 16, lengthMax: 16, finishOn: '#', waitMs: 5_000, tries: 2, retryPrompt: 'card-not-read' },
      ...{ next: 'wait', none: 'wait', invalid: 'wait' },
    },
    wait: { kind: 'queue', queue: 'cards', prompt: 'please-wait', positionEveryMs },
  },
};

const straightTo = (queue: LineKey): FlowDefinition => ({
  start: 'greeting',
  steps: {
    greeting: { kind: 'play', prompt: 'greeting', next: 'wait' },
    wait: { kind: 'queue', queue, prompt: 'please-wait', positionEveryMs },
  },
});

export async function putLines(unit: Unit): Promise<void> {
  const all = Object.entries(lines) as [LineKey, Line][];
  await putRows(
    unit,
    'queue',
    all.map(([key, line]) => ({
      ...{ id: queueId(key), key, names: namesOf(line.names), language: line.language, priority: line.priority },
      principal_id: line.principal && principalId(line.principal),
      last_agent_ms: 3_600_000,
    })),
  );
  await putRows(
    unit,
    'queue_skill',
    all.flatMap(([key, line]) =>
      Object.entries(line.skills).map(([skill, level]) => ({
        queue_id: queueId(key),
        skill_id: skillId(skill),
        level,
      })),
    ),
  );
  await putRows(
    unit,
    'flow',
    all.map(([key, line]) => ({ id: flowId(key), key, names: namesOf(line.names), published_version: 1 })),
  );
  await putRows(
    unit,
    'flow_version',
    all.map(([key]) => ({
      flow_id: flowId(key),
      version: 1,
      definition: JSON.stringify(key === 'cards' ? cardFlow : straightTo(key)),
    })),
  );
  await putRows(
    unit,
    'number',
    all.map(([key, line]) => ({
      ...{ id: numberId(key), digits: numbers[key], flow_id: flowId(key), language: line.language },
      principal_id: line.principal && principalId(line.principal),
    })),
  );
}
