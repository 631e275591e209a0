import type { Unit } from '../../../adapters/postgres/unit.ts';
import type { CaseRule } from '../../../shared/case-rule.ts';
import type { ConnectorManifest } from '../../../shared/connector-manifest.ts';
import { putRows } from './put-rows.ts';
import { seedId } from './seed-id.ts';
import { namesOf, type Six, wordsOf } from './six-languages.ts';

type FieldType = 'text' | 'number' | 'money' | 'date' | 'month' | 'flag' | 'choice';
interface ObjectType {
  names: Six;
  icon: string;
  /** The first ones are the strip under the title, as many as are prominent. */
  fields: Record<string, { names: Six; type: FieldType; prominent?: true }>;
}

const balance: Six = ['Zůstatek', 'Saldo', 'Залишок', 'Остаток', 'Balance', '余额'];
const total: Six = ['Celkem', 'Razem', 'Разом', 'Итого', 'Total', '合计'];

const types: Record<string, ObjectType> = {
  card: {
    ...{
      names: ['Dobíjecí karta', 'Karta ładowania', 'Зарядна картка', 'Зарядная карта', 'Charging card', '充电卡'],
      icon: 'credit-card',
    },
    fields: {
      balance: { names: balance, type: 'money', prominent: true },
      reserved: {
        names: ['Rezervováno', 'Zarezerwowane', 'Зарезервовано', 'Зарезервировано', 'Reserved', '已预留'],
        type: 'money',
        prominent: true,
      },
      dailyLimit: {
        names: ['Limit na den', 'Limit dzienny', 'Денний ліміт', 'Дневной лимит', 'Daily limit', '每日限额'],
        type: 'money',
        prominent: true,
      },
      validUntil: {
        names: ['Platnost', 'Ważność', 'Дійсна до', 'Действует до', 'Valid until', '有效期'],
        type: 'month',
        prominent: true,
      },
      issuedOn: { names: ['Vydána', 'Wydana', 'Видана', 'Выдана', 'Issued', '发卡日期'], type: 'date' },
    },
  },
  contract: {
    ...{ names: ['Smlouva', 'Umowa', 'Договір', 'Договор', 'Contract', '合同'], icon: 'file-text' },
    fields: {
      product: {
        names: ['Produkt', 'Produkt', 'Продукт', 'Продукт', 'Product', '产品'],
        type: 'text',
        prominent: true,
      },
      monthly: {
        names: ['Měsíčně', 'Miesięcznie', 'Щомісяця', 'В месяц', 'Monthly', '每月'],
        type: 'money',
        prominent: true,
      },
      startsOn: { names: ['Od', 'Od', 'Від', 'С', 'Since', '起始'], type: 'date', prominent: true },
      endsOn: { names: ['Do', 'Do', 'До', 'По', 'Until', '截止'], type: 'date' },
      address: {
        names: ['Odběrné místo', 'Miejsce dostawy', 'Місце постачання', 'Место поставки', 'Supply address', '供应地址'],
        type: 'text',
      },
    },
  },
  meter: {
    ...{ names: ['Měřidlo', 'Licznik', 'Лічильник', 'Счётчик', 'Meter', '计量表'], icon: 'gauge' },
    fields: {
      reading: {
        names: ['Stav', 'Stan', 'Показання', 'Показание', 'Reading', '读数'],
        type: 'number',
        prominent: true,
      },
      unit: { names: ['Jednotka', 'Jednostka', 'Одиниця', 'Единица', 'Unit', '单位'], type: 'text', prominent: true },
      readOn: {
        names: ['Odečteno', 'Odczytano', 'Зчитано', 'Снято', 'Read on', '抄表日期'],
        type: 'date',
        prominent: true,
      },
    },
  },
  account: {
    ...{ names: ['Účet', 'Konto', 'Рахунок', 'Счёт', 'Account', '账户'], icon: 'wallet' },
    fields: {
      balance: { names: balance, type: 'money', prominent: true },
      instalments: {
        names: ['Splátky', 'Raty', 'Розстрочка', 'Рассрочка', 'Instalments', '分期'],
        type: 'text',
        prominent: true,
      },
      nextOn: {
        names: ['Další splátka', 'Następna rata', 'Наступний внесок', 'Следующий взнос', 'Next instalment', '下次付款'],
        type: 'date',
        prominent: true,
      },
    },
  },
  invoice: {
    ...{ names: ['Faktura', 'Faktura', 'Рахунок-фактура', 'Счёт-фактура', 'Invoice', '账单'], icon: 'receipt' },
    fields: {
      total: { names: total, type: 'money', prominent: true },
      dueOn: { names: ['Splatnost', 'Termin', 'Термін', 'Срок', 'Due', '到期日'], type: 'date', prominent: true },
      issuedOn: { names: ['Vystavena', 'Wystawiona', 'Виставлено', 'Выставлен', 'Issued', '开票日期'], type: 'date' },
      paidOn: { names: ['Zaplacena', 'Zapłacona', 'Сплачено', 'Оплачен', 'Paid on', '付款日期'], type: 'date' },
    },
  },
  order: {
    ...{ names: ['Objednávka', 'Zamówienie', 'Замовлення', 'Заказ', 'Order', '订单'], icon: 'package' },
    fields: {
      goods: { names: ['Zboží', 'Towar', 'Товар', 'Товар', 'Goods', '商品'], type: 'text', prominent: true },
      total: { names: total, type: 'money', prominent: true },
      orderedOn: {
        names: ['Objednáno', 'Zamówiono', 'Замовлено', 'Заказано', 'Ordered', '下单日期'],
        type: 'date',
        prominent: true,
      },
    },
  },
};
export const objectTypeId = (key: string): string => seedId('object-type', key);

export const paymentsConnector = { key: 'payments', secret: 'demo-payments' } as const;
export const connectorId = (key: string): string => seedId('connector', key);

const movements = {
  list: '$.movements',
  item: { at: '$.at', text: '$.text', amount: '$.amount|money' },
  max: 200,
};

/** The demo's payment system: a service that the demo starts, and then tells where it is. */
const payments: ConnectorManifest = {
  transport: 'http-json',
  source: wordsOf([
    'platební systém',
    'system płatności',
    'платіжна система',
    'платёжная система',
    'payment system',
    '支付系统',
  ]),
  baseUrl: 'http://127.0.0.1:9',
  headers: { 'x-api-token': `{{secret:${paymentsConnector.secret}}}` },
  timeoutMs: 800,
  operations: {
    'card-balance': {
      ...{ method: 'GET', path: '/accounts/{{key}}/balance', query: {}, body: null, idempotent: true },
      map: {
        ...{ balance: '$.balance|money', reserved: '$.reserved|money', dailyLimit: '$.dailyLimit|money' },
        ...{ validUntil: '$.validUntil|month', movements },
      },
    },
    'raise-limit': {
      ...{ method: 'POST', path: '/accounts/{{key}}/limit-raises', query: {}, body: null, idempotent: false },
      map: { dailyLimit: '$.dailyLimit|money' },
    },
    'account-balance': {
      ...{ method: 'GET', path: '/accounts/{{key}}/balance', query: {}, body: null, idempotent: true },
      map: { balance: '$.balance|money', movements },
    },
  },
};

const balanceCase = (topic: string): CaseRule => ({
  ...{ caseType: 'information', category: 'balance', state: 'resolved', topic },
  title: wordsOf([
    'Dotaz na zůstatek',
    'Pytanie o saldo',
    'Запит про залишок',
    'Вопрос об остатке',
    'Balance enquiry',
    '余额查询',
  ]),
});

const limitCase: CaseRule = {
  ...{ caseType: 'request', category: 'limit', state: 'resolved', topic: 'card-limit' },
  title: wordsOf([
    'Změna limitu karty',
    'Zmiana limitu karty',
    'Зміна ліміту картки',
    'Изменение лимита карты',
    'Card limit change',
    '更改卡限额',
  ]),
};

const refreshBalance: Six = [
  'Obnovit zůstatek',
  'Odśwież saldo',
  'Оновити залишок',
  'Обновить остаток',
  'Refresh balance',
  '刷新余额',
];
const raiseLimit: Six = [
  'Zvýšit limit o 1 000 Kč',
  'Podnieś limit o 1000 Kč',
  'Підвищити ліміт на 1 000 Kč',
  'Повысить лимит на 1 000 Kč',
  'Raise limit by 1,000 Kč',
  '限额提高 1,000 Kč',
];

interface Act {
  id: string;
  key: string;
  objectType: string;
  /** What the payment system is asked. */
  operation: string;
  rule: CaseRule;
}

const act = (objectType: 'card' | 'account', key: string, operation: string, rule: CaseRule): Act => ({
  ...{ id: seedId<string>('action', `${objectType}.${key}`), objectType, key, operation, rule },
});

const acts = [
  act('card', 'refresh-balance', 'card-balance', balanceCase('card-balance')),
  act('account', 'refresh-balance', 'account-balance', balanceCase('account-balance')),
  act('card', 'change-limit', 'raise-limit', limitCase),
];

/** An act on objects of a type, with the fields that it brings anew. */
export function actOn(objectType: string, key: string): (Act & { fields: string[]; source: string }) | null {
  const found = acts.find((one) => one.objectType === objectType && one.key === key);
  const fields = found && Object.keys(payments.operations[found.operation]!.map);
  return found && fields ? { ...found, fields, source: paymentsConnector.key } : null;
}

const looks: Record<
  string,
  { names: Six; icon: string; hot_key: string | null; primary_act: boolean; position: number }
> = {
  'refresh-balance': { names: refreshBalance, icon: 'refresh-cw', hot_key: 'R', primary_act: true, position: 0 },
  'change-limit': {
    names: raiseLimit,
    icon: 'sliders-horizontal',
    hot_key: null,
    primary_act: false,
    position: 1,
  },
};

/** Each of them really asks the payment system; a button that does nothing is not there. */
const actionRow = ({ id, key, objectType, operation, rule }: Act) => ({
  ...{ id, object_type_id: objectTypeId(objectType), key, connector_id: connectorId('payments'), operation },
  ...{ ...looks[key]!, names: namesOf(looks[key]!.names), case_rule: JSON.stringify(rule) },
});

export async function putObjectTypes(unit: Unit): Promise<void> {
  await putRows(
    unit,
    'object_type',
    Object.entries(types).map(([key, type]) => ({
      id: objectTypeId(key),
      key,
      names: namesOf(type.names),
      icon: type.icon,
    })),
  );
  await putRows(
    unit,
    'field',
    Object.entries(types).flatMap(([typeKey, { fields }]) =>
      Object.entries(fields).map(([key, field], position) => ({
        ...{ id: seedId<string>('field', `${typeKey}.${key}`), object_type_id: objectTypeId(typeKey), key, position },
        ...{ names: namesOf(field.names), type: field.type, prominent: field.prominent ?? false },
      })),
    ),
  );
  await putRows(unit, 'connector', [
    { id: connectorId('payments'), key: paymentsConnector.key, manifest: JSON.stringify(payments) },
  ]);
  await putRows(unit, 'action', acts.map(actionRow));
}
