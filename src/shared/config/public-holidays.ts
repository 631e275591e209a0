import type { Holiday } from './calendar.ts';
import type { Names } from './words.ts';

type Easter = 'western' | 'orthodox';

const yearly = (day: string, names: Names): Holiday => ({ names, yearly: day });
const once = (date: string, names: Names): Holiday => ({ names, date });
const afterEaster = (easter: Easter, daysAfter: number, names: Names): Holiday => ({ names, easter, daysAfter });

/** Act 245/2000 Coll. */
const czech: readonly Holiday[] = [
  yearly('01-01', { cs: 'Den obnovy samostatného českého státu', en: 'Restoration of the Czech state, New Year' }),
  afterEaster('western', -2, { cs: 'Velký pátek', en: 'Good Friday' }),
  afterEaster('western', 1, { cs: 'Velikonoční pondělí', en: 'Easter Monday' }),
  yearly('05-01', { cs: 'Svátek práce', en: 'Labour Day' }),
  yearly('05-08', { cs: 'Den vítězství', en: 'Victory Day' }),
  yearly('07-05', { cs: 'Den slovanských věrozvěstů Cyrila a Metoděje', en: 'Saints Cyril and Methodius' }),
  yearly('07-06', { cs: 'Den upálení mistra Jana Husa', en: 'Jan Hus Day' }),
  yearly('09-28', { cs: 'Den české státnosti', en: 'Czech Statehood Day' }),
  yearly('10-28', { cs: 'Den vzniku samostatného československého státu', en: 'Czechoslovak Independence Day' }),
  yearly('11-17', { cs: 'Den boje za svobodu a demokracii', en: 'Freedom and Democracy Day' }),
  yearly('12-24', { cs: 'Štědrý den', en: 'Christmas Eve' }),
  yearly('12-25', { cs: '1. svátek vánoční', en: 'Christmas Day' }),
  yearly('12-26', { cs: '2. svátek vánoční', en: 'Saint Stephen’s Day' }),
];

/** Act of 18 January 1951 on days off work; Christmas Eve since 2025. */
const polish: readonly Holiday[] = [
  yearly('01-01', { pl: 'Nowy Rok', en: 'New Year' }),
  yearly('01-06', { pl: 'Święto Trzech Króli', en: 'Epiphany' }),
  afterEaster('western', 0, { pl: 'Wielkanoc', en: 'Easter Sunday' }),
  afterEaster('western', 1, { pl: 'Poniedziałek Wielkanocny', en: 'Easter Monday' }),
  yearly('05-01', { pl: 'Święto Pracy', en: 'Labour Day' }),
  yearly('05-03', { pl: 'Święto Konstytucji 3 Maja', en: 'Constitution Day' }),
  afterEaster('western', 49, { pl: 'Zielone Świątki', en: 'Pentecost' }),
  afterEaster('western', 60, { pl: 'Boże Ciało', en: 'Corpus Christi' }),
  yearly('08-15', { pl: 'Wniebowzięcie NMP', en: 'Assumption' }),
  yearly('11-01', { pl: 'Wszystkich Świętych', en: 'All Saints' }),
  yearly('11-11', { pl: 'Narodowe Święto Niepodległości', en: 'Independence Day' }),
  yearly('12-24', { pl: 'Wigilia', en: 'Christmas Eve' }),
  yearly('12-25', { pl: 'Boże Narodzenie', en: 'Christmas Day' }),
  yearly('12-26', { pl: 'Drugi dzień świąt', en: 'Second day of Christmas' }),
];

/** Labour Code, article 73. While martial law lasts, Act 2136-IX makes them working days: a firm decides for itself. */
const ukrainian: readonly Holiday[] = [
  yearly('01-01', { uk: 'Новий рік', en: 'New Year' }),
  yearly('03-08', { uk: 'Міжнародний жіночий день', en: 'Women’s Day' }),
  afterEaster('orthodox', 0, { uk: 'Пасха', en: 'Easter' }),
  yearly('05-01', { uk: 'День праці', en: 'Labour Day' }),
  yearly('05-08', { uk: 'День пам’яті та перемоги', en: 'Day of Remembrance and Victory' }),
  afterEaster('orthodox', 49, { uk: 'Трійця', en: 'Trinity' }),
  yearly('06-28', { uk: 'День Конституції України', en: 'Constitution Day' }),
  yearly('07-15', { uk: 'День Української Державності', en: 'Statehood Day' }),
  yearly('08-24', { uk: 'День незалежності України', en: 'Independence Day' }),
  yearly('10-01', { uk: 'День захисників і захисниць України', en: 'Defenders Day' }),
  yearly('12-25', { uk: 'Різдво Христове', en: 'Christmas Day' }),
];

/** Labour Code, article 112. */
const russian: readonly Holiday[] = [
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-08'].map((day) =>
    yearly(day, { ru: 'Новогодние каникулы', en: 'New Year holidays' }),
  ),
  yearly('01-07', { ru: 'Рождество Христово', en: 'Orthodox Christmas' }),
  yearly('02-23', { ru: 'День защитника Отечества', en: 'Defender of the Fatherland Day' }),
  yearly('03-08', { ru: 'Международный женский день', en: 'Women’s Day' }),
  yearly('05-01', { ru: 'Праздник Весны и Труда', en: 'Spring and Labour Day' }),
  yearly('05-09', { ru: 'День Победы', en: 'Victory Day' }),
  yearly('06-12', { ru: 'День России', en: 'Russia Day' }),
  yearly('11-04', { ru: 'День народного единства', en: 'Unity Day' }),
];

/** England and Wales: Banking and Financial Dealings Act 1971. Mondays and substitute days are dated. */
const british: readonly Holiday[] = [
  yearly('01-01', { en: 'New Year’s Day' }),
  afterEaster('western', -2, { en: 'Good Friday' }),
  afterEaster('western', 1, { en: 'Easter Monday' }),
  ...['2026-05-04', '2027-05-03'].map((date) => once(date, { en: 'Early May bank holiday' })),
  ...['2026-05-25', '2027-05-31'].map((date) => once(date, { en: 'Spring bank holiday' })),
  ...['2026-08-31', '2027-08-30'].map((date) => once(date, { en: 'Summer bank holiday' })),
  yearly('12-25', { en: 'Christmas Day' }),
  yearly('12-26', { en: 'Boxing Day' }),
  ...['2026-12-28', '2027-12-27', '2027-12-28'].map((date) => once(date, { en: 'Substitute day' })),
];

/** State Council, Regulation on Public Holidays (2024). The days of the lunar calendar are dated. */
const chinese: readonly Holiday[] = [
  yearly('01-01', { zh: '元旦', en: 'New Year' }),
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19'].map((date) =>
    once(date, { zh: '春节', en: 'Spring Festival' }),
  ),
  ...['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'].map((date) =>
    once(date, { zh: '春节', en: 'Spring Festival' }),
  ),
  ...['2026-04-05', '2027-04-05'].map((date) => once(date, { zh: '清明节', en: 'Qingming' })),
  ...['05-01', '05-02'].map((day) => yearly(day, { zh: '劳动节', en: 'Labour Day' })),
  ...['2026-06-19', '2027-06-09'].map((date) => once(date, { zh: '端午节', en: 'Dragon Boat Festival' })),
  ...['2026-09-25', '2027-09-15'].map((date) => once(date, { zh: '中秋节', en: 'Mid-Autumn Festival' })),
  ...['10-01', '10-02', '10-03'].map((day) => yearly(day, { zh: '国庆节', en: 'National Day' })),
];

/** Public holidays by law as they were in 2026, to begin a calendar with: what a firm keeps is its own matter. */
export const publicHolidays = {
  CZ: czech,
  PL: polish,
  UA: ukrainian,
  RU: russian,
  GB: british,
  CN: chinese,
} as const;
