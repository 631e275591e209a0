import { mkdirSync, writeFileSync } from 'node:fs';
import { refusals } from '../src/shared/errors.ts';

/** The page of every refusal, made of the table that the product answers from. */
export function errorsPage(): string {
  const rows = Object.entries(refusals).map(([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`);
  return [
    '# Refusals',
    '',
    'Made by `npm run generate` from src/shared/errors.ts. Every refused request answers problem details (RFC 9457) with one of these codes.',
    '',
    '| code | status | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

if (process.argv[1]?.endsWith('write-docs.ts')) {
  mkdirSync('docs/generated', { recursive: true });
  writeFileSync('docs/generated/errors.md', errorsPage());
}
