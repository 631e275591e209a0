import { type ChildProcess, execFileSync, spawn, type SpawnOptions } from 'node:child_process';

/**
 * Three machines in one, each with a network of its own: a browser and a carrier, which know the office and not each
 * other, and the office between them.
 */
export interface Namespaces {
  office: string;
  browser: string;
  carrier: string;
  remove(): void;
}

export const addresses = {
  office: '10.77.1.1',
  browser: '10.77.1.2',
  officeToCarrier: '10.77.2.1',
  carrier: '10.77.2.2',
};

const ip = (...args: string[]): void => void execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });

export function makeNamespaces(): Namespaces {
  const name = (role: string): string => `zvon-${role}-${process.pid}`;
  const [office, browser, carrier] = [name('office'), name('browser'), name('carrier')] as const;
  const made: string[] = [];
  const remove = (): void => {
    for (const one of made.splice(0)) ip('netns', 'delete', one);
  };
  try {
    for (const one of [office, browser, carrier]) {
      ip('netns', 'add', one);
      made.push(one);
      ip('-n', one, 'link', 'set', 'lo', 'up');
    }
    join([office, 'inside', addresses.office], [browser, 'eth0', addresses.browser]);
    join([office, 'outside', addresses.officeToCarrier], [carrier, 'eth0', addresses.carrier]);
    ip('-n', carrier, 'route', 'add', `${addresses.office}/32`, 'via', addresses.officeToCarrier);
  } catch (error) {
    remove();
    const why = error instanceof Error ? error.message.trim().split('\n').pop() : String(error);
    throw new Error(`This test makes network namespaces, which needs root and the program ip: ${why}`, {
      cause: error,
    });
  }
  return { office, browser, carrier, remove };
}

type End = readonly [namespace: string, device: string, address: string];

/** A cable between two machines. */
function join(one: End, other: End): void {
  ip('link', 'add', one[1], 'netns', one[0], 'type', 'veth', 'peer', 'name', other[1], 'netns', other[0]);
  for (const [namespace, device, address] of [one, other]) {
    ip('-n', namespace, 'address', 'add', `${address}/24`, 'dev', device);
    ip('-n', namespace, 'link', 'set', device, 'up');
  }
}

/** `ip netns exec` becomes the command: a signal to it is one to the command. */
export const spawnIn = (namespace: string, command: readonly string[], options: SpawnOptions): ChildProcess =>
  spawn('ip', ['netns', 'exec', namespace, ...command], options);
