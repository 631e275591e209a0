import { createServer } from 'node:net';
import type { RoutingWorld } from './routing.ts';
import type { Settings } from './settings.ts';

const lookAgainMs = 10;
/** Whoever started this process ends the other by force before that. */
const patienceMs = 30_000;

/**
 * Reads what routing begins with, and forgets it: whoever cannot read it must not send the one away who can, and the
 * second time, when everybody waits for it, is quicker.
 */
export async function rehearse({ tenants, storeOf, loadPhones }: RoutingWorld): Promise<void> {
  await Promise.all([loadPhones(), ...tenants.map(({ id }) => storeOf(id).load())]);
}

/**
 * Asks the process that serves to stop, and waits until its port can be had. Everything that takes time was done
 * before: between the two nobody serves for some hundredths of a second, and calls go on in Asterisk meanwhile.
 */
export async function takeOver(from: number, place: Pick<Settings, 'ZVON_LISTEN' | 'ZVON_PORT'>): Promise<void> {
  askToStop(from);
  const giveUpAt = performance.now() + patienceMs;
  while (!(await isFree(place))) {
    if (performance.now() > giveUpAt) throw new Error(`process ${from} does not leave port ${place.ZVON_PORT}`);
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

function askToStop(pid: number): void {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    // It has ended by itself meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

function isFree({ ZVON_LISTEN: host, ZVON_PORT: port }: Pick<Settings, 'ZVON_LISTEN' | 'ZVON_PORT'>): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ host, port }, () => probe.close(() => resolve(true)));
  });
}
