import type { Unit } from '../../../adapters/postgres/unit.ts';
import type { OutcomeId, TopicId } from '../../../shared/ids.ts';
import { putRows } from './put-rows.ts';
import { seedId } from './seed-id.ts';
import { namesOf, type Six } from './six-languages.ts';

/** Why people call. */
const topics: Record<string, Six> = {
  'card-balance': ['Zůstatek karty', 'Saldo karty', 'Баланс картки', 'Баланс карты', 'Card balance', '卡余额'],
  'card-limit': ['Limit karty', 'Limit karty', 'Ліміт картки', 'Лимит карты', 'Card limit', '卡限额'],
  'card-block': ['Blokace karty', 'Blokada karty', 'Блокування картки', 'Блокировка карты', 'Card blocking', '卡冻结'],
  'credit-transfer': [
    'Převod kreditu',
    'Transfer środków',
    'Переказ коштів',
    'Перевод средств',
    'Credit transfer',
    '余额转账',
  ],
  'account-balance': ['Zůstatek účtu', 'Saldo konta', 'Баланс рахунку', 'Баланс счёта', 'Account balance', '账户余额'],
  invoice: ['Vyúčtování', 'Rozliczenie', 'Рахунок-фактура', 'Счёт за услуги', 'Billing', '账单'],
  'invoice-copy': ['Kopie faktury', 'Kopia faktury', 'Копія рахунку', 'Копия счёта', 'Invoice copy', '账单副本'],
  'double-payment': [
    'Dvojí platba',
    'Podwójna płatność',
    'Подвійна оплата',
    'Двойная оплата',
    'Double payment',
    '重复付款',
  ],
  payment: ['Platba', 'Płatność', 'Оплата', 'Оплата', 'Payment', '付款'],
  instalments: ['Splátky', 'Raty', 'Розстрочка', 'Рассрочка', 'Instalments', '分期付款'],
  tariff: ['Změna tarifu', 'Zmiana taryfy', 'Зміна тарифу', 'Смена тарифа', 'Tariff change', '更改资费'],
  'new-connection': [
    'Nové připojení',
    'Nowe przyłącze',
    'Нове підключення',
    'Новое подключение',
    'New connection',
    '新装接入',
  ],
  'meter-reading': ['Odečet', 'Odczyt licznika', 'Показання лічильника', 'Показания счётчика', 'Meter reading', '抄表'],
  outage: [
    'Přerušení dodávky',
    'Przerwa w dostawie',
    'Перерва постачання',
    'Перебой поставки',
    'Supply outage',
    '供应中断',
  ],
  'internet-fault': [
    'Internet nejde',
    'Brak internetu',
    'Немає інтернету',
    'Нет интернета',
    'Internet down',
    '网络故障',
  ],
  'order-status': [
    'Stav objednávky',
    'Stan zamówienia',
    'Стан замовлення',
    'Статус заказа',
    'Order status',
    '订单状态',
  ],
};
export const topicId = (key: string): TopicId => seedId('topic', key);

interface Outcome {
  names: Six;
  consequence: keyof typeof consequences;
  icon: string;
  effect: 'none' | 'keep' | 'resolve' | 'wait' | 'callback';
}

/** What really follows, in a few words: no button promises more than it does. */
const consequences = {
  resolves: [
    'uzavře případ',
    'zamyka sprawę',
    'закриває звернення',
    'закрывает обращение',
    'closes the case',
    '关闭工单',
  ],
  callsBack: [
    'naplánuje hovor',
    'planuje oddzwonienie',
    'планує дзвінок',
    'планирует звонок',
    'plans a call',
    '安排回拨',
  ],
  keeps: [
    'případ zůstává',
    'sprawa zostaje',
    'звернення лишається',
    'обращение остаётся',
    'the case stays open',
    '工单保持打开',
  ],
  waits: ['případ počká', 'sprawa czeka', 'звернення чекає', 'обращение ждёт', 'the case waits', '工单等待'],
  noCase: ['bez případu', 'bez sprawy', 'без звернення', 'без обращения', 'no case', '不建工单'],
} as const satisfies Record<string, Six>;

/** How contacts end: ten, so that each has its digit. The last three are counted and make no case. */
const outcomes: Record<string, Outcome> = {
  solved: {
    names: ['Vyřešeno', 'Rozwiązane', 'Вирішено', 'Решено', 'Solved', '已解决'],
    consequence: 'resolves',
    icon: 'check',
    effect: 'resolve',
  },
  'call-back': {
    names: ['Zavolat zpět', 'Oddzwonić', 'Передзвонити', 'Перезвонить', 'Call back', '回拨'],
    consequence: 'callsBack',
    icon: 'phone-outgoing',
    effect: 'callback',
  },
  'passed-on': {
    names: ['Předáno dál', 'Przekazane dalej', 'Передано далі', 'Передано дальше', 'Passed on', '已转交'],
    consequence: 'keeps',
    icon: 'corner-up-right',
    effect: 'keep',
  },
  complaint: {
    names: ['Reklamace', 'Reklamacja', 'Скарга', 'Жалоба', 'Complaint', '投诉'],
    consequence: 'keeps',
    icon: 'message-square-warning',
    effect: 'keep',
  },
  promise: {
    names: ['Příslib platby', 'Deklaracja spłaty', 'Обіцянка оплати', 'Обещание платежа', 'Promise to pay', '承诺付款'],
    consequence: 'waits',
    icon: 'hand-coins',
    effect: 'wait',
  },
  waiting: {
    names: [
      'Čeká na zákazníka',
      'Czeka na klienta',
      'Чекає на клієнта',
      'Ждёт клиента',
      'Waiting for customer',
      '等待客户',
    ],
    consequence: 'waits',
    icon: 'hourglass',
    effect: 'wait',
  },
  'technical-fault': {
    names: [
      'Technická závada',
      'Usterka techniczna',
      'Технічна несправність',
      'Техническая неисправность',
      'Technical fault',
      '技术故障',
    ],
    consequence: 'keeps',
    icon: 'wrench',
    effect: 'keep',
  },
  'wrong-number': {
    names: ['Omyl v čísle', 'Pomyłka', 'Не той номер', 'Ошиблись номером', 'Wrong number', '打错电话'],
    consequence: 'noCase',
    icon: 'phone-off',
    effect: 'none',
  },
  'prank-or-silence': {
    names: [
      'Žert nebo ticho',
      'Żart lub cisza',
      'Жарт або тиша',
      'Розыгрыш или тишина',
      'Prank or silence',
      '恶作剧或无声',
    ],
    consequence: 'noCase',
    icon: 'volume-x',
    effect: 'none',
  },
  'other-department': {
    names: ['Jiné oddělení', 'Inny dział', 'Інший відділ', 'Другой отдел', 'Other department', '其他部门'],
    consequence: 'noCase',
    icon: 'building',
    effect: 'none',
  },
};
export const outcomeId = (key: string): OutcomeId => seedId('outcome', key);

/** What is known of an outcome by its id. */
export function outcomeWith(id: OutcomeId): { key: string; effect: Outcome['effect'] } {
  const [key, { effect }] = Object.entries(outcomes).find(([one]) => outcomeId(one) === id)!;
  return { key, effect };
}

const caseTypes: Record<string, Six> = {
  information: ['Informace', 'Informacja', 'Інформація', 'Информация', 'Information', '咨询'],
  request: ['Požadavek', 'Wniosek', 'Запит', 'Запрос', 'Request', '请求'],
  complaint: ['Reklamace', 'Reklamacja', 'Скарга', 'Жалоба', 'Complaint', '投诉'],
  fault: ['Porucha', 'Awaria', 'Несправність', 'Неисправность', 'Fault', '故障'],
  payment: ['Platby', 'Płatności', 'Платежі', 'Платежи', 'Payments', '付款'],
};
export const caseTypeId = (key: string): string => seedId('case-type', key);

export async function putCatalogue(unit: Unit): Promise<void> {
  await putRows(
    unit,
    'topic',
    Object.entries(topics).map(([key, names], position) => ({
      id: topicId(key),
      key,
      names: namesOf(names),
      position,
    })),
  );
  await putRows(
    unit,
    'outcome',
    Object.entries(outcomes).map(([key, outcome], position) => ({
      ...{ id: outcomeId(key), key, names: namesOf(outcome.names), icon: outcome.icon, effect: outcome.effect },
      ...{ consequence_names: namesOf(consequences[outcome.consequence]), position },
    })),
  );
  await putRows(
    unit,
    'case_type',
    Object.entries(caseTypes).map(([key, names]) => ({ id: caseTypeId(key), key, names: namesOf(names) })),
  );
}
