import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { chooseMutants, copySources, mutate, readMutantSets } from './mutants.mjs';

const change = { file: 'src/a.ts', find: 'a + b', replace: 'a - b' };
const mutant = { id: 'm1', title: 'a wrong sign', changes: [change] };

/** @param {import('./mutants.mjs').Change[]} changes */
const mutated = (changes, text = 'return a + b;') => {
  const outcome = mutate({ ...mutant, changes }, () => text);
  return 'files' in outcome ? Object.fromEntries(outcome.files) : outcome.objection;
};

test('a mutant changes the places that it names, one after the other', () => {
  expect(mutated([change])).toEqual({ 'src/a.ts': 'return a - b;' });
  expect(mutated([{ ...change, replace: '$&' }])).toEqual({ 'src/a.ts': 'return $&;' });
  expect(mutated([change, { ...change, find: 'a - b', replace: 'b' }, { ...change, file: 'src/b.ts' }])).toEqual({
    'src/a.ts': 'return b;',
    'src/b.ts': 'return a - b;',
  });
});

test('one that names no place, or several, that changes nothing or too much is refused', () => {
  expect(mutated([change], 'return 1;')).toBe('what it changes is in src/a.ts 0 times');
  expect(mutated([change], 'a + b; a + b')).toBe('what it changes is in src/a.ts 2 times');
  expect(mutated([{ ...change, replace: change.find }])).toBe('changes nothing');
  expect(mutated([{ ...change, replace: 'x\n'.repeat(15) }])).toBe('changes more than 15 lines');
  expect(mutated(Array.from({ length: 16 }, () => change))).toBe('changes more than 15 lines');
});

test('sets are read by the name of their files', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'zvon-mutants-'));
  expect(readMutantSets(root)).toEqual([]);
  mkdirSync(path.join(root, 'test', 'sim', 'mutants'), { recursive: true });
  for (const name of ['b.json', 'a.json', 'notes.md'])
    writeFileSync(path.join(root, 'test', 'sim', 'mutants', name), JSON.stringify([mutant]));
  expect(readMutantSets(root)).toEqual([
    { name: 'a', mutants: [mutant] },
    { name: 'b', mutants: [mutant] },
  ]);
});

test('all are chosen but the spares, which are asked for by name; what there is not chooses none', () => {
  const sets = [
    { name: 'first', mutants: [mutant, { ...mutant, id: 'm2' }] },
    { name: 'spares', mutants: [{ ...mutant, id: 'm3' }] },
  ];
  /** @param {{ only?: string, set?: string }} asked */
  const idsOf = (asked) => chooseMutants(sets, asked).flatMap(({ mutants }) => mutants.map(({ id }) => id));
  expect(idsOf({})).toEqual(['m1', 'm2']);
  expect(idsOf({ only: 'm3' })).toEqual(['m3']);
  expect(idsOf({ set: 'spares' })).toEqual(['m3']);
  expect([idsOf({ only: 'm4' }), idsOf({ set: 'none' }), idsOf({ only: 'm1', set: 'spares' })]).toEqual([[], [], []]);
});

test('a copy holds the sources and the configuration, and another takes its place', () => {
  const root = mkdtempSync(path.join(os.tmpdir(), 'zvon-root-'));
  mkdirSync(path.join(root, 'src'));
  mkdirSync(path.join(root, 'node_modules'));
  writeFileSync(path.join(root, 'src', 'a.ts'), 'a + b');
  writeFileSync(path.join(root, 'tsconfig.server.json'), '{}');
  const at = path.join(root, 'var', 'copy');
  copySources(at, root);
  writeFileSync(path.join(at, 'src', 'a.ts'), 'a - b');
  copySources(at, root);
  expect(readFileSync(path.join(at, 'src', 'a.ts'), 'utf8')).toBe('a + b');
  expect(existsSync(path.join(at, 'tsconfig.server.json'))).toBe(true);
});
