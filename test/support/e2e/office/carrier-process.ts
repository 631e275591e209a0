import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';
import { startAsterisk } from '../../../../tools/parts/asterisk-instance.mjs';
import { toneWav } from '../../tone-wav.ts';
import { ariOverHttp } from './ari-over-http.ts';

/**
 * A carrier: an Asterisk of its own with one account, which registers by TLS and has its audio encrypted. Asked, it calls
 * that account as a subscriber who sends a tone, and tells what it hears.
 */
interface Given {
  folder: string;
  root: string;
  address: string;
  tls: { certificate: string; key: string; trusted: string };
  account: { username: string; password: string };
  toneHz: number;
}
type Question =
  | { ask: 'registered' }
  | { ask: 'call'; number: string; from: string }
  | { ask: 'media' }
  | { ask: 'hear' }
  | { ask: 'end' };

const given = JSON.parse(process.argv[2] ?? '') as Given;
const { address, account, folder } = given;
const app = 'carrier';
const call = 'the-call';
const say = (answer: unknown): void => void process.stdout.write(`${JSON.stringify(answer)}\n`);
const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const asterisk = await startAsterisk({
  ...{ folder, root: given.root, node: 'carrier' },
  office: { address, locals: [], trunkPort: 5_060, tls: given.tls },
});
const ari = ariOverHttp(asterisk.ariUrl);
const tone = path.join(folder, 'tone');
writeFileSync(`${tone}.wav`, toneWav(given.toneHz, 60_000));
const events = new WebSocket(asterisk.ariUrl.replace('http', 'ws').replace(/$/, `/ari/events?app=${app}`));
await new Promise<void>((resolve, reject) => events.once('open', () => resolve()).once('error', reject));
let isAnswered = false;
events.on('message', (data: Buffer) => {
  const event = JSON.parse(data.toString()) as { type: string; channel?: { id: string } };
  if (event.type === 'StasisStart' && event.channel?.id === call) isAnswered = true;
});
await giveAccount();
say({ ready: true });

async function giveAccount(): Promise<void> {
  const { username, password } = account;
  await put('auth', { auth_type: 'userpass', username, password });
  await put('aor', { max_contacts: '1', remove_existing: 'true' });
  await put('endpoint', {
    ...{ context: 'from-agent', transport: 'trunk-tls', auth: username, aors: username },
    ...{ disallow: 'all', allow: 'alaw', direct_media: 'no', media_encryption: 'sdes' },
    ...{ media_address: address, bind_rtp_to_media_address: 'yes', force_rport: 'yes', rtp_symmetric: 'yes' },
  });
}

async function put(objectType: string, wanted: Record<string, string>): Promise<void> {
  const fields = Object.entries(wanted).map(([attribute, value]) => ({ attribute, value }));
  const reply = await ari.asterisk.updateObject({ configClass: 'res_pjsip', objectType, id: account.username, fields });
  if (!reply.ok) throw new Error(`the carrier's ${objectType} was refused: ${reply.reason}`);
}

async function isRegistered(): Promise<boolean> {
  const endpoint = await ari.endpoints.get({ tech: 'PJSIP', resource: account.username });
  return endpoint.ok && endpoint.value.state === 'online';
}

/** The subscriber speaks from the moment of the answer. */
async function ring({ number, from }: { number: string; from: string }): Promise<boolean> {
  isAnswered = false;
  const endpoint = `PJSIP/${number}@${account.username}`;
  const dialled = await ari.channels.originateWithId({ channelId: call, endpoint, app, callerId: from });
  if (!dialled.ok) throw new Error(`the carrier could not dial: ${dialled.reason}`);
  for (let waited = 0; !isAnswered && waited < 20_000; waited += 50) await pass(50);
  await ari.channels.play({ channelId: call, media: [`sound:${tone}`] });
  return isAnswered;
}

/** What comes in from the line in a second and a half, as a file. */
async function hear(): Promise<string> {
  const name = `heard-${Date.now()}`;
  await ari.channels.snoopChannelWithId({ channelId: call, snoopId: name, spy: 'in', app });
  for (let tries = 0; tries < 40 && !(await begins(name)); tries += 1) await pass(50);
  await pass(1_500);
  // The end of the one who listens is the end of the file.
  await ari.channels.hangup({ channelId: name });
  await pass(300);
  return path.join(folder, 'spool', 'recording', `${name}.wav`);
}

/** The listener has to have come to the application first. */
const begins = async (name: string): Promise<boolean> =>
  (await ari.channels.record({ channelId: name, name, format: 'wav' })).ok;

async function variable(name: string): Promise<string> {
  const reply = await ari.channels.getChannelVar({ channelId: call, variable: name });
  return reply.ok ? (reply.value.value ?? '') : `refused: ${reply.reason}`;
}

async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'registered':
      return { registered: await isRegistered() };
    case 'call':
      return { answered: await ring(question) };
    case 'media':
      return {
        sentTo: await variable('CHANNEL(rtp,dest)'),
        isSrtp: (await variable('CHANNEL(rtp,secure)')) === '1',
        isTls: (await variable('CHANNEL(pjsip,secure)')) === '1',
      };
    case 'hear':
      return { file: await hear() };
    case 'end':
      return { ended: (await ari.channels.hangup({ channelId: call })).ok };
  }
}

for await (const line of createInterface({ input: process.stdin })) say(await answer(JSON.parse(line) as Question));
events.terminate();
await asterisk.stop();
