import { changeState, endChannel } from '../channel-life.ts';
import { describeChannel, describePlayback } from '../describe.ts';
import { answer } from '../dialplan.ts';
import type { Exchange, SimChannel } from '../exchange.ts';
import { finishPlayback, play } from '../playback.ts';
import type { Reply, Requests, Serve } from './serve-request.ts';

type ServeChannel = (exchange: Exchange, channel: SimChannel, request: Parameters<Serve>[1], reply: Reply) => void;

/** 404: there is no such channel; 409: it is in the dialplan's hands and not in Zvon's. */
const inStasis =
  (serve: ServeChannel): Serve =>
  (exchange, request, reply) => {
    const channel = exchange.channels.get(request.parts[1] ?? '');
    if (channel === undefined) return reply(404, { message: 'Channel not found' });
    if (channel.stasis === null) return reply(409, { message: 'Channel not in Stasis application' });
    serve(exchange, channel, request, reply);
  };

/** What is done in the channel's own thread waits there for the end of what plays. */
const afterPrompts =
  (serve: ServeChannel): ServeChannel =>
  (exchange, channel, request, reply) => {
    if (channel.playing.length === 0) return serve(exchange, channel, request, reply);
    channel.afterPrompts.push(() => (channel.isOver ? reply(404) : serve(exchange, channel, request, reply)));
  };

export const callRequests: Requests = {
  'GET channels': ({ channels }, _request, reply) => reply(200, [...channels.values()].map(describeChannel)),
  'DELETE channels/*': (exchange, { parts }, reply) => {
    const channel = exchange.channels.get(parts[1] ?? '');
    if (channel === undefined) return reply(404, { message: 'Channel not found' });
    // The telephone's 200 OK was on its way already when it is called off (RFC 3261, 9.1).
    if (channel.state === 'Ringing' && exchange.fate.strikes('carrier-answer-meets-cancel', channel.id))
      changeState(exchange, channel, 'Up');
    exchange.time.after(exchange.paceMs(0, 3), () => endChannel(exchange, channel, { by: 'zvon', cause: 16 }));
    reply(204);
  },
  'POST channels/*/answer': inStasis(
    afterPrompts((exchange, channel, _request, reply) => {
      answer(exchange, channel);
      reply(204);
    }),
  ),
  'POST channels/*/moh': inStasis((_exchange, channel, _request, reply) => {
    setMusic(channel, true);
    reply(204);
  }),
  'DELETE channels/*/moh': inStasis((_exchange, channel, _request, reply) => {
    setMusic(channel, false);
    reply(204);
  }),
  'POST channels/*/dtmf': inStasis((_exchange, _channel, _request, reply) => reply(204)),
  'POST channels/*/play/*': inStasis((exchange, channel, { parts, query }, reply) => {
    const playback = play(exchange, channel, parts[3] ?? '', (query.get('media') ?? '').split(','));
    reply(201, describePlayback(playback, 'queued'));
  }),
  'GET playbacks/*': ({ playbacks }, { parts }, reply) => {
    const playback = playbacks.get(parts[1] ?? '');
    if (playback === undefined) return reply(404);
    reply(200, describePlayback(playback, 'playing'));
  },
  'DELETE playbacks/*': (exchange, { parts }, reply) => {
    const playback = exchange.playbacks.get(parts[1] ?? '');
    if (playback === undefined) return reply(404);
    finishPlayback(exchange, playback, 'done');
    reply(204);
  },
  'GET channels/*/variable': (exchange, { parts, query }, reply) => {
    const channel = exchange.channels.get(parts[1] ?? '');
    if (channel === undefined) return reply(404);
    reply(200, { value: valueOf(channel, query.get('variable') ?? '') });
  },
  'POST channels/*/variable': (exchange, { parts, query }, reply) => {
    const channel = exchange.channels.get(parts[1] ?? '');
    if (channel === undefined) return reply(404);
    channel.vars.set(query.get('variable') ?? '', query.get('value') ?? '');
    reply(204);
  },
};

function setMusic(channel: SimChannel, music: boolean): void {
  channel.music = music;
  if (channel.playing.length === 0 && channel.bridge === null) channel.far.hears({ kind: music ? 'music' : 'silence' });
}

/** `EVAL(…)` puts the variables in their places. */
const valueOf = ({ vars }: SimChannel, variable: string): string =>
  variable.startsWith('EVAL(')
    ? variable.slice(5, -1).replaceAll(/\$\{(\w+)\}/g, (_whole, name: string) => vars.get(name) ?? '')
    : (vars.get(variable) ?? '');
