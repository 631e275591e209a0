import { neededModules } from '../../../../../src/adapters/asterisk/needed-modules.ts';
import { describeEndpoint, stampOf } from '../describe.ts';
import type { Exchange, SimEndpoint } from '../exchange.ts';
import { dropContact } from '../registrations.ts';
import type { Requests, RestRequest } from './serve-request.ts';

/** The application, the system, and what is provisioned: `look.ts` and `provision.ts` ask these. */
export const systemRequests: Requests = {
  'PUT applications/*/eventFilter': (_exchange, _request, reply) => reply(200, {}),
  'POST applications/*/subscription': ({ app }, { query }, reply) => {
    for (const source of (query.get('eventSource') ?? '').split(','))
      app.endpoints.add(source.replace('endpoint:PJSIP/', ''));
    reply(200, {});
  },
  'GET asterisk/info': ({ startedAt }, _request, reply) =>
    reply(200, {
      system: { version: '22.10.1', entity_id: '00:00:00:00:00:01' },
      status: { startup_time: stampOf(startedAt ?? 0), last_reload_time: stampOf(startedAt ?? 0) },
    }),
  'GET asterisk/modules': (_exchange, _request, reply) => reply(200, modules),
  'GET endpoints/*': (exchange, _request, reply) => reply(200, provisioned(exchange).map(describeEndpoint)),
  'GET asterisk/config': (exchange, request, reply) => {
    const object = objectOf(exchange, request);
    if (object === undefined) return reply(404);
    reply(
      200,
      Object.entries(object).map(([attribute, value]) => ({ attribute, value })),
    );
  },
  'PUT asterisk/config': (exchange, request, reply) => {
    const { type, username } = named(request);
    const fields = request.body['fields'] as { attribute: string; value: string }[];
    const endpoint = exchange.endpoints.get(username) ?? { username, objects: new Map(), contact: null };
    exchange.endpoints.set(username, endpoint);
    endpoint.objects.set(type, Object.fromEntries(fields.map(({ attribute, value }) => [attribute, value])));
    reply(200, []);
  },
  'DELETE asterisk/config': (exchange, request, reply) => {
    const { type, username } = named(request);
    const endpoint = exchange.endpoints.get(username);
    if (!endpoint?.objects.delete(type)) return reply(404);
    if (type === 'aor') dropContact(exchange, endpoint, 'Removed');
    reply(204);
  },
};

const modules = neededModules.map((name) => ({
  name: `${name}.so`,
  description: '',
  use_count: 0,
  status: 'Running',
  support_level: 'core',
}));

const provisioned = ({ endpoints }: Exchange): SimEndpoint[] =>
  [...endpoints.values()].filter(({ objects }) => objects.has('endpoint'));

/** `asterisk/config/dynamic/res_pjsip/<type>/<name>`. */
const named = ({ parts }: RestRequest) => ({ type: parts[4] ?? '', username: parts[5] ?? '' });

function objectOf(exchange: Exchange, request: RestRequest): Record<string, string> | undefined {
  const { type, username } = named(request);
  return exchange.endpoints.get(username)?.objects.get(type);
}
