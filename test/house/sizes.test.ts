import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { measureFunctions, type MeasuredFunction } from './measure-functions.ts';
import { isCode, isTest, projectFiles } from './project-files.ts';
import exceptions from './size-exceptions.json' with { type: 'json' };
import { compareWithExceptions, lineCount, oversizes, percentile } from './sizes.ts';

const MEASURED = ['src', 'tools', 'test', 'bench'];

describe('sizes', () => {
  const files = projectFiles().filter((file) => MEASURED.some((folder) => file.path.startsWith(`${folder}/`)));
  let functions: MeasuredFunction[] = [];
  beforeAll(() => {
    functions = measureFunctions(['src', 'tools', 'bench']);
  });

  it('no file, function or component is larger than its limit, but for exceptions that only shrink', () => {
    expect(compareWithExceptions(oversizes(files, functions), exceptions)).toEqual([]);
  });

  it('half of the files have at most 100 lines and 95 % at most 450', () => {
    const lines = files.filter((file) => isCode(file) && !isTest(file)).map(lineCount);
    expect(percentile(lines, 0.5)).toBeLessThanOrEqual(100);
    expect(percentile(lines, 0.95)).toBeLessThanOrEqual(450);
  });

  it('half of the named functions have at most 16 lines and 95 % at most 70', () => {
    const lines = functions
      .filter((item) => item.name !== undefined && !isTest({ path: item.path, text: '' }))
      .map((item) => item.lines);
    expect(lines.length).toBeGreaterThan(50);
    expect(percentile(lines, 0.5)).toBeLessThanOrEqual(16);
    expect(percentile(lines, 0.95)).toBeLessThanOrEqual(70);
  });

  it('planted: a long function, a long component and a long file are found', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zvon-sizes-'));
    mkdirSync(path.join(folder, 'src'));
    const body = (lines: number): string => '  work();\n'.repeat(lines - 2);
    const planted = {
      'src/long.ts': `export function long() {\n${body(71)}}\n`,
      'src/desk.tsx': `export function Desk() {\n${body(151)}}\nexport function Lamp() {\n${body(150)}}\n`,
      'src/large.ts': '// line\n'.repeat(501),
    };
    for (const [name, text] of Object.entries(planted)) writeFileSync(path.join(folder, name), text);
    const texts = Object.entries(planted).map(([name, text]) => ({ path: name, text }));
    expect(oversizes(texts, measureFunctions(['src'], folder))).toEqual({
      'src/long.ts long': 71,
      'src/desk.tsx Desk': 151,
      'src/large.ts': 501,
    });
  });

  it('an exception that is too large or no longer needed is refused', () => {
    expect(compareWithExceptions({ 'a.ts': 510 }, { 'a.ts': 520 })).toHaveLength(1);
    expect(compareWithExceptions({}, { 'a.ts': 520 })).toHaveLength(1);
    expect(compareWithExceptions({ 'a.ts': 521 }, { 'a.ts': 520 })).toHaveLength(1);
    expect(compareWithExceptions({ 'a.ts': 520 }, { 'a.ts': 520 })).toEqual([]);
  });
});
