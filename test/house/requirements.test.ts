import { expect, it } from 'vitest';
import { type ProjectFile, projectFiles } from './project-files.ts';

const files = projectFiles();
const table = files.find(({ path }) => path === 'docs/requirements.md')!.text;

interface Row {
  id: string;
  /** The files that its last cell names. */
  named: string[];
}

function rowsOf(text: string): Row[] {
  return text.split('\n').flatMap((line) => {
    const [, id = '', ...cells] = line.split('|').map((cell) => cell.trim());
    if (!/^[A-Z]+-\d+$/.test(id)) return [];
    return [{ id, named: [...cells.at(-2)!.matchAll(/`([^`]+)`/g)].map((match) => match[1]!) }];
  });
}

/** A proof that is not there, or that is there for something else. */
function missingProofs(rows: readonly Row[], all: readonly ProjectFile[]): string[] {
  return rows.flatMap(({ id, named }) => {
    if (named.length === 0) return [`${id} names no file`];
    return named.flatMap((path) => {
      const proof = all.find((file) => file.path === path);
      if (!proof) return [`${id}: there is no ${path}`];
      return proof.text.includes(`[${id}]`) ? [] : [`${id}: no title in ${path} carries it`];
    });
  });
}

it('every file that the requirements name is there and carries the requirement', () => {
  const rows = rowsOf(table);
  expect(rows.length).toBeGreaterThan(25);
  expect(missingProofs(rows, files)).toEqual([]);
});

it('a proof that is missing would be found', () => {
  const rows = rowsOf('| ID | x |\n| --- | --- |\n| RU-1 | a | `a.test.ts`, `b.test.ts` |\n| RU-2 | a | somewhere |');
  expect(missingProofs(rows, [{ path: 'a.test.ts', text: "it('[RU-10] is another')" }])).toEqual([
    'RU-1: no title in a.test.ts carries it',
    'RU-1: there is no b.test.ts',
    'RU-2 names no file',
  ]);
});
