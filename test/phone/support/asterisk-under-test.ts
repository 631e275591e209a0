import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Endpoint } from '../../../src/adapters/sip-caller/sip-address.ts';
import { startAsterisk, type AsteriskInstance } from '../../../tools/parts/asterisk-instance.mjs';
import { toneWav } from '../../support/tone-wav.ts';

/** A real Asterisk, with prompts whose tone can be told from every voice. */
export interface AsteriskUnderTest {
  ariUrl: string;
  amiUrl: string;
  sip: Endpoint;
  recordings: string;
  witness: string;
  promptsFolder: string;
  stop(): Promise<void>;
}

/** One that a test may kill. */
export interface OwnAsterisk extends AsteriskUnderTest {
  console(command: string): Promise<string>;
  /** Ends Asterisk as a crash does and starts it again on the same ports. */
  crashAndRestart(): Promise<void>;
}

export const promptToneHz = 1_900;
export const prompts = { short: 'short', long: 'long' };
const promptMs = { short: 1_000, long: 6_000 };

/** The Asterisk of the test run, or one of its own where a file is run by itself. */
export async function openAsteriskUnderTest(): Promise<AsteriskUnderTest> {
  const { ZVON_ASTERISK_URL, ZVON_ASTERISK_AMI, ZVON_SIP_PORT, ZVON_RECORDINGS, ZVON_WITNESS = '' } = process.env;
  if (!ZVON_ASTERISK_URL || !ZVON_ASTERISK_AMI || !ZVON_SIP_PORT || !ZVON_RECORDINGS) return openOwnAsterisk();
  const folder = await makeFolder();
  return {
    ariUrl: ZVON_ASTERISK_URL,
    amiUrl: ZVON_ASTERISK_AMI,
    sip: { host: '127.0.0.1', port: Number(ZVON_SIP_PORT) },
    recordings: ZVON_RECORDINGS,
    witness: ZVON_WITNESS,
    promptsFolder: await writePrompts(folder),
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

export async function openOwnAsterisk(): Promise<OwnAsterisk> {
  const folder = await makeFolder();
  const promptsFolder = await writePrompts(folder);
  const options = { folder: path.join(folder, 'asterisk'), prompts: promptsFolder };
  let instance: AsteriskInstance = await startAsterisk(options);
  const { ariUrl, amiUrl, sipPort, recordings, witness } = instance;
  return {
    ariUrl,
    amiUrl,
    sip: { host: '127.0.0.1', port: sipPort },
    recordings,
    witness,
    promptsFolder,
    console: (command) => instance.console(command),
    async crashAndRestart() {
      process.kill(instance.identity.pid, 'SIGKILL');
      await instance.stop();
      instance = await startAsterisk(options);
    },
    async stop() {
      await instance.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const makeFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'zvon-asterisk-'));

async function writePrompts(folder: string): Promise<string> {
  const promptsFolder = path.join(folder, 'prompts');
  await mkdir(path.join(promptsFolder, 'en'), { recursive: true });
  for (const name of ['short', 'long'] as const)
    await writeFile(path.join(promptsFolder, 'en', `${name}.wav`), toneWav(promptToneHz, promptMs[name]));
  return promptsFolder;
}
