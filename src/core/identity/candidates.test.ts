import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../shared/events.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { rankCandidates } from './candidates.ts';

const found = (people: Record<string, Evidence[]>) =>
  Object.entries(people).flatMap(([name, evidence]) =>
    evidence.map((one) => ({ customerId: name as CustomerId, evidence: one, detail: {} })),
  );

describe('[RU-6] who may be calling', () => {
  const cases: [rule: string, people: Record<string, Evidence[]>, state: string, order: string[]][] = [
    ['nobody known leaves it at none', {}, 'none', []],
    ['one direct number matches', { ann: ['direct-number'] }, 'matched', ['ann']],
    ['one typed identifier matches', { ann: ['typed-identifier'] }, 'matched', ['ann']],
    ['a shared number alone matches nobody', { ann: ['shared-number'] }, 'several', ['ann']],
    [
      'a shared number with an open case and a recent call still matches nobody',
      { ann: ['shared-number', 'open-case', 'called-recently'], bob: ['shared-number'] },
      'several',
      ['ann', 'bob'],
    ],
    ['two direct numbers match nobody', { ann: ['direct-number'], bob: ['direct-number'] }, 'several', ['ann', 'bob']],
    [
      'a typed card of one and the direct number of another match nobody',
      { ann: ['direct-number'], bob: ['typed-identifier'] },
      'several',
      ['bob', 'ann'],
    ],
    [
      'one strong candidate among weak ones matches',
      { ann: ['shared-number'], bob: ['direct-number'], cid: ['representative'] },
      'matched',
      ['bob', 'cid', 'ann'],
    ],
    ['a signature is a guess that is never chosen', { ann: ['signature'] }, 'several', ['ann']],
    [
      'a guess stays last even with an open case',
      { ann: ['signature', 'open-case'], bob: ['shared-number'] },
      'several',
      ['bob', 'ann'],
    ],
  ];
  test.each(cases)('%s', (_rule, people, state, order) => {
    const ranking = rankCandidates(found(people));
    expect(ranking.state).toBe(state);
    expect(ranking.candidates.map((candidate) => candidate.customerId)).toEqual(order);
    expect(ranking.customerId).toBe(state === 'matched' ? order[0] : null);
  });

  const strengths: [evidence: Evidence[], strength: number][] = [
    [['typed-identifier'], 5],
    [['direct-number'], 4],
    [['direct-number', 'open-case'], 5],
    [['open-case', 'called-recently', 'shared-number'], 4],
    [['called-recently', 'shared-number'], 3],
    [['shared-number', 'representative'], 3],
    [['shared-number'], 1],
    [['signature'], 1],
    [['signature', 'open-case', 'called-recently'], 1],
  ];
  test.each(strengths)('%s fills %i of five cells', (evidence, strength) => {
    expect(rankCandidates(found({ ann: evidence })).candidates[0]!.strength).toBe(strength);
  });

  test('the reasons of a candidate come strongest first, each once, with what was found', () => {
    const ann = 'ann' as CustomerId;
    const ranking = rankCandidates([
      { customerId: ann, evidence: 'shared-number', detail: { usage: 'shared' } },
      { customerId: ann, evidence: 'open-case', detail: { no: '4688' } },
      { customerId: ann, evidence: 'open-case', detail: { no: '4690' } },
    ]);
    expect(ranking.candidates).toEqual([
      {
        customerId: ann,
        strength: 3,
        evidence: ['open-case', 'shared-number'],
        details: { 'shared-number': { usage: 'shared' }, 'open-case': { no: '4690' } },
      },
    ]);
  });

  test('the order does not depend on the order in which things were found', () => {
    const all = found({ ann: ['shared-number'], bob: ['shared-number'], cid: ['direct-number', 'open-case'] });
    expect(rankCandidates(all.toReversed())).toEqual(rankCandidates(all));
  });
});
