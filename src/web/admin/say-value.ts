import type { CalendarSettings, Holiday, Span, Weekday } from '../../shared/config/calendar.ts';
import type { ConfigNoun } from '../../shared/config/config-key.ts';
import type { NumberSettings } from '../../shared/config/number.ts';
import type { QueueSettings } from '../../shared/config/queue.ts';
import { inLanguage, type LanguageTag } from '../../shared/language.ts';
import type { FormField } from './noun-forms.ts';

/** What the words of a value need of the screen that says it. */
export interface Speaker {
  t: (key: string, values?: Record<string, unknown>) => string;
  language: LanguageTag;
  /** An item as the reader calls it; its key, where it is not known here. */
  nameOf: (noun: ConfigNoun, key: string) => string;
  languageName: (tag: string) => string;
  date: (date: string) => string;
  number: (value: number) => string;
}

export const unitMs = { seconds: 1_000, hours: 3_600_000 } as const;

/**
 * A value in words, each line of a list by itself, so that what came and what went can be told line by line. Nothing at
 * all is an empty list.
 */
export function sayValue(field: FormField, value: unknown, speaker: Speaker): string[] {
  if (field.kind === 'scope' && value === null) return [speaker.t('admin.scope.all')];
  if (value === undefined || value === null || value === '') return [];
  const { t, number } = speaker;
  switch (field.kind) {
    case 'names':
    case 'consequence':
      return Object.entries(value as Record<string, string>).map(([tag, name]) => `${tag} ${name}`);
    case 'switch':
      return [t(value === true ? 'common.yes' : 'common.no')];
    case 'calls':
      return [t(value === 0 ? 'common.no' : 'common.yes')];
    case 'number':
      return [number(value as number)];
    case 'time':
      return [t(`admin.unit.${field.unit}`, { count: (value as number) / unitMs[field.unit] })];
    case 'language':
      return [speaker.languageName(value as string)];
    case 'choice':
      return [t(`admin.choice.${field.key}.${value as string}`)];
    case 'one':
      return [speaker.nameOf(field.noun, value as string)];
    case 'many':
      return (value as string[]).map((key) => speaker.nameOf(field.noun, key));
    default:
      return sayPart(field.kind, value, speaker);
  }
}

function sayPart(kind: FormField['kind'], value: unknown, speaker: Speaker): string[] {
  const { t, nameOf } = speaker;
  switch (kind) {
    case 'skills':
      return (value as QueueSettings['skills']).map(({ skill, level }) =>
        t('admin.say.skill', { skill: nameOf('skill', skill), level }),
      );
    case 'relaxations':
      return (value as QueueSettings['relaxations']).map((step) => sayRelaxation(step, speaker));
    case 'week':
      return sayWeek(value as CalendarSettings['week'], speaker);
    case 'exceptions':
      return (value as CalendarSettings['exceptions']).map(
        ({ date, spans }) => `${speaker.date(date)} ${saySpans(spans, speaker)}`,
      );
    case 'days':
      return (value as Holiday[]).map((day) => `${inLanguage(day.names, speaker.language)}, ${sayDay(day, speaker)}`);
    case 'plans':
      return (value as NumberSettings['plans']).map(({ calendar, is, flow }, nth) =>
        t('admin.say.plan', {
          ...{ nth: nth + 1, calendar: nameOf('calendar', calendar) },
          ...{ is: t(`admin.choice.is.${is}`), flow: nameOf('flow', flow) },
        }),
      );
    case 'scope':
      return (value as string[]).map((key) => nameOf('principal', key));
    case 'emergency':
      return sayEmergency(value as NonNullable<NumberSettings['emergency']>, speaker);
    default:
      return [String(value)];
  }
}

export function sayRelaxation(
  { afterMs, levelDrop, firstSkillOnly }: QueueSettings['relaxations'][number],
  { t }: Pick<Speaker, 't'>,
): string {
  const values = { after: t('admin.unit.seconds', { count: afterMs / 1_000 }), drop: levelDrop };
  return t(firstSkillOnly ? 'admin.say.relaxation.first' : 'admin.say.relaxation', values);
}

export const saySpans = (spans: readonly Span[], { t }: Pick<Speaker, 't'>): string =>
  spans.length === 0 ? t('admin.say.closed') : spans.map(({ from, to }) => `${from}–${to}`).join(', ');

const sayWeek = (week: CalendarSettings['week'], speaker: Speaker): string[] =>
  Object.entries(week).map(([day, spans]) => `${speaker.t(`admin.day.${day as Weekday}`)} ${saySpans(spans, speaker)}`);

/** When a day off is, without its name. */
export function sayDay(day: Holiday, { t, date }: Pick<Speaker, 't' | 'date'>): string {
  if ('yearly' in day) return t('admin.say.yearly', { day: date(`2024-${day.yearly}`) });
  if ('date' in day) return date(day.date);
  return t(`admin.say.easter.${day.easter}`, { days: day.daysAfter });
}

const sayEmergency = ({ flow, on }: NonNullable<NumberSettings['emergency']>, { t, nameOf }: Speaker): string[] => [
  t(on ? 'admin.say.emergency.on' : 'admin.say.emergency.off', { flow: nameOf('flow', flow) }),
];
