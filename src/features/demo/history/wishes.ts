import { byShare, type Draw } from '../seed/draw.ts';
import type { LineKey } from '../seed/lines.ts';
import type { ObjectTypeKey } from '../seed/seed-customer.ts';

/** What somebody calls about, and what an agent writes down of it. */
export interface Wish {
  topic: string;
  /** What it is about, where the caller has one. */
  about: ObjectTypeKey | null;
  /** The act that answers it, on that object. */
  act: 'refresh-balance' | 'change-limit' | null;
  caseType: 'information' | 'request' | 'complaint' | 'fault' | 'payment';
  /** As an agent writes it: in Czech, on the Ukrainian line in Ukrainian. */
  titles: readonly [cs: string, uk: string];
  /** How it ends when no act has answered it, by share. */
  outcomes: readonly (readonly [outcome: string, share: number])[];
}

type Told = [
  about: ObjectTypeKey | null,
  caseType: Wish['caseType'],
  cs: string,
  uk: string,
  ends: keyof typeof endings,
];

/** How matters of a kind end. */
const endings = {
  told: [
    ['solved', 84],
    ['call-back', 4],
    ['passed-on', 6],
    ['other-department', 6],
  ],
  done: [
    ['solved', 62],
    ['passed-on', 18],
    ['waiting', 14],
    ['call-back', 6],
  ],
  disputed: [
    ['solved', 40],
    ['complaint', 36],
    ['waiting', 14],
    ['passed-on', 10],
  ],
  owed: [
    ['promise', 42],
    ['solved', 40],
    ['waiting', 10],
    ['passed-on', 8],
  ],
  broken: [
    ['technical-fault', 48],
    ['solved', 38],
    ['passed-on', 8],
    ['call-back', 6],
  ],
} as const satisfies Record<string, Wish['outcomes']>;

const told: Record<string, Told> = {
  'card-balance': ['card', 'information', 'Dotaz na zůstatek karty', 'Запит про баланс картки', 'told'],
  'card-limit': ['card', 'request', 'Úprava limitu karty', 'Зміна ліміту картки', 'done'],
  'card-block': ['card', 'request', 'Blokace karty a nová karta', 'Блокування картки та нова картка', 'done'],
  'credit-transfer': ['card', 'request', 'Převod kreditu na novou kartu', 'Переказ коштів на нову картку', 'done'],
  'account-balance': ['account', 'information', 'Dotaz na zůstatek účtu', 'Запит про баланс рахунку', 'told'],
  invoice: ['invoice', 'complaint', 'Nesouhlas s vyúčtováním', 'Незгода з рахунком', 'disputed'],
  'invoice-copy': ['invoice', 'request', 'Kopie faktury poštou', 'Копія рахунку поштою', 'told'],
  'double-payment': ['invoice', 'payment', 'Vrácení dvojí platby', 'Повернення подвійної оплати', 'disputed'],
  payment: ['invoice', 'payment', 'Příslib úhrady faktury', 'Обіцянка оплати рахунку', 'owed'],
  instalments: ['account', 'payment', 'Žádost o splátkový kalendář', 'Запит на розстрочку', 'owed'],
  tariff: ['contract', 'request', 'Změna tarifu', 'Зміна тарифу', 'done'],
  'new-connection': [null, 'request', 'Nové připojení', 'Нове підключення', 'done'],
  'meter-reading': ['meter', 'request', 'Samoodečet měřidla', 'Показання лічильника', 'told'],
  outage: ['meter', 'fault', 'Výpadek dodávky', 'Перебій постачання', 'broken'],
  'internet-fault': ['contract', 'fault', 'Nefunkční připojení', 'Не працює інтернет', 'broken'],
  'order-status': ['order', 'information', 'Dotaz na objednávku', 'Запит про замовлення', 'told'],
};

/** What is asked on each line, by share. */
const asked: Record<LineKey, readonly (readonly [topic: string, share: number])[]> = {
  cards: [
    ['card-balance', 36],
    ['card-limit', 20],
    ['card-block', 14],
    ['credit-transfer', 12],
    ['payment', 10],
    ['order-status', 8],
  ],
  energy: [
    ['invoice', 22],
    ['meter-reading', 18],
    ['payment', 13],
    ['tariff', 11],
    ['account-balance', 10],
    ['instalments', 8],
    ['outage', 7],
    ['invoice-copy', 6],
    ['double-payment', 5],
  ],
  ukrainian: [
    ['invoice', 24],
    ['new-connection', 20],
    ['tariff', 18],
    ['payment', 16],
    ['card-balance', 14],
    ['internet-fault', 8],
  ],
  english: [
    ['invoice', 30],
    ['tariff', 24],
    ['internet-fault', 18],
    ['new-connection', 14],
    ['account-balance', 14],
  ],
  internet: [
    ['internet-fault', 46],
    ['tariff', 17],
    ['invoice', 14],
    ['order-status', 13],
    ['new-connection', 10],
  ],
};

const acts: Record<string, Wish['act']> = {
  ...{ 'card-balance': 'refresh-balance', 'account-balance': 'refresh-balance', 'card-limit': 'change-limit' },
};

const secondShare = 0.18;

/** One matter, of some callers two. */
export function wishesOn(line: LineKey, draw: Draw): Wish[] {
  const [first] = byShare(draw, asked[line]);
  const [second] = byShare(draw, asked[line]);
  const isTwo = draw.is(secondShare) && second !== first;
  return (isTwo ? [first, second] : [first]).map(wishOf);
}

export function wishOf(topic: string): Wish {
  const [about, caseType, cs, uk, ends] = told[topic]!;
  return { topic, about, act: acts[topic] ?? null, caseType, titles: [cs, uk], outcomes: endings[ends] };
}
