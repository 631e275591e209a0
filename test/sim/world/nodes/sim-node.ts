import type { CallEntry } from '../../../../src/adapters/asterisk/call-entry.ts';
import type { Routing } from '../../../../src/runtime/routing.ts';
import type { LoggedEvent } from '../../../../src/shared/events.ts';
import type { TenantId } from '../../../../src/shared/ids.ts';
import { abandonWiresOf } from '../asterisk/sim-asterisk.ts';
import type { Chance } from '../random.ts';
import { createSimProcess, type SimProcess } from '../sim-process.ts';
import { nothingKnown, type Known } from './watched-store.ts';
import { startZvon, type ZvonProcess, type ZvonStart } from './zvon-process.ts';

/** What a node tells the desks. */
export interface NodeListener {
  committed(tenantId: TenantId, events: readonly LoggedEvent[]): void;
  began(node: SimNode, tenantId: TenantId): void;
  elsewhere(node: SimNode, tenantId: TenantId): void;
  /** It has held its beliefs against what Asterisk has. */
  reconciled(node: SimNode): void;
}

export interface NodeWorld extends Pick<ZvonStart, 'database' | 'exchange' | 'tenants' | 'reconcileMs'> {
  listener: NodeListener;
  log(node: string, message: string, error?: unknown): void;
}

/** A machine that runs Zvon's process, again and again under the same name. */
export interface SimNode {
  name: string;
  /** Null until its process has come up. */
  routing(): Routing | null;
  process(): SimProcess;
  /** Whether the supervisor has a process running, frozen or not. */
  isRunning(): boolean;
  /** How far its process knows the tenant's log, and under which epoch. */
  knows(tenantId: TenantId): Known;
  /** What its adapter knows of calls; null while it is not connected, or stands still. */
  calls(): readonly CallEntry[] | null;
  boot(shape: number): void;
  crash(): void;
  /** As on SIGTERM; the supervisor kills what has not stopped in time. */
  stop(): void;
  /** As `npm start -- --replace`: another process opens everything, then this one stops and that one serves. */
  replace(shape: number): void;
  /** How far the machine's wall clock is from the truth. */
  setWall(offMs: number): void;
}

const stopsWithinMs = 20_000;
/** A new version has its own to open before it asks the old one to stop. */
const openingMs = { least: 50, most: 3_000 };
/** Until the old one's door is closed, and the new one has found the port free. */
const doorMs = { least: 5, most: 120 };

export function createSimNode(world: NodeWorld, name: string, chance: Chance): SimNode {
  const { database, exchange, listener } = world;
  const { time } = database;
  const none = createSimProcess(time);
  let wallOffMs = 0;
  let running: ZvonProcess | null = null;
  /** It waits for its turn to take over. */
  let next: ZvonProcess | null = null;

  function begin(shape: number, turn: () => Promise<void>): ZvonProcess {
    const zvon: ZvonProcess = startZvon({
      ...world,
      ...{ node: name, chance, shape, turn },
      wallOffMs: () => wallOffMs,
      committed: listener.committed,
      began: (tenantId) => listener.began(node, tenantId),
      elsewhere: (tenantId) => listener.elsewhere(node, tenantId),
      reconciled: () => listener.reconciled(node),
      failed: () => end(zvon),
      log: (message, error) => world.log(name, message, error),
    });
    return zvon;
  }

  function end(zvon: ZvonProcess): void {
    if (zvon.process.isDead()) return;
    if (running === zvon) running = null;
    if (next === zvon) next = null;
    zvon.process.kill();
    abandonWiresOf(exchange, zvon.process);
  }

  function stop(zvon: ZvonProcess): void {
    const ended = (): void => end(zvon);
    zvon.process.enter(() => void zvon.stop().then(ended, ended));
    time.after(stopsWithinMs, ended);
  }

  /** The old one's door closes before its routing ends. Frozen, it closes nothing until it is ended by force. */
  function waitForDoor(old: ZvonProcess, open: () => void): void {
    time.after(chance.between(doorMs.least, doorMs.most), () => {
      if (old.process.isFrozen()) waitForDoor(old, open);
      else open();
    });
  }

  const node: SimNode = {
    name,
    routing: () => running?.routing() ?? null,
    process: () => running?.process ?? none,
    isRunning: () => running !== null || next !== null,
    knows: (tenantId) => running?.knows(tenantId) ?? nothingKnown,
    calls: () => (running === null || running.process.isFrozen() ? null : running.calls()),
    boot(shape) {
      running = begin(shape, () => Promise.resolve());
    },
    crash() {
      for (const zvon of [running, next]) if (zvon !== null) end(zvon);
    },
    stop() {
      if (running !== null) stop(running);
    },
    replace(shape) {
      const old = running;
      if (old === null || next !== null) return;
      let serve = (): void => undefined;
      const turn = new Promise<void>((resolve) => {
        serve = resolve;
      });
      const zvon = begin(shape, () => turn);
      next = zvon;
      time.after(chance.between(openingMs.least, openingMs.most), () => {
        // It could not open: the old one goes on.
        if (next !== zvon) return;
        stop(old);
        waitForDoor(old, () => {
          if (next !== zvon) return;
          next = null;
          running = zvon;
          zvon.process.enter(serve);
        });
      });
    },
    setWall(offMs) {
      wallOffMs = offMs;
    },
  };
  return node;
}
