import { mkdirSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { configNouns } from '../src/shared/config/config-key.ts';
import { settingsOf } from '../src/shared/config/settings-of.ts';
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

type Schema = z.core.JSONSchema.BaseSchema;

/** What may be set of each noun, made of the schemas that form, API and file are judged by. */
export function configurationPage(): string {
  const parts = configNouns.flatMap((noun) => {
    const { properties = {} } = z.toJSONSchema(settingsOf[noun], { io: 'input' });
    const rows = Object.entries(properties).map(([field, schema]) => `| \`${field}\` | ${shapeOf(schema as Schema)} |`);
    return [`## ${noun}`, '', '| field | what fits |', '| --- | --- |', ...rows, ''];
  });
  return [
    '# Configuration',
    '',
    'Made by `npm run generate` from src/shared/config. Items of a noun are named by their key; other items are named by theirs.',
    '',
    ...parts,
  ].join('\n');
}

/** A schema in a few words; what is deeper than two levels is read in the source. */
function shapeOf(schema: Schema, depth = 0): string {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((one) => shapeOf(one as Schema, depth)).join(' or ');
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.type === 'array')
    return `list of ${shapeOf(schema.items as Schema, depth)}${boundsOf(schema.minItems, schema.maxItems)}`;
  if (schema.type === 'object') return objectShape(schema, depth);
  if (schema.type === 'string') return `text${boundsOf(schema.minLength, schema.maxLength)}`;
  return `${String(schema.type ?? 'anything')}${boundsOf(schema.minimum, schema.maximum)}`;
}

function objectShape({ properties, additionalProperties }: Schema, depth: number): string {
  if (!properties) {
    const value =
      typeof additionalProperties === 'object' ? shapeOf(additionalProperties as Schema, depth + 1) : 'anything';
    return `${value} by name`;
  }
  if (depth > 1) return 'record';
  const fields = Object.entries(properties).map(
    ([field, schema]) => `${field}: ${shapeOf(schema as Schema, depth + 1)}`,
  );
  return `{ ${fields.join('; ')} }`;
}

const boundsOf = (least: number | undefined, most: number | undefined): string =>
  least === undefined && most === undefined ? '' : ` (${least ?? ''}…${most ?? ''})`;

if (process.argv[1]?.endsWith('write-docs.ts')) {
  mkdirSync('docs/generated', { recursive: true });
  writeFileSync('docs/generated/errors.md', errorsPage());
  writeFileSync('docs/generated/configuration.md', configurationPage());
}
