import { chromium, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { agentToneHz } from '../../support/e2e/tones.ts';
import { benchCompany } from '../world/company.ts';
import { toneWav } from '../../support/tone-wav.ts';

/** An agent's browser with the desk in it, whose microphone hears a tone. */
export interface BrowserDesk {
  page: Page;
  /** `kill -9` of all its processes, as when the machine loses its power. */
  kill(): void;
  close(): Promise<void>;
}

/** Those of the walks (playwright.config.ts): a microphone without a person to ask, WebRTC on loopback. */
const switches = [
  ...['--no-sandbox', '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'],
  ...['--disable-background-networking', '--disable-component-update', '--allow-loopback-in-peer-connection'],
  ...['--disable-features=WebRtcHideLocalIpsWithMdns', '--autoplay-policy=no-user-gesture-required'],
];
const toneMs = 10_000;

export async function openBrowserDesk(
  address: string,
  { program, folder }: { program: string; folder: string },
): Promise<BrowserDesk> {
  const microphone = path.join(folder, 'agent-tone.wav');
  writeFileSync(microphone, toneWav(agentToneHz, toneMs));
  const args = [...switches, `--use-file-for-fake-audio-capture=${microphone}`];
  const server = await chromium.launchServer({ executablePath: program, args });
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await browser.newPage({ permissions: ['microphone'], locale: 'en-GB' });
  const headers = { origin: address };
  await page.request.post(`${address}/api/session`, { data: benchCompany.login(0), headers });
  await page.request.patch(`${address}/api/session/settings`, { data: { language: 'en' }, headers });
  await page.goto(`${address}/desk`);
  return {
    page,
    kill: () => void process.kill(-server.process().pid!, 'SIGKILL'),
    close: () => server.close(),
  };
}
