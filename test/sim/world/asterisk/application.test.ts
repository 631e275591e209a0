import { expect, test } from 'vitest';
import { InteractionId, TenantId } from '../../../../src/shared/ids.ts';
import { createFate, createHappenings } from '../happenings.ts';
import { chanceOf } from '../random.ts';
import { createSimProcess } from '../sim-process.ts';
import { createVirtualTime } from '../virtual-time.ts';
import { callIn } from './dialplan.ts';
import { createExchange } from './sim-asterisk.ts';
import { openSimWire } from './sim-wire.ts';

const interactionId = InteractionId.parse('00000003-0000-4000-8000-000000000001');
const tenantId = TenantId.parse('00000000-0000-4000-8000-000000000001');

/** An Asterisk where nothing takes time but what the dialplan makes take time, and nodes that only listen. */
function asteriskInTest() {
  const time = createVirtualTime(0);
  const happenings = createHappenings(time.now);
  const fate = createFate(1, {}, happenings);
  const exchange = createExchange({ time, fate, happenings, chance: chanceOf(1, 'test'), isInstant: true });
  const pass = (ms: number): void => {
    const end = time.now() + ms;
    while (time.next(end));
    time.at(end, () => undefined);
    time.next(end);
  };
  function connect(node: string) {
    const told: string[] = [];
    const wire = openSimWire(exchange, createSimProcess(time), node, {
      opened: () => undefined,
      text(text) {
        const { type, status_code: status } = JSON.parse(text) as Record<string, unknown>;
        told.push(String(status ?? type));
      },
      pong: () => undefined,
      closed: (why) => void told.push(why),
    });
    const ask = (method: string, uri: string, body?: unknown): void =>
      wire.send(JSON.stringify({ request_id: '1', method, uri, message_body: body && JSON.stringify(body) }));
    pass(1);
    return { wire, told, ask };
  }
  function call() {
    const ears = { answered: () => undefined, hears: () => undefined, ended: () => undefined };
    const hand = callIn(exchange, { interactionId, tenantId, from: '420777000001', to: '420800100100' }, ears)!;
    pass(1);
    return hand;
  }
  const recorded = (): string[] => exchange.record.map((line) => line.split('"')[1]!);
  return { exchange, pass, connect, call, recorded };
}

test('a caller who comes while nobody has the application is answered, held with music and tried again (finding 1)', () => {
  const { pass, connect, call } = asteriskInTest();
  const { line } = call();
  expect(line.hears).toBe('music');
  pass(1_000);
  const { told } = connect('node-1');
  expect(told).toEqual([]);
  pass(3_000);
  expect(told).toEqual(['StasisStart']);
});

test('after two minutes of trying a caller is sent to the overflow, and the record says so', () => {
  const { pass, call, recorded } = asteriskInTest();
  const { line } = call();
  pass(119_000);
  expect(line.overflowed).toBe(false);
  pass(10_000);
  expect(line).toMatchObject({ overflowed: true, endedBy: 'dialplan' });
  expect(recorded()).toEqual(['ZVON_ARRIVED', 'ZVON_OVERFLOW', 'ZVON_CONTACT']);
});

test('what happens without a connection is lost for ever, and no call starts anew with the next (findings 1, 2)', () => {
  const { connect, call, pass, recorded } = asteriskInTest();
  const first = connect('node-1');
  const hand = call();
  first.wire.break();
  pass(1);
  hand.press('1');
  const second = connect('node-1');
  expect(second.told).toEqual([]);
  hand.hangUp();
  pass(1);
  expect(second.told).toContain('StasisEnd');
  expect(recorded()).toEqual(['ZVON_ARRIVED', 'ZVON_CONTACT', 'ZVON_UNHEARD']);
});

test('a second connection takes the application; the loser is told and goes on being served', () => {
  const { connect, call, pass } = asteriskInTest();
  const loser = connect('node-1');
  const winner = connect('node-2');
  call();
  loser.ask('GET', 'channels');
  pass(1);
  expect(loser.told).toEqual(['ApplicationReplaced', '200']);
  expect(winner.told).toEqual(['StasisStart']);
});

test('a channel with an id that exists is refused (finding 4)', () => {
  const { exchange, connect, pass } = asteriskInTest();
  const contact = { uri: 'sip:a', isReachable: true, isThere: true, invite: () => undefined };
  exchange.endpoints.set('agent', { username: 'agent', objects: new Map(), contact });
  const { ask, told } = connect('node-1');
  for (const _ of [1, 2])
    ask('POST', 'channels/create?channelId=leg-1&endpoint=PJSIP/agent&appArgs=leg', { variables: {} });
  pass(1);
  expect(told.filter((said) => said !== 'StasisStart')).toEqual(['200', '409']);
});

test('a prompt that plays holds up the joining, and every request of the connection behind it (pitfall 4)', () => {
  const { exchange, connect, call, pass } = asteriskInTest();
  const { told, ask } = connect('node-1');
  call();
  const [channel] = exchange.channels.keys();
  ask('POST', `channels/${channel}/play/p1?media=sound:greeting`);
  ask('POST', 'bridges/b1?name=b1');
  ask('POST', `bridges/b1/addChannel?channel=${channel}`);
  ask('GET', 'channels');
  pass(1);
  expect(told.filter((said) => /\d/.test(said))).toEqual(['201', '200']);
  pass(10_000);
  expect(told.filter((said) => /\d/.test(said))).toEqual(['201', '200', '204', '200']);
});
