import type { ConfigNoun } from '../../shared/config/config-key.ts';

/** Whose items an administrator sets up by a form; flows are drawn. */
export type FormNoun = Exclude<ConfigNoun, 'flow'>;
export type Settings = Record<string, unknown>;

/** How one value of the settings is set and said. Times are kept in milliseconds. */
export type FormField = { key: string; hasHint?: true; isOptional?: true } & (
  | {
      kind:
        'names' | 'consequence' | 'language' | 'time-zone' | 'switch' | 'number' | 'text' | 'email' | 'icon' | 'calls';
    }
  | { kind: 'time'; unit: 'seconds' | 'hours' }
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'one'; noun: ConfigNoun }
  | { kind: 'many'; noun: ConfigNoun }
  | { kind: 'skills' | 'relaxations' | 'week' | 'exceptions' | 'days' | 'plans' | 'emergency' | 'scope' }
);

export interface FormSection {
  /** Of the heading; the first has none, its fields follow the name of the item. */
  title?: 'takes' | 'who' | 'after' | 'week' | 'exceptions' | 'days' | 'plans' | 'turn';
  fields: readonly FormField[];
}

const names: FormField = { key: 'names', kind: 'names' };
const position: FormField = { key: 'position', kind: 'number', hasHint: true };
const principal: FormField = { key: 'principal', kind: 'one', noun: 'principal', isOptional: true };

/** The form of each noun, in the order in which its fields are read. */
export const formOf: Record<FormNoun, readonly FormSection[]> = {
  principal: [{ fields: [{ key: 'name', kind: 'text' }] }],
  skill: [{ fields: [names] }],
  team: [
    {
      fields: [
        names,
        { key: 'site', kind: 'text', isOptional: true, hasHint: true },
        { key: 'parent', kind: 'one', noun: 'team', isOptional: true },
      ],
    },
  ],
  person: [
    {
      fields: [
        { key: 'name', kind: 'text' },
        { key: 'email', kind: 'email', hasHint: true },
        { key: 'role', kind: 'choice', values: ['agent', 'supervisor', 'admin'] },
        { key: 'team', kind: 'one', noun: 'team', isOptional: true },
        { key: 'language', kind: 'language', hasHint: true },
        { key: 'principals', kind: 'scope' },
      ],
    },
    {
      title: 'takes',
      fields: [
        { key: 'skills', kind: 'skills' },
        { key: 'voiceCapacity', kind: 'calls' },
      ],
    },
  ],
  topic: [{ fields: [names, position] }],
  outcome: [
    {
      fields: [
        names,
        { key: 'consequenceNames', kind: 'consequence', hasHint: true },
        { key: 'icon', kind: 'icon' },
        { key: 'effect', kind: 'choice', values: ['none', 'keep', 'resolve', 'wait', 'callback'] },
        position,
      ],
    },
  ],
  holidays: [{ fields: [names] }, { title: 'days', fields: [{ key: 'days', kind: 'days' }] }],
  calendar: [
    { fields: [names, { key: 'timeZone', kind: 'time-zone' }, { key: 'holidays', kind: 'many', noun: 'holidays' }] },
    { title: 'week', fields: [{ key: 'week', kind: 'week' }] },
    { title: 'exceptions', fields: [{ key: 'exceptions', kind: 'exceptions', hasHint: true }] },
  ],
  queue: [
    {
      fields: [
        names,
        principal,
        { key: 'language', kind: 'language', hasHint: true },
        { key: 'serviceLevelMs', kind: 'time', unit: 'seconds', hasHint: true },
      ],
    },
    {
      title: 'who',
      fields: [
        { key: 'skills', kind: 'skills' },
        { key: 'relaxations', kind: 'relaxations', hasHint: true },
        { key: 'lastAgentMs', kind: 'time', unit: 'hours', hasHint: true },
        { key: 'ringMs', kind: 'time', unit: 'seconds', hasHint: true },
      ],
    },
    {
      title: 'turn',
      fields: [
        { key: 'priority', kind: 'number', hasHint: true },
        { key: 'ageingPerMinute', kind: 'number', hasHint: true },
      ],
    },
    {
      title: 'after',
      fields: [
        { key: 'wrapUpMs', kind: 'time', unit: 'seconds', hasHint: true },
        { key: 'wrapUpExtensionMs', kind: 'time', unit: 'seconds' },
        { key: 'wrapUpExtensionsMax', kind: 'number', hasHint: true },
        { key: 'recorded', kind: 'switch' },
      ],
    },
  ],
  number: [
    {
      fields: [
        principal,
        { key: 'language', kind: 'language', hasHint: true },
        { key: 'flow', kind: 'one', noun: 'flow' },
      ],
    },
    {
      title: 'plans',
      fields: [
        { key: 'plans', kind: 'plans', hasHint: true },
        { key: 'emergency', kind: 'emergency', hasHint: true },
      ],
    },
  ],
};

export const fieldsOf = (noun: FormNoun): readonly FormField[] => formOf[noun].flatMap(({ fields }) => fields);

export const isFormNoun = (noun: string): noun is FormNoun => Object.hasOwn(formOf, noun);

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const office = [{ from: '08:00', to: '17:00' }];

/** What a new item begins with; whatever is missing is said by the form. */
export const blankOf = (noun: FormNoun, language: string): Settings => {
  const blanks: Record<FormNoun, Settings> = {
    principal: { name: '' },
    skill: { names: {} },
    team: { names: {}, site: null, parent: null },
    person: {
      ...{ name: '', email: '', role: 'agent', language, team: null, principals: null },
      ...{ skills: [], voiceCapacity: 1 },
    },
    topic: { names: {}, position: 0 },
    outcome: { names: {}, consequenceNames: {}, icon: 'check', effect: 'none', position: 0 },
    holidays: { names: {}, days: [] },
    calendar: {
      ...{ names: {}, timeZone: null, holidays: [], exceptions: [] },
      week: { ...closed, mon: office, tue: office, wed: office, thu: office, fri: office },
    },
    queue: {
      ...{ names: {}, principal: null, language, skills: [], relaxations: [], priority: 0, ageingPerMinute: 0 },
      ...{ ringMs: 20_000, wrapUpMs: 45_000, wrapUpExtensionMs: 30_000, wrapUpExtensionsMax: 2 },
      ...{ serviceLevelMs: 20_000, recorded: true, lastAgentMs: 0 },
    },
    number: { principal: null, language, flow: '', plans: [], emergency: null },
  };
  return blanks[noun];
};
