import { beforeEach, expect, test } from 'vitest';
import { TrunkSettings } from '../../shared/config/trunk.ts';
import { type AriReply, createAriOperations } from './ari/operations.generated.ts';
import { createTrunkPusher, type TrunkPusher } from './push-trunks.ts';

const settings = TrunkSettings.parse({
  ...{ names: { en: 'Carrier' }, kind: 'registered', host: 'sip.carrier.example', port: null, transport: 'tls' },
  ...{ srtp: true, username: '420541100100', secretName: 'carrier', codecs: ['alaw'], numbersFrom: 'request' },
  maxCalls: null,
});
const trunk = { key: 'carrier', settings, secret: 'of the test' };
const media = { address: '192.168.7.20', isBound: true };

let asked: string[];
let known: string[];
let refuses: string;
let pusher: TrunkPusher;

beforeEach(() => {
  asked = [];
  known = [];
  refuses = 'nothing';
  const ari = createAriOperations(async <T>(method: string, path: string): Promise<AriReply<T>> => {
    if (method === 'GET') return { ok: true, status: 200, value: known.map((resource) => ({ resource })) as T };
    asked.push(`${method} ${path.replace('asterisk/config/dynamic/res_pjsip/', '')}`);
    if (path.includes(refuses)) return { ok: false, status: 403, reason: 'no' };
    return { ok: true, status: 200, value: [] as T };
  });
  pusher = createTrunkPusher(ari, media);
});

const puts = (): string[] => asked.filter((one) => one.startsWith('PUT'));

test('a trunk is made anew in the order in which one part names another', async () => {
  expect(await pusher.push([trunk])).toEqual({ refused: 0 });
  expect(asked).toEqual([
    ...['registration', 'identify', 'endpoint', 'aor', 'auth'].map((type) => `DELETE ${type}/trunk_carrier`),
    ...['auth', 'aor', 'endpoint', 'identify', 'registration'].map((type) => `PUT ${type}/trunk_carrier`),
  ]);
});

test('what has not changed is left alone, so that its registration goes on; after a restart all is pushed', async () => {
  await pusher.push([trunk]);
  asked.length = 0;
  await pusher.push([trunk]);
  expect(asked).toEqual([]);
  await pusher.push([{ ...trunk, secret: 'renewed' }]);
  expect(puts()).toHaveLength(5);
  pusher.forget();
  await pusher.push([{ ...trunk, secret: 'renewed' }]);
  expect(puts()).toHaveLength(10);
});

test('a trunk that is gone is taken out, telephones and the demo’s callers stay', async () => {
  known = ['trunk_former', 'trunk-in', 'ffffffffffff4fff8fffffffffffffff'];
  await pusher.push([]);
  expect(asked).toHaveLength(5);
  for (const one of asked) expect(one).toMatch(/^DELETE \w+\/trunk_former$/);
});

test('what Asterisk refuses is told and tried again the next time', async () => {
  refuses = 'identify';
  expect(await pusher.push([trunk])).toEqual({ refused: 1 });
  refuses = 'nothing';
  expect(await pusher.push([trunk])).toEqual({ refused: 0 });
});
