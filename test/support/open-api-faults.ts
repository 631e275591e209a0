/** As much of OpenAPI 3.1 as Zvon's description uses. */
export interface OpenApi {
  openapi: string;
  info: { title?: string; version?: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

type Schema = Record<string, unknown>;

interface Operation {
  operationId?: string;
  summary?: string;
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses: Record<string, { description?: string; content?: Record<string, { schema?: Schema }> }>;
}

const jsonTypes = new Set(['null', 'boolean', 'object', 'array', 'number', 'string', 'integer']);

/** What a reader of the description would stumble over: each fault with the place where it is. */
export function openApiFaults(api: OpenApi): string[] {
  const operations = Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ at: `${method} ${path}`, path, operation })),
  );
  return [
    ...(api.info.title && api.info.version ? [] : ['info: no title or version']),
    ...operations.flatMap(({ at, path, operation }) =>
      operationFaults(path, operation).map((fault) => `${at}: ${fault}`),
    ),
    ...twice(operations.map(({ operation }) => operation.operationId)).map((id) => `${id}: twice`),
    ...deepFaults(api, api, '#'),
  ];
}

function operationFaults(path: string, { operationId, summary, parameters = [], responses }: Operation): string[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  const described = parameters.filter((one) => one.in === 'path' && one.required && one.schema).map((one) => one.name);
  return [
    ...(operationId && summary ? [] : ['no name or summary']),
    ...(Object.keys(responses).length > 0 ? [] : ['no answer']),
    ...inPath.filter((name) => !described.includes(name)).map((name) => `${name} is not described`),
    ...described.filter((name) => !inPath.includes(name)).map((name) => `${name} is not in the path`),
  ];
}

const twice = (ids: readonly (string | undefined)[]): (string | undefined)[] =>
  ids.filter((id, nth) => ids.indexOf(id) !== nth);

/** References lead somewhere and types are JSON's, at any depth. */
function deepFaults(api: OpenApi, part: unknown, at: string): string[] {
  if (part === null || typeof part !== 'object') return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    const here = `${at}/${key}`;
    if (key === '$ref') return leadsSomewhere(api, String(value)) ? [] : [`${here}: ${String(value)}`];
    if (key === 'type' && /\/(schema|items|properties|anyOf|oneOf|allOf)/.test(at) && typeof value === 'string')
      return jsonTypes.has(value) ? [] : [`${here}: ${value}`];
    return deepFaults(api, value, here);
  });
}

function leadsSomewhere(api: OpenApi, ref: string): boolean {
  const steps = ref.replace(/^#\//, '').split('/');
  return steps.reduce<unknown>((part, step) => (part as Schema | undefined)?.[step], api) !== undefined;
}
