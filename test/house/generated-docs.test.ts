import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { errorsPage } from '../../tools/write-docs.ts';

it('the page of refusals says what the table says', () => {
  expect(readFileSync('docs/generated/errors.md', 'utf8')).toBe(errorsPage());
});
