/**
 * Writes the typed client of Asterisk's REST interface (ARI) from Asterisk's own swagger 1.1 description, which lies in
 * `src/adapters/asterisk/rest-api`. On an upgrade of Asterisk its new JSON is copied there, and the difference is read.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as prettier from 'prettier';

/**
 * @typedef {{ type: string, required?: boolean, description?: string, allowableValues?: { values: string[] } }} Property
 * @typedef {{ id: string, description?: string, properties: Record<string, Property>, subTypes?: string[] }} Model
 * @typedef {{ name: string, paramType: 'path' | 'query' | 'body', dataType: string, required?: boolean, allowMultiple?: boolean, allowableValues?: { values?: string[] } }} Parameter
 * @typedef {{ httpMethod: string, nickname: string, summary: string, responseClass: string, parameters?: Parameter[] }} Operation
 * @typedef {{ apis: { path: string, operations: Operation[] }[], models?: Record<string, Model> }} Description
 */

/** The resources that Zvon calls; the others are read for the models that events carry. */
const RESOURCES = ['applications', 'asterisk', 'bridges', 'channels', 'endpoints', 'playbacks'];
const MODELS_ONLY = ['deviceStates', 'recordings'];
/** The envelope of a REST answer over the websocket: the transport's own, never handed on as an event. */
const ENVELOPE = 'RESTResponse';
const HEADER = '// Written by tools/generate-ari.mjs from rest-api/*.json; do not edit.\n\n';
const here = path.dirname(fileURLToPath(import.meta.url));
const adapter = path.resolve(here, '..', 'src', 'adapters', 'asterisk');

/** @type {Record<string, string>} */
const SCALARS = {
  string: 'string',
  Date: 'string',
  int: 'number',
  long: 'number',
  double: 'number',
  boolean: 'boolean',
  object: 'Record<string, unknown>',
  binary: 'string',
  void: 'void',
};

/**
 * The texts of the generated files by their path.
 * @returns {Promise<Record<string, string>>}
 */
export async function generateAri() {
  const descriptions = Object.fromEntries(RESOURCES.map((name) => [name, readDescription(name)]));
  const eventModels = readDescription('events').models ?? {};
  const sources = [...Object.values(descriptions), ...MODELS_ONLY.map(readDescription)];
  const models = sources.flatMap((description) => Object.values(description.models ?? {}));
  const eventNames = (eventModels['Event']?.subTypes ?? []).filter((name) => name !== ENVELOPE);
  const envelope = /** @type {Model} */ (eventModels[ENVELOPE]);
  const shared = [envelope, ...collectReferenced([...eventNames, ENVELOPE], eventModels)];
  const files = {
    'models.generated.ts': writeModels([...models, ...shared]),
    'events.generated.ts': writeEvents(eventNames, eventModels, [...models, ...shared]),
    'operations.generated.ts': writeOperations(descriptions),
  };
  /** @type {Record<string, string>} */
  const formatted = {};
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(adapter, 'ari', name);
    const options = await prettier.resolveConfig(file);
    formatted[file] = await prettier.format(HEADER + text, { ...options, parser: 'typescript' });
  }
  return formatted;
}

/**
 * @param {string} name
 * @returns {Description}
 */
function readDescription(name) {
  return JSON.parse(readFileSync(path.join(adapter, 'rest-api', `${name}.json`), 'utf8'));
}

/**
 * Models that events use and that stand in events.json itself, such as ContactInfo.
 * @param {string[]} eventNames
 * @param {Record<string, Model>} eventModels
 */
function collectReferenced(eventNames, eventModels) {
  const found = new Map();
  const visit = (/** @type {Model | undefined} */ model) => {
    for (const property of Object.values(model?.properties ?? {})) {
      const name = property.type.replace(/^List\[(.+)\]$/, '$1');
      const referenced = eventModels[name];
      if (!referenced || found.has(name)) continue;
      found.set(name, referenced);
      visit(referenced);
    }
  };
  for (const name of eventNames) visit(eventModels[name]);
  return [...found.values()];
}

/** @param {string} type */
function typeOf(type) {
  const item = type.match(/^List\[(.+)\]$/)?.[1];
  return item ? `${SCALARS[item] ?? item}[]` : (SCALARS[type] ?? type);
}

/** @param {{ values?: string[] } | undefined} allowable */
function literalsOf(allowable) {
  return allowable?.values?.map((value) => `'${value}'`).join(' | ');
}

/** @param {Model} model */
function fieldsOf(model) {
  return Object.entries(model.properties).map(([name, property]) => {
    const type = literalsOf(property.allowableValues) ?? typeOf(property.type);
    return `${name}${property.required ? '' : '?'}: ${type};`;
  });
}

/** @param {Model[]} models */
function writeModels(models) {
  return models.map((model) => `export interface ${model.id} {\n${fieldsOf(model).join('\n')}\n}`).join('\n\n');
}

/**
 * Each event with its discriminator, their union, and for the guard at the socket the kinds of the required fields.
 * @param {string[]} names
 * @param {Record<string, Model>} eventModels
 * @param {Model[]} models
 */
function writeEvents(names, eventModels, models) {
  const base = /** @type {Model} */ (eventModels['Event']);
  const events = names.map((name) => /** @type {Model} */ (eventModels[name]));
  const used = models.filter((model) => events.some((event) => uses(event, model.id)));
  const imports = `import type { ${used.map((model) => model.id).join(', ')} } from './models.generated.ts';`;
  const interfaces = events.map(
    (event) =>
      `export interface ${event.id} extends EventBase {\ntype: '${event.id}';\n${fieldsOf(event).join('\n')}\n}`,
  );
  return [
    imports,
    'type FieldKinds = Readonly<Record<string, Readonly<Record<string, string>>>>;',
    `interface EventBase {\nasterisk_id?: string;\n${fieldsOf(base).join('\n')}\n}`,
    ...interfaces,
    `export type AriEvent = ${names.join(' | ')};`,
    '/** Fields that an event of the name always has, with their kinds: for the guard at the socket. */',
    writeFieldTable(
      'requiredEventFields',
      events.map((event) => [event.id, { ...base.properties, ...event.properties }]),
    ),
    writeFieldTable(
      'requiredModelFields',
      models.map((model) => [model.id, model.properties]),
    ),
  ].join('\n\n');
}

/**
 * @param {Model} event
 * @param {string} name
 */
function uses(event, name) {
  return Object.values(event.properties).some((property) => property.type.replace(/^List\[(.+)\]$/, '$1') === name);
}

/**
 * @param {string} name
 * @param {[string, Record<string, Property>][]} rows
 */
function writeFieldTable(name, rows) {
  const lines = rows.map(([id, properties]) => `${id}: ${requiredKinds(properties)},`);
  return `export const ${name}: FieldKinds = {\n${lines.join('\n')}\n};`;
}

/** @param {Record<string, Property>} properties */
function requiredKinds(properties) {
  const required = Object.entries(properties).filter(([, property]) => property.required);
  return `{ ${required.map(([name, property]) => `${name}: '${kindOf(property.type)}'`).join(', ')} }`;
}

/** @param {string} type */
function kindOf(type) {
  if (type.startsWith('List[')) return 'array';
  const scalar = SCALARS[type];
  return scalar?.startsWith('Record') ? 'object' : (scalar ?? type);
}

/** @param {Record<string, Description>} descriptions */
function writeOperations(descriptions) {
  const used = new Set();
  const resources = Object.entries(descriptions).map(([name, description]) => {
    const methods = description.apis.flatMap((api) =>
      api.operations.map((operation) => writeOperation(api.path, operation, used)),
    );
    return `${name}: {\n${methods.join('\n')}\n},`;
  });
  return [
    `import type { ${[...used].sort().join(', ')} } from './models.generated.ts';`,
    'export type AriQuery = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;',
    '/** What became of a request: 404 means that what it is about is gone, 0 that no answer came. */\nexport type AriReply<T> = { ok: true; status: number; value: T } | { ok: false; status: number; reason: string };',
    '/** Sends one request; `path` is relative to `/ari/` and already encoded. */\nexport type SendAri = <T>(method: string, path: string, query?: AriQuery, body?: unknown) => Promise<AriReply<T>>;',
    'export type AriOperations = ReturnType<typeof createAriOperations>;',
    `export function createAriOperations(send: SendAri) {\nreturn {\n${resources.join('\n')}\n};\n}`,
  ].join('\n\n');
}

/**
 * @param {string} apiPath
 * @param {Operation} operation
 * @param {Set<string>} used
 */
function writeOperation(apiPath, operation, used) {
  const parameters = operation.parameters ?? [];
  const result = typeOf(operation.responseClass);
  const model = operation.responseClass.replace(/^List\[(.+)\]$/, '$1');
  if (!(model in SCALARS)) used.add(model);
  const fields = parameters.map((parameter) => writeParameter(parameter, used));
  const argument = fields.length > 0 ? `p: { ${fields.join('; ')} }` : '';
  const url = apiPath.slice(1).replace(/\{(\w+)\}/g, (_, name) => `\${encodeURIComponent(p.${name})}`);
  const query = parameters.filter((parameter) => parameter.paramType === 'query');
  const body = parameters.find((parameter) => parameter.paramType === 'body');
  const sent = [`'${operation.httpMethod}'`, url.includes('${') ? `\`${url}\`` : `'${url}'`];
  if (query.length > 0 || body) sent.push(`{ ${query.map(({ name }) => `${name}: p.${name}`).join(', ')} }`);
  // Asterisk reads `containers` below their own name and an `object` as the body itself.
  if (body) sent.push(body.dataType === 'object' ? `p.${body.name}` : `{ ${body.name}: p.${body.name} }`);
  return `/** ${operation.summary} */\n${operation.nickname}: (${argument}) => send<${result}>(${sent.join(', ')}),`;
}

/**
 * @param {Parameter} parameter
 * @param {Set<string>} used
 */
function writeParameter(parameter, used) {
  const optional = parameter.required || parameter.paramType === 'path' ? '' : '?';
  let type = literalsOf(parameter.allowableValues) ?? typeOf(parameter.dataType);
  if (parameter.dataType === 'containers') {
    type = parameter.name === 'fields' ? 'ConfigTuple[]' : 'Record<string, string>';
    if (parameter.name === 'fields') used.add('ConfigTuple');
  }
  return `${parameter.name}${optional}: ${parameter.allowMultiple ? `(${type})[]` : type}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of Object.entries(await generateAri())) writeFileSync(file, text);
}
