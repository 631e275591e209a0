import { createHash, X509Certificate } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { makeSelfSigned } from '../../src/adapters/tls/self-signed.ts';
import { levelDbOf } from '../../src/adapters/sip-caller/tone.ts';
import { dataFolder } from '../../tools/parts/paths.mjs';
import { reportFolder } from '../../tools/parts/test-report.mjs';
import { answerByKey, endButton, energyLine } from '../support/e2e/a-call.ts';
import { browserHears } from '../support/e2e/browser-ear.ts';
import { admin, demoPassword, goReady, jana } from '../support/e2e/desk.ts';
import { addresses, makeNamespaces, type Namespaces } from '../support/e2e/office/namespaces.ts';
import { type OfficeZvon, startOffice } from '../support/e2e/office/office-zvon.ts';
import { type LineTalk, talkTo } from '../support/e2e/office/talk-in-lines.ts';
import { agentToneHz, audibleDb, callerToneHz } from '../support/e2e/tones.ts';

const url = `https://${addresses.office}:7080`;
/** In the network of the browser, and silent. */
const nobody = '10.77.1.9';
const account = { username: '420541100100', password: 'of the account' };
const trunk = {
  key: 'carrier',
  secret: account.password,
  settings: {
    ...{ names: { en: 'Carrier' }, kind: 'registered', host: addresses.carrier, port: null, transport: 'tls' },
    ...{ srtp: true, username: account.username, secretName: 'carrier', codecs: ['alaw'], numbersFrom: 'request' },
    maxCalls: null,
  },
};

/** What the walk has opened, closed from the last to the first whatever happens. */
const opened: (() => unknown)[] = [];
let folder: string;
let places: Namespaces;
let office: OfficeZvon;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = mkdtempSync(join(tmpdir(), 'zvon-office-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  places = makeNamespaces();
  opened.push(places.remove);
  writePair('carrier', addresses.carrier);
  office = await startOffice(places.office, join(folder, 'var'), {
    ZVON_LISTEN: addresses.office,
    ZVON_TRUNK_PORT: '5060',
    ZVON_TRUNK_CA: join(folder, 'carrier.pem'),
    ZVON_STUN: `stun:${nobody}:3478`,
    ZVON_TURN: `turn:${nobody}:3478`,
    ZVON_TURN_SECRET: 'secret-of-the-turn-server',
  });
  opened.push(office.stop);
});
test.afterAll(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

function writePair(name: string, address: string): void {
  const { certificate, key } = makeSelfSigned([address], Date.now());
  writeFileSync(join(folder, `${name}.pem`), certificate);
  writeFileSync(join(folder, `${name}.key`), key, { mode: 0o600 });
}

const officeCertificate = (): string => join(folder, 'var', 'tls', 'certificate.pem');

/** A browser on a machine of its own, which takes the office's certificate and no other. */
async function openBrowser(): Promise<Browser> {
  const program = join(folder, 'browser');
  writeFileSync(program, `#!/bin/sh\nexec ip netns exec ${places.browser} '${process.env['ZVON_CHROMIUM']}' "$@"\n`);
  chmodSync(program, 0o755);
  const { publicKey } = new X509Certificate(readFileSync(officeCertificate()));
  const keyHash = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
  const browser = await chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${join(reportFolder, 'agent-tone.wav')}`,
      '--autoplay-policy=no-user-gesture-required',
      `--ignore-certificate-errors-spki-list=${keyHash}`,
    ],
  });
  opened.push(() => browser.close());
  return browser;
}

/** By the page alone: the walk itself is on none of these machines. */
async function signIn(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: false, permissions: ['microphone'] });
  const page = await context.newPage();
  await page.addInitScript(keepConnections);
  await page.goto(`${url}/login`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL(`${url}/desk`);
  await page.evaluate(() =>
    fetch('/api/session/settings', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language: 'en' }),
    }),
  );
  await page.reload();
  return page;
}

declare global {
  interface Window {
    connections: RTCPeerConnection[];
  }
}

function keepConnections(): void {
  window.connections = [];
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(options?: RTCConfiguration) {
      super(options);
      window.connections.push(this);
    }
  };
}

/** Where the browser sends its audio, and how it is locked. */
const mediaOf = (page: Page) =>
  page.evaluate(async () => {
    const stats = [...(await window.connections.at(-1)!.getStats()).values()];
    const transport = stats.find(({ type }) => type === 'transport');
    const pair = stats.find(({ id }) => id === transport.selectedCandidatePairId);
    return { sentTo: stats.find(({ id }) => id === pair.remoteCandidateId).address, srtp: transport.srtpCipher };
  });

async function openCarrier(): Promise<LineTalk> {
  const carrier = await talkTo(places.carrier, './carrier-process.ts', {
    ...{ folder: join(folder, 'carrier'), root: join(dataFolder, 'asterisk', 'root'), address: addresses.carrier },
    tls: {
      ...{ certificate: join(folder, 'carrier.pem'), key: join(folder, 'carrier.key') },
      trusted: officeCertificate(),
    },
    ...{ account, toneHz: callerToneHz },
  });
  opened.push(carrier.close);
  return carrier;
}

async function giveTrunk(): Promise<void> {
  const state = JSON.parse(readFileSync(join(folder, 'var/asterisk/instance/run/instance.json'), 'utf8'));
  const ariUrl = `http://zvon:${state.ariPassword}@127.0.0.1:${state.ports.http}`;
  const pushing = await talkTo(places.office, './trunk-process.ts', { ariUrl, address: addresses.office, trunk });
  await pushing.close();
}

/** How loud both tones are in what the carrier's subscriber hears. */
async function carrierHears(carrier: LineTalk): Promise<{ agentDb: number; ownDb: number }> {
  const { file } = await carrier.ask<{ file: string }>({ ask: 'hear' });
  const sound = readFileSync(file).subarray(44);
  const samples = new Int16Array(sound.buffer.slice(sound.byteOffset, sound.byteOffset + (sound.length & ~1)));
  return { agentDb: levelDbOf(samples, agentToneHz), ownDb: levelDbOf(samples, callerToneHz) };
}

test('the start says the fingerprint of the certificate, and an administrator sees the same on the page', async () => {
  const { fingerprint256 } = new X509Certificate(readFileSync(officeCertificate()));
  expect(office.said).toContain(url);
  expect(office.said).toContain(fingerprint256);
  const page = await signIn(await openBrowser(), admin);
  await page.goto(`${url}/admin/system`);
  await expect(page.getByText(fingerprint256)).toBeVisible();
});

test('from a carrier by TLS and SRTP to a browser by HTTPS and DTLS: each hears the other', async () => {
  const page = await signIn(await openBrowser(), jana);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await goReady(page);
  const { iceServers } = await page.evaluate(async () => (await fetch('/api/phone-account')).json());
  expect(iceServers).toMatchObject([
    { urls: `stun:${nobody}:3478` },
    { urls: `turn:${nobody}:3478`, username: expect.stringMatching(/^\d{10}:[0-9a-f]{32}$/) },
  ]);
  const carrier = await openCarrier();
  await giveTrunk();
  await expect.poll(() => carrier.ask({ ask: 'registered' }), { timeout: 20_000 }).toEqual({ registered: true });

  expect(await carrier.ask({ ask: 'call', number: energyLine, from: '+420602118340' })).toEqual({ answered: true });
  await answerByKey(page);
  await page.waitForTimeout(1_000);
  const [atDesk, atCarrier] = await Promise.all([browserHears(page), carrierHears(carrier)]);
  expect(atDesk.callerDb - atDesk.ownDb, 'the desk hears the caller').toBeGreaterThan(audibleDb);
  expect(atCarrier.agentDb - atCarrier.ownDb, 'the caller hears the agent').toBeGreaterThan(audibleDb);

  const atBrowser = await mediaOf(page);
  expect(atBrowser.sentTo).toBe(addresses.office);
  expect(atBrowser.srtp).toMatch(/^(SRTP_)?(AES|AEAD)/);
  const media = await carrier.ask<{ sentTo: string; isSrtp: boolean; isTls: boolean }>({ ask: 'media' });
  expect(media.sentTo).toMatch(new RegExp(`^${addresses.office.replaceAll('.', '\\.')}:10\\d{3}$`));
  expect([media.isSrtp, media.isTls]).toEqual([true, true]);
  await carrier.ask({ ask: 'end' });
  await expect(endButton(page)).toBeHidden();
});
