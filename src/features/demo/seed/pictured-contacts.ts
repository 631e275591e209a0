import type { Unit } from '../../../adapters/postgres/unit.ts';
import { outcomeId } from './catalogue.ts';
import { type LineKey, numberId, queueId } from './lines.ts';
import { contactId, putCases, type SeedCase } from './put-cases.ts';
import { customerId, pointId } from './put-customers.ts';
import { switchboard } from './pictured-people.ts';
import { putRows } from './put-rows.ts';
import { seedId } from './seed-id.ts';
import { userId } from './staff.ts';

/** Calls for the first time under a name, but not for the first time: nobody knows whose number it is. */
export const unknownCaller = '+380501234567';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const hours = (count: number): number => count * 60 * minuteMs;

interface Contact {
  key: string;
  point: string;
  customer?: string;
  /** Null: nobody took it. */
  agent: string | null;
  line: LineKey;
  direction?: 'in' | 'out';
  msAgo: number;
  talkMs?: number;
  outcome?: string;
  /** As the agent left it. */
  note?: string;
}

/** What the pictures say happened before. They are rows without a log: it begins with the cases, whose page is told by it. */
const contacts: Contact[] = [
  {
    key: 'marie-today',
    point: switchboard,
    customer: 'marie-novakova',
    agent: 'petr.dolezal',
    line: 'energy',
    msAgo: hours(5),
    talkMs: 262_000,
    outcome: 'waiting',
    note: 'Platba odešla bez variabilního symbolu, pošle výpis.',
  },
  {
    key: 'petr-yesterday',
    point: switchboard,
    customer: 'petr-novak',
    agent: 'petr.dolezal',
    line: 'energy',
    direction: 'out',
    msAgo: dayMs,
    talkMs: 48_000,
    outcome: 'call-back',
    note: 'Nezastihli jsme ho, domluveno zavolat znovu.',
  },
  {
    key: 'capek-long-ago',
    point: switchboard,
    customer: 'jan-capek',
    agent: 'petr.dolezal',
    line: 'energy',
    msAgo: 1_710 * dayMs,
    talkMs: 90_000,
    outcome: 'solved',
  },
  {
    key: 'alena-today',
    point: '+420602118340',
    customer: 'alena',
    agent: 'petr.dolezal',
    line: 'cards',
    msAgo: hours(5),
    talkMs: 187_000,
    outcome: 'waiting',
    note: 'Po dobití nesedí zůstatek, čeká na vyjádření plateb.',
  },
  { key: 'unknown-1', point: unknownCaller, agent: null, line: 'ukrainian', msAgo: hours(1) },
  {
    key: 'unknown-2',
    point: unknownCaller,
    agent: 'olena.kovalchuk',
    line: 'ukrainian',
    msAgo: 5 * dayMs,
    talkMs: 185_000,
    outcome: 'passed-on',
  },
  {
    key: 'unknown-3',
    point: unknownCaller,
    agent: 'olena.kovalchuk',
    line: 'ukrainian',
    msAgo: 12 * dayMs,
    talkMs: 18_000,
    outcome: 'wrong-number',
  },
  {
    key: 'marina-today',
    point: '+420602774190',
    customer: 'marina-sokolova',
    agent: 'petr.dolezal',
    line: 'energy',
    msAgo: hours(5),
    talkMs: 245_000,
    outcome: 'waiting',
    note: 'Не согласна с начислением за октябрь, ждёт перерасчёта.',
  },
];
const cases: SeedCase[] = [
  {
    no: 4604,
    title: 'Підключення інтернету',
    type: 'request',
    state: 'open',
    point: unknownCaller,
    owner: 'olena.kovalchuk',
    dueInMs: dayMs,
    openedMsAgo: 5 * dayMs,
    by: 'unknown-2',
  },
  {
    no: 4655,
    title: 'Blokace a nová karta',
    type: 'request',
    state: 'resolved',
    customer: 'alena',
    object: ['card', '9203010077344021'],
    owner: 'jana.necasova',
    openedMsAgo: 12 * dayMs,
    resolvedMsAgo: 10 * dayMs,
  },
  {
    no: 4682,
    title: 'Nesedí zůstatek po dobití',
    type: 'complaint',
    state: 'waiting',
    customer: 'alena',
    object: ['card', '9203010077344021'],
    owner: 'petr.dolezal',
    dueInMs: hours(6),
    openedMsAgo: hours(5),
    by: 'alena-today',
  },
  {
    no: 4688,
    title: 'Platba nespárovaná s fakturou',
    type: 'payment',
    state: 'waiting',
    customer: 'marie-novakova',
    object: ['invoice', '26100338'],
    owner: 'petr.dolezal',
    dueInMs: hours(6),
    openedMsAgo: hours(5),
    by: 'marie-today',
  },
  {
    no: 4691,
    title: 'Спор о начислении за октябрь',
    type: 'complaint',
    state: 'open',
    customer: 'marina-sokolova',
    object: ['invoice', '26100482'],
    owner: 'petr.dolezal',
    dueInMs: hours(6),
    openedMsAgo: hours(5),
    by: 'marina-today',
  },
  {
    no: 4695,
    title: 'Перенос даты рассрочки',
    type: 'payment',
    state: 'open',
    customer: 'marina-sokolova',
    object: ['account', '7710031170'],
    owner: null,
    dueInMs: hours(28),
    openedMsAgo: hours(4),
  },
  {
    no: 4698,
    title: 'Změna tarifu Optika 500',
    type: 'request',
    state: 'waiting',
    customer: 'petr-novak-blansko',
    object: ['contract', '2200655'],
    owner: 'jana.necasova',
    dueInMs: hours(3),
    openedMsAgo: hours(2),
  },
  {
    no: 4702,
    title: 'Reklamace vyúčtování elektřiny',
    type: 'complaint',
    state: 'open',
    customer: 'josef-dvorak',
    object: ['invoice', '26100416'],
    owner: 'jana.necasova',
    dueInMs: hours(2),
    openedMsAgo: hours(4),
  },
];
const lastCaseNo = 4710;

export async function putContacts(unit: Unit): Promise<void> {
  const ago = (ms: number): string => new Date(unit.at - ms).toISOString();
  await putRows(unit, 'contact_point', [
    { id: pointId('phone', unknownCaller), kind: 'phone', value: unknownCaller, status: 'unverified', source: 'call' },
  ]);
  await putRows(
    unit,
    'interaction',
    contacts.map((contact) => contactRow(contact, ago)),
  );
  await putRows(
    unit,
    'draft',
    contacts.flatMap((contact) => noteRows(contact, ago)),
  );
  await putCases(unit, cases);
  await putRows(unit, 'case_number', [{ last: lastCaseNo }]);
  await putRows(unit, 'callback', [
    callbackRow('petr-novak-blansko', '+420603440981', -16 * minuteMs, hours(1.4), ago),
    callbackRow('olena-kovalchuk', '+420777310204', -76 * minuteMs, hours(1.6), ago),
  ]);
}

function contactRow(contact: Contact, ago: (ms: number) => string) {
  const { key, point, customer, agent, line, direction = 'in', msAgo, talkMs = 0, outcome } = contact;
  const waitMs = agent ? 14_000 : 72_000;
  return {
    ...{
      id: contactId(key),
      channel: 'phone',
      direction,
      state: 'ended',
      language: line === 'ukrainian' ? 'uk' : 'cs',
    },
    ...{
      from_number: point,
      contact_point_id: pointId('phone', point),
      number_id: numberId(line),
      queue_id: queueId(line),
    },
    ...{ arrived_at: ago(msAgo), queued_at: ago(msAgo), ended_at: ago(msAgo - waitMs - talkMs) },
    ...{ answered_at: agent ? ago(msAgo - waitMs) : null, agent_id: agent && userId(agent) },
    ...{ ending: agent ? 'handled' : 'abandoned-in-queue', ended_by: 'caller' },
    customer_id: customer ? customerId(customer) : null,
    identity_state: customer ? 'matched' : 'none',
    outcome_id: outcome ? outcomeId(outcome) : null,
  };
}

/** A note is what its agent typed, kept where everything typed is. */
function noteRows({ key, agent, msAgo, note }: Contact, ago: (ms: number) => string) {
  if (!agent || !note) return [];
  const draft = { user_id: userId(agent), subject: `interaction:${contactId(key)}`, field: 'note' };
  return [{ ...draft, value: note, saved_at: ago(msAgo) }];
}

const callbackRow = (
  customer: string,
  number: string,
  dueMsAgo: number,
  madeMsAgo: number,
  ago: (ms: number) => string,
) => ({
  ...{ id: seedId<string>('callback', customer), customer_id: customerId(customer), number, origin: 'wrap-up' },
  ...{ contact_point_id: pointId('phone', number), owner_id: userId('jana.necasova'), queue_id: queueId('cards') },
  ...{ due_at: ago(dueMsAgo), created_at: ago(madeMsAgo) },
});
