import type { Routing } from '../../../../src/runtime/routing.ts';
import type { LoggedEvent } from '../../../../src/shared/events.ts';
import type { TenantId } from '../../../../src/shared/ids.ts';
import { abandonWiresOf } from '../asterisk/sim-asterisk.ts';
import type { Chance } from '../random.ts';
import { createSimProcess, type SimProcess } from '../sim-process.ts';
import { nothingKnown, type Known } from './watched-store.ts';
import { startZvon, type ZvonProcess, type ZvonStart } from './zvon-process.ts';

/** What a node tells the desks that are connected with it. */
export interface NodeListener {
  committed(node: SimNode, tenantId: TenantId, events: readonly LoggedEvent[]): void;
  began(node: SimNode, tenantId: TenantId): void;
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
  boot(shape: number): void;
  crash(): void;
  /** As on SIGTERM; the supervisor kills what has not stopped in time. */
  stop(): void;
  /** How far the machine's wall clock is from the truth. */
  setWall(offMs: number): void;
}

const stopsWithinMs = 20_000;

export function createSimNode(world: NodeWorld, name: string, chance: Chance): SimNode {
  const { database, exchange, listener } = world;
  const none = createSimProcess(database.time);
  let wallOffMs = 0;
  let running: ZvonProcess | null = null;

  function end(zvon: ZvonProcess): void {
    if (running !== zvon) return;
    running = null;
    zvon.process.kill();
    abandonWiresOf(exchange, zvon.process);
  }

  const node: SimNode = {
    name,
    routing: () => running?.routing() ?? null,
    process: () => running?.process ?? none,
    isRunning: () => running !== null,
    knows: (tenantId) => running?.knows(tenantId) ?? nothingKnown,
    boot(shape) {
      const zvon: ZvonProcess = startZvon({
        ...world,
        ...{ node: name, chance, shape },
        wallOffMs: () => wallOffMs,
        committed: (tenantId, events) => listener.committed(node, tenantId, events),
        began: (tenantId) => listener.began(node, tenantId),
        reconciled: () => listener.reconciled(node),
        failed: () => end(zvon),
        log: (message, error) => world.log(name, message, error),
      });
      running = zvon;
    },
    crash() {
      if (running) end(running);
    },
    stop() {
      const zvon = running;
      if (zvon === null) return;
      const ended = (): void => end(zvon);
      zvon.process.enter(() => void zvon.stop().then(ended, ended));
      database.time.after(stopsWithinMs, ended);
    },
    setWall(offMs) {
      wallOffMs = offMs;
    },
  };
  return node;
}
