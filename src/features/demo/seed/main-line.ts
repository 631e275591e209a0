import type { Unit } from '../../../adapters/postgres/unit.ts';
import type { CalendarSettings, HolidaysSettings } from '../../../shared/config/calendar.ts';
import type { FlowDefinition } from '../../../shared/config/flow.ts';
import { publicHolidays } from '../../../shared/config/public-holidays.ts';
import { putRows } from './put-rows.ts';
import { seedId } from './seed-id.ts';
import { namesOf, type Six, wordsOf } from './six-languages.ts';

/** The number on the letterhead; E.164 without the plus, as it is dialled. */
export const mainNumber = '420541100000';

const flowNames: Six = ['Infolinka', 'Infolinia', 'Інфолінія', 'Инфолиния', 'Infoline', '热线'];
const hoursNames: Six = [
  'Hodiny infolinky',
  'Godziny infolinii',
  'Години інфолінії',
  'Часы инфолинии',
  'Infoline hours',
  '热线时间',
];
const holidaysNames: Six = [
  'České svátky',
  'Święta w Czechach',
  'Свята Чехії',
  'Праздники Чехии',
  'Czech holidays',
  '捷克节假日',
];

const positionEveryMs = 30_000;
const working = [{ from: '07:00', to: '19:00' }];

const hours: CalendarSettings = {
  names: wordsOf(hoursNames),
  timeZone: null,
  week: { mon: working, tue: working, wed: working, thu: working, fri: working, sat: [], sun: [] },
  holidays: ['cz'],
  exceptions: [{ date: '2026-12-31', spans: [{ from: '07:00', to: '12:00' }] }],
};

const holidays: HolidaysSettings = { names: wordsOf(holidaysNames), days: [...publicHolidays.CZ] };

/** Everything that a first line asks, in the order in which a caller minds it least. */
const infoline: FlowDefinition = {
  start: 'Greeting',
  steps: {
    Greeting: { kind: 'play', prompt: 'greeting', next: 'Language' },
    Language: {
      ...{ kind: 'language', prompt: 'choose-language', waitMs: 4_000, next: 'Hours' },
      choices: [
        { digit: '1', language: 'cs' },
        { digit: '2', language: 'en' },
        { digit: '3', language: 'uk' },
      ],
    },
    Hours: { kind: 'hours', calendar: 'infoline', open: 'Recorded', closed: 'Closed', holiday: 'Holiday' },
    Recorded: {
      ...{ kind: 'announce-recording', prompt: 'recorded-call', refuseDigit: '9', waitMs: 2_000 },
      next: 'In English?',
    },
    'In English?': {
      ...{ kind: 'condition', all: [{ of: 'language', values: ['en'] }] },
      ...{ yes: 'Queue English', no: 'In Ukrainian?' },
    },
    'In Ukrainian?': {
      ...{ kind: 'condition', all: [{ of: 'language', values: ['uk'] }] },
      ...{ yes: 'Queue Ukrainian', no: 'Menu' },
    },
    Menu: {
      ...{ kind: 'menu', prompt: 'main-menu', retryPrompt: 'not-understood', waitMs: 4_000, tries: 2 },
      choices: [
        { digit: '1', next: 'Card' },
        { digit: '2', next: 'Queue Energy' },
      ],
      none: 'Queue Energy',
    },
    Card: {
      ...{ kind: 'digits', prompt: 'enter-card', attribute: 'card', type: 'card', check: 'luhn' },
      ...{ lengthMin: 16, lengthMax: 16, finishOn: '#', waitMs: 5_000, tries: 2, retryPrompt: 'card-not-read' },
      ...{ next: 'Holder of a card', none: 'Queue Cards', invalid: 'Queue Cards' },
    },
    'Holder of a card': { kind: 'set', attributes: {}, priority: 1, next: 'Queue Cards' },
    'Queue Cards': { kind: 'queue', queue: 'cards', prompt: 'please-wait', positionEveryMs },
    'Queue Energy': { kind: 'queue', queue: 'energy', prompt: 'please-wait', positionEveryMs },
    'Queue English': { kind: 'queue', queue: 'english', prompt: 'please-wait', positionEveryMs },
    'Queue Ukrainian': { kind: 'queue', queue: 'ukrainian', prompt: 'please-wait', positionEveryMs },
    Closed: { kind: 'hangup', prompt: 'closed-now' },
    Holiday: { kind: 'hangup', prompt: 'closed-holiday' },
  },
};

/** The line with opening hours, languages and a menu: what an administrator begins from. */
export async function putMainLine(unit: Unit): Promise<void> {
  const flowId = seedId<string>('flow', 'infoline');
  await putRows(unit, 'holidays', [
    { id: seedId<string>('holidays', 'cz'), key: 'cz', settings: JSON.stringify(holidays) },
  ]);
  await putRows(unit, 'calendar', [
    { id: seedId<string>('calendar', 'infoline'), key: 'infoline', settings: JSON.stringify(hours) },
  ]);
  await putRows(unit, 'flow', [{ id: flowId, key: 'infoline', names: namesOf(flowNames), published_version: 1 }]);
  await putRows(unit, 'flow_version', [{ flow_id: flowId, version: 1, definition: JSON.stringify(infoline) }]);
  await putRows(unit, 'number', [
    { id: seedId<string>('number', 'main'), digits: mainNumber, flow_id: flowId, language: 'cs' },
  ]);
}
