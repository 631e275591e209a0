import { addChannel, changeState, endChannel } from '../channel-life.ts';
import { describeChannel } from '../describe.ts';
import type { Exchange, LegLine, SimChannel } from '../exchange.ts';
import { tellOf } from '../tell.ts';
import type { Requests, RestRequest } from './serve-request.ts';

/** A leg to an agent's telephone: created in Stasis first, then dialled (`perform/leg.ts`). */
export const legRequests: Requests = {
  'POST channels/create': (exchange, { query, body }, reply) => {
    const id = query.get('channelId') ?? '';
    // Finding 4: the id is the idempotency key.
    if (exchange.channels.has(id)) return reply(409, { message: 'Channel with given unique ID already exists' });
    const username = (query.get('endpoint') ?? '').replace('PJSIP/', '');
    const endpoint = exchange.endpoints.get(username);
    if (!endpoint?.contact) return reply(500, { message: 'Allocation failed' });
    const variables = body['variables'] as Record<string, string>;
    const channel = addChannel(exchange, {
      id,
      kind: 'leg',
      endpoint: username,
      interactionId: variables['CC_CONTACT'] ?? '',
      state: 'Down',
      callerNumber: '',
      exten: 's',
      far: silentEnd(),
    });
    channel.vars = new Map(Object.entries(variables));
    const args = (query.get('appArgs') ?? '').split(',');
    exchange.time.after(exchange.paceMs(0, 6), () => enterStasis(exchange, channel, args));
    reply(200, describeChannel(channel));
  },
  'POST channels/*/dial': (exchange, request, reply) => {
    const channel = exchange.channels.get(request.parts[1] ?? '');
    if (channel === undefined) return reply(404, { message: 'Channel not found' });
    if (channel.stasis === null || channel.isDialled) return reply(409, { message: 'Channel is not Down' });
    if (exchange.fate.strikes('ari-dial-refused', channel.id)) return reply(500, { message: 'Failed to dial channel' });
    dial(exchange, channel, request);
    reply(204);
  },
};

const silentEnd = (): SimChannel['far'] => ({
  answered: () => undefined,
  hears: () => undefined,
  ended: () => undefined,
});

/** Where nobody has the application, a leg has no dialplan to go on with. */
function enterStasis(exchange: Exchange, channel: SimChannel, args: string[]): void {
  if (channel.isOver) return;
  if (exchange.app.wire === null) return endChannel(exchange, channel, { by: 'asterisk', cause: 0 });
  channel.stasis = args;
  tellOf(exchange, channel, { type: 'StasisStart', args });
}

/** Asterisk notes 480 when its own time is up, as if the telephone had said so. */
const timeIsUp = { by: 'asterisk', cause: 19, sipCode: 480 } as const;

function dial(exchange: Exchange, channel: SimChannel, { query }: RestRequest): void {
  channel.isDialled = true;
  const timeoutMs = Number(query.get('timeout') ?? 30) * 1_000;
  exchange.time.after(timeoutMs, () => {
    if (channel.state !== 'Up') endChannel(exchange, channel, timeIsUp);
  });
  const username = channel.name.slice('PJSIP/'.length, channel.name.lastIndexOf('-'));
  const contact = exchange.endpoints.get(username)?.contact;
  exchange.time.after(exchange.paceMs(10, 60), () => {
    if (contact?.isThere && !channel.isOver) contact.invite(lineOf(exchange, channel));
  });
}

const q850Of: Readonly<Record<number, number>> = { 403: 21, 408: 19, 480: 19, 486: 17, 503: 34, 603: 21 };
const wayMs = 30;
const rtpTimeoutMs = 30_000;
const mediaLost = 44;

/** What the telephone says takes its way through the network. */
function lineOf(exchange: Exchange, channel: SimChannel): LegLine {
  const later = (act: () => void): void =>
    void exchange.time.after(exchange.paceMs(1, wayMs), () => {
      if (!channel.isOver) act();
    });
  return {
    legId: channel.id,
    autoAnswer: channel.vars.has('PJSIP_HEADER(add,X-Zvon-Auto-Answer)'),
    ring: () => later(() => (channel.state === 'Down' ? changeState(exchange, channel, 'Ringing') : undefined)),
    answer: () => later(() => changeState(exchange, channel, 'Up')),
    refuse: (sipCode) =>
      later(() => {
        if (channel.state !== 'Up') endChannel(exchange, channel, { by: 'far', cause: q850Of[sipCode] ?? 38, sipCode });
      }),
    hangUp: () => later(() => endChannel(exchange, channel, { by: 'far', cause: 16 })),
    fallSilent: () =>
      void exchange.time.after(rtpTimeoutMs, () => endChannel(exchange, channel, { by: 'asterisk', cause: mediaLost })),
    onEnd(heard) {
      channel.far = { ...channel.far, ended: () => void exchange.time.after(exchange.paceMs(1, wayMs), heard) };
    },
  };
}
