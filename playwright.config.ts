import { defineConfig } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { agentToneHz } from './test/support/e2e/tones.ts';
import { toneWav } from './test/support/tone-wav.ts';
import { reportFile, reportFolder } from './tools/parts/test-report.mjs';

/** What the browser's microphone hears: the agent's own tone. */
const microphone = join(reportFolder, 'agent-tone.wav');
mkdirSync(reportFolder, { recursive: true });
writeFileSync(microphone, toneWav(agentToneHz, 10_000));

/**
 * Tests start their own Zvon; the browser is Debian's, named by ZVON_CHROMIUM. The switches give it a microphone without
 * a person to ask and let WebRTC run on a machine that has only loopback.
 */
export default defineConfig({
  testDir: 'test/e2e',
  outputDir: join(reportFolder, 'playwright'),
  workers: 1,
  // A second walk counts only where the machine could not hold real time in the first (tools/parts/processor-share.mjs).
  retries: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: reportFile('playwright') }]],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'en-GB',
    timezoneId: 'Europe/Prague',
    permissions: ['microphone'],
    ignoreHTTPSErrors: true,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['ZVON_CHROMIUM'],
      args: [
        '--no-sandbox',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${microphone}`,
        '--disable-background-networking',
        '--disable-component-update',
        '--allow-loopback-in-peer-connection',
        '--disable-features=WebRtcHideLocalIpsWithMdns',
        '--autoplay-policy=no-user-gesture-required',
        '--ignore-certificate-errors',
      ],
    },
  },
});
