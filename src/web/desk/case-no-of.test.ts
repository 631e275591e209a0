import { expect, test } from 'vitest';
import { caseNoOf } from './case-no-of.ts';

test.each([
  ['4682', 4682],
  [' #4682 ', 4682],
  ['0', null],
  ['', null],
  ['+420602118340', null],
  ['4682 Čapková', null],
  ['9203010077344021', null],
])('%j names the case %s', (text, no) => {
  expect(caseNoOf(text)).toBe(no);
});
