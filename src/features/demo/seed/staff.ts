import { randomBytes } from 'node:crypto';
import type { PrincipalId, UserId } from '../../../shared/ids.ts';
import type { Unit } from '../../../adapters/postgres/unit.ts';
import { putRows } from './put-rows.ts';
import { seedId } from './seed-id.ts';
import { type DemoLanguage, namesOf, type Six } from './six-languages.ts';

export const principals = { jantar: 'Jantar Finance', teleorion: 'Teleorion' } as const;
export const principalId = (key: keyof typeof principals): PrincipalId => seedId('principal', key);

const skills: Record<string, Six> = {
  cards: ['Karty', 'Karty', 'Картки', 'Карты', 'Cards', '充电卡'],
  energy: ['Energie', 'Energia', 'Енергія', 'Энергия', 'Energy', '能源'],
  internet: ['Internet', 'Internet', 'Інтернет', 'Интернет', 'Internet', '互联网'],
  czech: ['Čeština', 'Czeski', 'Чеська', 'Чешский', 'Czech', '捷克语'],
  ukrainian: ['Ukrajinština', 'Ukraiński', 'Українська', 'Украинский', 'Ukrainian', '乌克兰语'],
  english: ['Angličtina', 'Angielski', 'Англійська', 'Английский', 'English', '英语'],
};
export const skillId = (key: string): string => seedId('skill', key);

/** A department and its teams; those below come after it. */
const teams: Record<string, { names: Six; site: string; parent: string | null }> = {
  'customer-care': {
    names: [
      'Zákaznická péče',
      'Obsługa klienta',
      'Обслуговування клієнтів',
      'Обслуживание клиентов',
      'Customer care',
      '客户服务',
    ],
    ...{ site: 'Brno', parent: null },
  },
  cards: {
    names: [
      'Karty a energie',
      'Karty i energia',
      'Картки та енергія',
      'Карты и энергия',
      'Cards and energy',
      '充电卡与能源',
    ],
    ...{ site: 'Brno', parent: 'customer-care' },
  },
  internet: { names: skills.internet!, site: 'Ostrava', parent: 'customer-care' },
};
const teamId = (key: string): string => seedId('team', key);

interface Person {
  key: string;
  name: string;
  role: 'agent' | 'supervisor' | 'admin';
  language: DemoLanguage;
  team: string | null;
  skills: Record<string, number>;
  principals?: (keyof typeof principals)[];
}

/** Every agent speaks enough Czech and knows enough of cards and energy to take the demo's callers. */
export const staff: readonly Person[] = [
  {
    key: 'jana.necasova',
    name: 'Jana Nečasová',
    role: 'agent',
    language: 'cs',
    team: 'cards',
    skills: { cards: 3, energy: 2, internet: 2, czech: 3, english: 2 },
  },
  {
    key: 'petr.dolezal',
    name: 'Petr Doležal',
    role: 'agent',
    language: 'cs',
    team: 'cards',
    skills: { cards: 2, energy: 3, internet: 3, czech: 3, english: 1 },
  },
  {
    key: 'olena.kovalchuk',
    name: 'Олена Ковальчук',
    role: 'agent',
    language: 'uk',
    team: 'cards',
    skills: { cards: 2, energy: 2, internet: 2, czech: 2, ukrainian: 3 },
  },
  {
    key: 'tomasz.wilk',
    name: 'Tomasz Wilk',
    role: 'agent',
    language: 'pl',
    team: 'internet',
    skills: { cards: 1, energy: 2, internet: 3, czech: 2, english: 2 },
    principals: ['teleorion'],
  },
  {
    key: 'darja.sokolova',
    name: 'Дарья Соколова',
    role: 'agent',
    language: 'ru',
    team: 'cards',
    skills: { cards: 2, energy: 3, czech: 2, ukrainian: 1 },
  },
  {
    key: 'lina',
    name: '李娜',
    role: 'agent',
    language: 'zh',
    team: 'internet',
    skills: { cards: 1, energy: 1, internet: 2, czech: 1, english: 3 },
  },
  {
    key: 'radek.vlcek',
    name: 'Radek Vlček',
    role: 'supervisor',
    language: 'cs',
    team: 'customer-care',
    skills: { cards: 2, energy: 2, czech: 3 },
  },
  { key: 'admin', name: 'Správa Severky', role: 'admin', language: 'cs', team: null, skills: {} },
];
/** Longer than the history that the demo begins with. */
const inTeamMs = 365 * 86_400_000;

export const userId = (key: string): UserId => seedId('user', key);

/** As it stands in a file of the configuration: the name before the @, made to fit. */
const configKey = (key: string): string => key.replace('.', '-');

export async function putStaff(
  unit: Unit,
  { passwordHash, now }: { passwordHash: string; now: number },
): Promise<void> {
  await putRows(
    unit,
    'principal',
    Object.entries(principals).map(([key, name]) => ({ id: principalId(key as keyof typeof principals), key, name })),
  );
  await putRows(
    unit,
    'skill',
    Object.entries(skills).map(([key, names]) => ({ id: skillId(key), key, names: namesOf(names) })),
  );
  await putTeams(unit);
  await putRows(
    unit,
    'user_account',
    staff.map((person) => ({
      ...{ id: userId(person.key), email: `${person.key}@severka.example`, name: person.name, role: person.role },
      ...{ language: person.language, password_hash: passwordHash, voice_capacity: person.role === 'admin' ? 0 : 1 },
      ...{ key: configKey(person.key), team_id: person.team && teamId(person.team) },
      principal_ids: person.principals?.map(principalId) ?? null,
      phone_password: randomBytes(18).toString('base64url'),
    })),
  );
  await putRows(
    unit,
    'agent_skill',
    staff.flatMap((person) =>
      Object.entries(person.skills).map(([key, level]) => ({
        agent_id: userId(person.key),
        skill_id: skillId(key),
        level,
      })),
    ),
  );
  await putRows(
    unit,
    'team_membership',
    staff.flatMap(({ key, team }) =>
      team === null ? [] : [{ user_id: userId(key), team_id: teamId(team), since: new Date(now - inTeamMs) }],
    ),
  );
}

/** One by one: a team stands below one that is there. */
async function putTeams(unit: Unit): Promise<void> {
  for (const [key, { names, site, parent }] of Object.entries(teams))
    await putRows(unit, 'team', [
      { id: teamId(key), key, names: namesOf(names), site, parent_id: parent && teamId(parent) },
    ]);
}
