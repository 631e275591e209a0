import { describe, expect, it } from 'vitest';
import { changesOf } from './changes-of.ts';
import { blankOf, fieldsOf } from './noun-forms.ts';
import type { Speaker } from './say-value.ts';

const speaker: Speaker = {
  t: (key, values = {}) => [key, ...Object.values(values)].join(' '),
  language: 'cs',
  nameOf: (noun, key) => `${noun} ${key}`,
  languageName: (tag) => tag,
  date: (date) => date,
  number: String,
};
const fields = fieldsOf('queue');
const queue = { ...blankOf('queue', 'cs'), names: { cs: 'Karty' }, skills: [{ skill: 'cards', level: 3 }] };

describe('what will change', () => {
  it('is told field by field, what was and what will be', () => {
    expect(changesOf(fields, queue, { ...queue, ringMs: 15_000, recorded: false }, speaker)).toEqual([
      { key: 'ringMs', gone: ['admin.unit.seconds 20'], come: ['admin.unit.seconds 15'] },
      { key: 'recorded', gone: ['common.yes'], come: ['common.no'] },
    ]);
  });

  it('is told line by line in a list: what stays is not said again', () => {
    const skills = [...queue.skills, { skill: 'polish', level: 2 }];
    expect(changesOf(fields, queue, { ...queue, skills }, speaker)).toEqual([
      { key: 'skills', gone: [], come: ['admin.say.skill skill polish 2'] },
    ]);
  });

  it('has neither where only the order is another', () => {
    const two = [...queue.skills, { skill: 'polish', level: 2 }];
    expect(changesOf(fields, { ...queue, skills: two }, { ...queue, skills: two.toReversed() }, speaker)).toEqual([
      { key: 'skills', gone: [], come: [] },
    ]);
  });

  it('is nothing where nothing was changed', () => {
    expect(changesOf(fields, queue, { ...queue }, speaker)).toEqual([]);
  });
});
