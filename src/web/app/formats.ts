import { type Language } from '../../shared/language.ts';
import { formatDuration } from '../ui/duration.ts';

/** Where a language is written otherwise than where most people speak it. */
const localesOfChoice: Partial<Record<string, string>> = { en: 'en-GB' };

const localeOf = (language: Language): string =>
  localesOfChoice[language] ?? new Intl.Locale(language).maximize().baseName;

export interface Reader {
  language: Language;
  /** Of the tenant: its own numbers are written in the national way. */
  country: string;
  currency: string;
  timeZone: string;
}

type Moment = number | string | Date;

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** In the largest unit that is not zero. */
function inLargestUnit(at: Moment, now: Moment): [count: number, unit: (typeof units)[number][0]] {
  const ms = new Date(at).getTime() - new Date(now).getTime();
  const [unit, size] = units.find(([, length]) => Math.abs(ms) >= length) ?? units[3];
  return [Math.trunc(ms / size), unit];
}

/** Groups the digits of a number as its country does. */
export type PhoneFormat = (number: string, country: string) => string;

/**
 * Everything that is written differently in another language, bound to one reader. Telephone numbers stay as they came
 * until the rules of all countries are there.
 */
export function createFormats({ language, country, currency, timeZone }: Reader, formatPhone?: PhoneFormat) {
  const locale = localeOf(language);
  const dates = (options: Intl.DateTimeFormatOptions): ((at: Moment) => string) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    return (at) => format.format(new Date(at));
  };
  const numbers = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const money = numbers({ style: 'currency', currency });
  const wholeMoney = numbers({ style: 'currency', currency, maximumFractionDigits: 0 });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  const shortRelative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone });
  const time = dates({ hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
  const day = dates(dayStyle(language));
  const dayAndTime = dates({ ...dayStyle(language), hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
  const isSameDay = (one: Moment, other: Moment): boolean =>
    dayKey.format(new Date(one)) === dayKey.format(new Date(other));

  return {
    locale,
    /** 15:04 */
    time,
    /** 15 */
    hour: (at: Moment): string => time(at).split(':')[0]!,
    /** 15:04:11 */
    timeWithSeconds: dates({ hour: 'numeric', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    /** 24. 11. 2026 */
    date: dates({ day: 'numeric', month: 'numeric', year: 'numeric' }),
    /** 24. 11., 24 Nov: the year goes without saying */
    day,
    /** úterý 24. 11. 2026 */
    longDate: dates({ weekday: 'long', day: 'numeric', month: 'numeric', year: 'numeric' }),
    /** listopad 2026 */
    month: dates({ month: 'long', year: 'numeric' }),
    /** dnes, včera */
    dayAgo: (days: number): string => relative.format(-days, 'day'),
    isSameDay,
    /** The time of today, the day of another day. */
    when: (at: Moment, now: Moment): string => (isSameDay(at, now) ? time(at) : day(at)),
    /** The time of today, the day and the time of another day: for what is to be kept to the minute. */
    whenExactly: (at: Moment, now: Moment): string => (isSameDay(at, now) ? time(at) : dayAndTime(at)),
    /** 0:14 · 3:27 · 1:02:03 */
    duration: formatDuration,
    /** za 16 minut, před 3 sekundami */
    fromNow: (at: Moment, now: Moment): string => relative.format(...inLargestUnit(at, now)),
    /** před 3 s: where there is little room */
    fromNowShort: (at: Moment, now: Moment): string => shortRelative.format(...inLargestUnit(at, now)),
    /** 1 284,00 Kč; the tenant's currency unless the amount has its own */
    money: (amount: number, of = currency): string =>
      trueMinus(of === currency ? money.format(amount) : numbers({ style: 'currency', currency: of }).format(amount)),
    /** 1 290 Kč */
    wholeMoney: (amount: number): string => wholeMoney.format(amount),
    /** Kč, where the amounts of a column stand without it */
    currencySign: (of: string): string =>
      numbers({ style: 'currency', currency: of })
        .formatToParts(0)
        .find(({ type }) => type === 'currency')?.value ?? of,
    number: (value: number, digits = 0): string =>
      numbers({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    /** From a share of one: 0.82 → 82 % */
    percent: (share: number, digits = 0): string =>
      numbers({ style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share),
    size: (bytes: number): string => sizeIn(locale, bytes),
    /** 602 118 340, or +48 601 220 118 where it is not of the tenant's country */
    phone: (number: string): string => formatPhone?.(number, country) ?? number,
    languageName: (code: string): string => new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code,
    countryName: (code: string): string => new Intl.DisplayNames([locale], { type: 'region' }).of(code) ?? code,
    compare: new Intl.Collator(locale, { numeric: true }).compare,
  };
}

/** 13,4 MB, 71,2 GB */
function sizeIn(locale: string, bytes: number): string {
  const [unit, of] =
    bytes < 1_000_000_000 ? (['megabyte', 1_000_000] as const) : (['gigabyte', 1_000_000_000] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / of);
}

/** As wide as a plus and as a figure; locales disagree on the sign that they write. */
const trueMinus = (text: string): string => text.replace('-', '−');

export type Formats = ReturnType<typeof createFormats>;

/** Czech writes 24. 11.; where nobody said that bare numbers are read as a day, the month is written in letters. */
const bareNumbers: readonly string[] = ['cs', 'pl', 'ru', 'zh'];
const dayStyle = (language: Language): Intl.DateTimeFormatOptions => ({
  day: 'numeric',
  month: bareNumbers.includes(language) ? 'numeric' : 'short',
});
