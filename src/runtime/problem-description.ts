import type { OpenAPI } from '@orpc/contract';
import { refusals } from '../shared/errors.ts';

/** What every refused request answers (RFC 9457), for the description of the API. */
const problem: OpenAPI.SchemaObject = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string', description: '`urn:zvon:problem:` and the code' },
    title: { type: 'string', description: 'What the code means, for people' },
    status: { type: 'integer', description: 'The HTTP status' },
    code: { type: 'string', enum: Object.keys(refusals), description: 'What to decide on' },
    fields: {
      type: 'array',
      description: 'With `validation-failed`: what does not fit',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    retryAfterSeconds: { type: 'number', description: 'Where it is worth trying again, as `Retry-After` says' },
  },
  additionalProperties: true,
};

export const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const methods = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The same description in which every operation says how it refuses. */
export function withProblems(api: OpenAPI.Document): OpenAPI.Document {
  const refusing = {
    '4XX': refused('Refused: `code` says why'),
    '5XX': refused('Not possible now, or a defect of Zvon'),
  };
  const paths = Object.entries(api.paths ?? {}).map(([path, item]) => {
    const operations = methods.flatMap((method) => {
      const operation = item?.[method];
      return operation ? [[method, { ...operation, responses: { ...operation.responses, ...refusing } }]] : [];
    });
    return [path, { ...item, ...Object.fromEntries(operations) }];
  });
  const { components } = api;
  return {
    ...api,
    paths: Object.fromEntries(paths) as OpenAPI.PathsObject,
    components: { ...components, schemas: { ...components?.schemas, Problem: problem } },
  };
}
