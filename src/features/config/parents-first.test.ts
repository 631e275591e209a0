import { expect, test } from 'vitest';
import type { FileItem } from './config-file.ts';
import { parentsFirst } from './parents-first.ts';

const team = (key: string, parent: string | null): FileItem => ({ noun: 'team', key, settings: { parent } });
const keysOf = (items: FileItem[]): string[] => parentsFirst(items).map(({ key }) => key);

test('a team comes after the one above it, and all else stays where it was', () => {
  const skill: FileItem = { noun: 'skill', key: 'c', settings: {} };
  const person: FileItem = { noun: 'person', key: 'p', settings: { parent: 'a' } };
  expect(keysOf([skill, team('a', 'b'), team('b', 'c'), team('c', null), person])).toEqual(['c', 'c', 'b', 'a', 'p']);
});

test('teams that stand below each other, or below one that is not in the file, are all there', () => {
  expect(keysOf([team('a', 'b'), team('b', 'a'), team('c', 'elsewhere')]).toSorted()).toEqual(['a', 'b', 'c']);
});
