import { describe, expect, test } from 'vitest';
import { PersonSettings } from './person.ts';
import { TeamSettings } from './team.ts';

const jana = {
  ...{ name: 'Jana Nečasová', email: 'jana.necasova@severka.example', role: 'agent', language: 'cs', team: 'cards' },
  ...{ principals: null, skills: [], voiceCapacity: 1 },
};
const faultsOf = (given: object): string[] =>
  PersonSettings.safeParse({ ...jana, ...given }).error?.issues.map(({ path }) => path.join('.')) ?? [];

describe('a person', () => {
  test('is as they were written', () => {
    expect(PersonSettings.parse(jana)).toEqual(jana);
  });

  test('has skills and principals in one order, whatever the order they were written in', () => {
    const given = {
      principals: ['teleorion', 'jantar'],
      skills: [
        { skill: 'energy', level: 2 },
        { skill: 'cards', level: 3 },
      ],
    };
    expect(PersonSettings.parse({ ...jana, ...given })).toMatchObject({
      principals: ['jantar', 'teleorion'],
      skills: [{ skill: 'cards' }, { skill: 'energy' }],
    });
  });

  test.each([
    ['name', { name: ' ' }],
    ['email', { email: 'jana' }],
    ['role', { role: 'owner' }],
    ['language', { language: 'Czech' }],
    ['team', { team: 'Not A Key' }],
    ['principals', { principals: ['jantar', 'jantar'] }],
    [
      'skills',
      {
        skills: [
          { skill: 'cards', level: 1 },
          { skill: 'cards', level: 2 },
        ],
      },
    ],
    ['skills.0.level', { skills: [{ skill: 'cards', level: 11 }] }],
    ['voiceCapacity', { voiceCapacity: 2 }],
  ])('with a bad %s is refused', (path, given) => {
    expect(faultsOf(given)).toEqual([path]);
  });

  test.each(['password', 'password_hash', 'phonePassword', 'settings', 'theme'])('has no %s here', (field) => {
    expect(PersonSettings.safeParse({ ...jana, [field]: 'x' }).success).toBe(false);
  });
});

describe('a team', () => {
  const team = { names: { en: 'Cards' }, site: 'Brno', parent: 'customer-care' };

  test('may be the highest, and sit anywhere', () => {
    expect(TeamSettings.parse({ ...team, site: null, parent: null })).toMatchObject({ site: null, parent: null });
  });

  test.each([{ site: '' }, { names: {} }, { parent: 'Not A Key' }, { queues: [] }])('with %j is refused', (given) => {
    expect(TeamSettings.safeParse({ ...team, ...given }).success).toBe(false);
  });
});
