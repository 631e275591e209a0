import type { Unit } from '../../../adapters/postgres/unit.ts';
import type { PopCondition, PopRule, PopRuleTarget } from '../../../shared/screen-pop-rule.ts';
import { putRows } from './put-rows.ts';
import { seedId } from './seed-id.ts';
import { namesOf, type Six } from './six-languages.ts';

interface Rule {
  key: string;
  names: Six;
  position: number;
  condition: PopCondition;
  target: PopRuleTarget[];
}

/** What opens when a contact comes: the first rule that holds and finds something. */
const rules: Rule[] = [
  {
    key: 'typed-card',
    names: [
      'zadaná karta → karta',
      'wpisana karta → karta',
      'введена картка → картка',
      'введена карта → карта',
      'typed card → card',
      '输入卡号 → 卡',
    ],
    position: 10,
    condition: { channels: ['phone'], attributes: { card: { checks: ['valid'] } } },
    target: [{ kind: 'object', type: 'card', attribute: 'card' }],
  },
  {
    key: 'one-match',
    names: [
      'jedna jistá shoda → zákazník',
      'jedno pewne trafienie → klient',
      'один певний збіг → клієнт',
      'одно точное совпадение → клиент',
      'one certain match → customer',
      '唯一匹配 → 客户',
    ],
    position: 50,
    condition: { identity: ['matched'] },
    target: [{ kind: 'customer' }],
  },
  {
    key: 'several-matches',
    names: [
      'více možných → výběr',
      'kilka możliwych → wybór',
      'кілька можливих → вибір',
      'несколько возможных → выбор',
      'several possible → chooser',
      '多个可能 → 选择',
    ],
    position: 80,
    condition: { identity: ['several'] },
    target: [{ kind: 'chooser' }],
  },
  {
    key: 'nobody',
    names: [
      'nikdo → hledání',
      'nikt → szukanie',
      'нікого → пошук',
      'никого → поиск',
      'nobody → search',
      '无匹配 → 搜索',
    ],
    position: 90,
    condition: { identity: ['none'] },
    target: [{ kind: 'search' }],
  },
];

/** As they are read when somebody calls. */
export const popRules: readonly PopRule[] = rules.map(({ names: _, ...rule }) => ({ ...rule, version: 1 }));

export async function putPopRules(unit: Unit): Promise<void> {
  await putRows(
    unit,
    'screen_pop_rule',
    rules.map(({ key, names, position, condition, target }) => ({
      ...{ id: seedId<string>('screen-pop-rule', key), key, names: namesOf(names), position },
      ...{ condition: JSON.stringify(condition), target: JSON.stringify(target) },
    })),
  );
}
