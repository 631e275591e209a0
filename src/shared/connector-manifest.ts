import { z } from 'zod';
import { Words } from './language.ts';

/**
 * Text with `{{name}}` in it. In paths, queries and bodies the names are of the object that the operation is called
 * for; in headers `{{secret:name}}` stands for a secret that the manifest never holds itself.
 */
const Template = z.string().min(1).max(500);

/** Where a value stands in the answer, `$.a.b[0]`, and what it is: `$.balance|money`. */
const Place = z.string().regex(/^\$(\.[A-Za-z0-9_-]+|\[\d+\])*(\|(text|number|money|date|month|flag))?$/);

/** One value, or a list whose items are mapped in turn. */
export const Mapping = z.union([
  Place,
  z.strictObject({ list: Place, item: z.record(z.string().min(1), Place), max: z.number().int().min(1).max(500) }),
]);
export type Mapping = z.infer<typeof Mapping>;

export const ConnectorOperation = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH']),
  path: Template.regex(/^\//, 'must begin with /'),
  query: z.record(z.string(), Template).default({}),
  body: z.record(z.string(), Template).nullable().default(null),
  /** May be repeated without doing anything twice; a GET always may. */
  idempotent: z.boolean().default(false),
  /** By the key of the object's field. */
  map: z.record(z.string().min(1), Mapping),
});
export type ConnectorOperation = z.infer<typeof ConnectorOperation>;

/** No other system may take longer for an answer; it is asked twice at most. */
export const connectorTimeoutMaxMs = 10_000;

/** Another system as data: where it is, how it is asked and how its answers are read. */
export const ConnectorManifest = z.strictObject({
  transport: z.literal('http-json'),
  /** What the screen calls the source of a value. */
  source: Words,
  baseUrl: z.url({ protocol: /^https?$/ }),
  headers: z.record(z.string(), Template).default({}),
  timeoutMs: z.number().int().min(50).max(connectorTimeoutMaxMs).default(800),
  operations: z.record(z.string().min(1), ConnectorOperation),
});
export type ConnectorManifest = z.infer<typeof ConnectorManifest>;
