import { refused } from './problem-description.ts';

/** Described beside the contract: the health answers before there is a tenant or a session, and sound is no JSON. */
export const plainOperations = {
  '/health': {
    get: {
      operationId: 'health',
      summary: 'Whether the parts of Zvon are up',
      security: [],
      responses: {
        200: {
          description: 'What works; `degraded` while the database or the telephone system is away',
          content: { 'application/json': { schema: { type: 'object' as const } } },
        },
        503: {
          description:
            'The same, of a node to which no desks are to be sent: it is `starting`, or `standby` for another',
          content: { 'application/json': { schema: { type: 'object' as const } } },
        },
      },
    },
  },
  '/recordings/{id}/audio': {
    get: {
      operationId: 'recordings.audio',
      summary: 'The sound of a recording; each listening is written to the audit',
      tags: ['recordings'],
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' as const, format: 'uuid' } }],
      responses: {
        200: { description: 'In stereo: the customer left, the agent right', content: { 'audio/wav': {} } },
        401: refused('Nobody is signed in'),
        403: refused('The role may not listen'),
        404: refused('No recording that is stored and within reach'),
      },
    },
  },
};
