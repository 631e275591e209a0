import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { copySources, mutate, readMutantSets } from './mutants.mjs';

const mutant = { id: 'm1', title: 'a wrong sign', file: 'src/a.ts', find: 'a + b', replace: 'a - b' };

test('a mutant changes the one place that it names', () => {
  expect(mutate(mutant, 'return a + b;')).toEqual({ text: 'return a - b;' });
  expect(mutate({ ...mutant, replace: '$&' }, 'return a + b;')).toEqual({ text: 'return $&;' });
});

test('one that names no place, or several, that changes nothing or too much is refused', () => {
  expect(mutate(mutant, 'return 1;')).toEqual({ objection: 'what it changes is there 0 times' });
  expect(mutate(mutant, 'a + b; a + b')).toEqual({ objection: 'what it changes is there 2 times' });
  expect(mutate({ ...mutant, replace: mutant.find }, 'a + b')).toEqual({ objection: 'changes nothing' });
  expect(mutate({ ...mutant, replace: 'x\n'.repeat(15) }, 'a + b')).toEqual({
    objection: 'changes more than 15 lines',
  });
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
