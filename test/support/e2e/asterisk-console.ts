import { join } from 'node:path';
import { usernameOf } from '../../../src/adapters/asterisk/channel-role.ts';
import type { UserId } from '../../../src/shared/ids.ts';
import { adoptAsterisk } from '../../../tools/parts/asterisk-instance.mjs';
import { STAGE_VARIABLE } from '../../../tools/parts/stage-leftovers.mjs';

const ofTheLane = (): string => join(process.env[STAGE_VARIABLE] ?? '', 'asterisk');

/** What the lane's Asterisk, or the one of the given folder, says to a command of its console. */
export async function askAsterisk(command: string, folder = ofTheLane()): Promise<string> {
  const asterisk = adoptAsterisk({ folder });
  if (!asterisk) throw new Error('the Asterisk does not run');
  return asterisk.console(command);
}

/** How many telephones are registered as this person. */
export async function phonesOf(agentId: UserId, folder?: string): Promise<number> {
  const contacts = await askAsterisk('pjsip show contacts', folder);
  return contacts.split('\n').filter((line) => /^\s*Contact:/.test(line) && line.includes(usernameOf(agentId))).length;
}

/** How many channels stand between Asterisk and this person's telephone. */
export async function legsOf(agentId: UserId, folder?: string): Promise<number> {
  const channels = await askAsterisk('core show channels concise', folder);
  return channels.split('\n').filter((line) => line.includes(usernameOf(agentId))).length;
}
