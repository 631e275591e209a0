import { enterBridge, leaveBridge } from '../channel-life.ts';
import { describeBridge } from '../describe.ts';
import type { Exchange, SimBridge, SimChannel } from '../exchange.ts';
import type { Reply, Requests, Serve } from './serve-request.ts';

type ServeBridge = (exchange: Exchange, bridge: SimBridge, channels: string[], reply: Reply) => void;

const ofBridge =
  (serve: ServeBridge): Serve =>
  (exchange, { parts, query }, reply) => {
    const bridge = exchange.bridges.get(parts[1] ?? '');
    if (bridge === undefined) return reply(404, { message: 'Bridge not found' });
    serve(exchange, bridge, (query.get('channel') ?? '').split(','), reply);
  };

export const bridgeRequests: Requests = {
  'GET bridges': ({ bridges }, _request, reply) => reply(200, [...bridges.values()].map(describeBridge)),
  'POST bridges/*': (exchange, { parts, query }, reply) => {
    const id = parts[1] ?? '';
    if (exchange.bridges.has(id)) return reply(409, { message: 'Bridge exists' });
    const bridge = { id, name: query.get('name') ?? '', createdAt: exchange.time.now(), channels: [] };
    exchange.bridges.set(id, bridge);
    reply(200, describeBridge(bridge));
  },
  'DELETE bridges/*': ofBridge((exchange, bridge, _channels, reply) => {
    exchange.bridges.delete(bridge.id);
    for (const channel of [...bridge.channels]) leaveBridge(exchange, channel);
    reply(204);
  }),
  'POST bridges/*/addChannel': ofBridge(join),
  'POST bridges/*/removeChannel': ofBridge((exchange, bridge, ids, reply) => {
    const channels = ids.flatMap((id) => exchange.channels.get(id) ?? []);
    if (channels.length < ids.length) return reply(400, { message: 'Channel not found' });
    if (channels.some((channel) => channel.bridge !== bridge))
      return reply(422, { message: 'Channel not in this bridge' });
    for (const channel of channels) leaveBridge(exchange, channel);
    reply(204);
  }),
};

/** Who listens to a prompt enters at its end, and every request of the connection waits behind it. */
function join(exchange: Exchange, bridge: SimBridge, ids: string[], reply: Reply): void {
  const channels = ids.flatMap((id) => exchange.channels.get(id) ?? []);
  if (channels.length < ids.length) return reply(400, { message: 'Channel not found' });
  if (channels.some(({ stasis }) => stasis === null))
    return reply(422, { message: 'Channel not in Stasis application' });
  const listener = channels.find(({ playing }) => playing.length > 0);
  if (listener !== undefined) {
    listener.afterPrompts.push(() => join(exchange, bridge, ids, reply));
    return;
  }
  if (exchange.bridges.get(bridge.id) !== bridge) return reply(404, { message: 'Bridge not found' });
  for (const channel of channels) stopSounds(exchange, channel, bridge);
  reply(204);
}

function stopSounds(exchange: Exchange, channel: SimChannel, bridge: SimBridge): void {
  channel.music = false;
  enterBridge(exchange, channel, bridge);
}
