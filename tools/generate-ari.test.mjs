import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateAri } from './generate-ari.mjs';

test("the client of Asterisk's REST interface is what its description says", async () => {
  const files = Object.entries(await generateAri());
  expect(files).toHaveLength(3);
  for (const [file, text] of files) expect(readFileSync(file, 'utf8')).toBe(text);
});
