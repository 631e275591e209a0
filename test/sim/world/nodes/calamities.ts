import { stateShape } from '../../../../src/core/routing/snapshot.ts';
import { crash, start } from '../asterisk/sim-asterisk.ts';
import type { Exchange } from '../asterisk/exchange.ts';
import { changeSettings } from '../centre/change-settings.ts';
import { failOver } from '../database/fail-over.ts';
import type { SimDatabase } from '../database/sim-database.ts';
import type { Chance } from '../random.ts';
import type { SimNode } from './sim-node.ts';

export interface CalamityWorld {
  exchange: Exchange;
  database: SimDatabase;
  nodes: readonly SimNode[];
  chance: Chance;
}

/** Ten seconds in the mean, and never in step with what lasts so long. */
const every = { leastMs: 5_000, mostMs: 15_000 };
/** Of the crashes: the machine is gone with the process, for longer than the dialplan holds a caller. */
const machineLost = 0.1;
/** In ten seconds of a node: it is stopped in order, and another version takes its place. */
const upgrades = 0.01;
/** Of those that take over while the old one serves: of another version, and not only of other settings. */
const otherVersion = 0.5;
/** Of the true time; forwards by less than the share of a lease that its owner does not trust (reliability 5). */
const clockMostOffMs = 2_000;
const clockMostForwardsMs = 800;
/** Until what another wrote is read in the log. */
const tailMs = 400;

/** What strikes the centre as a whole, drawn every ten seconds. */
export interface Calamities {
  start(): void;
  /** What is away comes back now: faults have stopped for good. */
  heal(): void;
  crashes(): number;
}

export function createCalamities(world: CalamityWorld): Calamities {
  const { exchange, database, nodes, chance } = world;
  const { time, fate, happenings } = exchange;
  const backAt = new Map<SimNode, number>();
  /** Runs another version than the others, whose snapshots it cannot read, nor they its own. */
  const isOther = new Map<SimNode, boolean>();
  const shapeOf = (node: SimNode): number => (isOther.get(node) ? stateShape - 1 : stateShape);
  let crashes = 0;

  const strikeLater = (): void => void time.after(chance.between(every.leastMs, every.mostMs), strike);

  function strike(): void {
    strikeLater();
    for (const node of nodes) strikeNode(node);
    strikeDatabase();
    strikeSettings();
    if (exchange.startedAt !== null && fate.strikes('asterisk-crash', 'all calls are gone')) killAsterisk();
  }

  function strikeNode(node: SimNode): void {
    if (node.isRunning() && fate.strikes('node-crash', node.name)) {
      crashes += 1;
      node.crash();
      if (chance.happens(machineLost)) backAt.set(node, time.now() + chance.between(60_000, 240_000));
    }
    if (!node.isRunning()) return;
    if (chance.happens(upgrades) && fate.strikes('node-other-version', `${node.name} is upgraded`)) {
      isOther.set(node, !isOther.get(node));
      return node.stop();
    }
    if (fate.strikes('node-replaced', node.name)) {
      if (chance.happens(otherVersion)) isOther.set(node, !isOther.get(node));
      node.replace(shapeOf(node));
    }
    if (!node.process().isFrozen() && fate.strikes('node-freeze', node.name)) freeze(node);
    if (fate.strikes('clock-jump', node.name)) node.setWall(chance.pick([-3_600_000, -90_000, 90_000, 3_600_000]));
    const wire = [...exchange.wires].find((one) => one.process === node.process());
    if (wire !== undefined && fate.strikes('ari-socket-lost', node.name)) {
      if (chance.happens(0.5)) wire.goDark();
      else wire.cut('read ECONNRESET');
    }
  }

  function freeze(node: SimNode): void {
    const process = node.process();
    process.freeze();
    time.after(chance.pick([200, 2_000, 5_000, 20_000, 60_000]), () => process.thaw());
  }

  /** Each node hears of it when it reads the log next, as long as it may. */
  function strikeSettings(): void {
    for (const { id } of database.tenants) {
      if (!fate.strikes('settings-changed', id)) continue;
      database.setConfig(id, changeSettings(chance, database.configOf(id)));
      for (const node of nodes) {
        const process = node.process();
        const hear = (): void => node.routing()?.shardOf(id)?.configChanged();
        time.after(tailMs, () => process.enter(hear));
      }
    }
  }

  /** Set by hand or by a server of time, where no shard is to be lost by it. */
  function setDatabaseClock(): void {
    const offMs = chance.between(-clockMostOffMs, clockMostOffMs);
    database.setClock(Math.min(offMs, database.now() - time.now() + clockMostForwardsMs));
  }

  function strikeDatabase(): void {
    const { server } = database;
    if (fate.strikes('database-clock-jump', 'database')) setDatabaseClock();
    if (!server.isUp()) return;
    if (fate.strikes('failover-without-loss', 'synchronous standby')) return failOver(database, 0);
    if (fate.strikes('failover-with-loss', 'asynchronous standby')) return failOver(database, chance.between(1, 12));
    if (!fate.strikes('database-away', 'database')) return;
    if (chance.happens(0.5)) return server.standStill(chance.between(500, 20_000));
    server.die();
    time.after(chance.between(200, 20_000), () => server.rise());
  }

  function killAsterisk(): void {
    crashes += 1;
    crash(exchange);
    time.after(chance.between(800, 8_000), () => start(exchange));
  }

  /** Restarted under its name by its supervisor, which has seen it die; now and then another version was installed. */
  function supervise(node: SimNode): void {
    if (!node.isRunning() && (backAt.get(node) ?? 0) <= time.now()) {
      if (fate.strikes('node-other-version', node.name)) isOther.set(node, !isOther.get(node));
      node.boot(shapeOf(node));
    }
    time.after(chance.between(500, 4_000), () => supervise(node));
  }

  return {
    start() {
      for (const node of nodes) supervise(node);
      strikeLater();
    },
    heal() {
      happenings.deed('world', 'faults have stopped');
      fate.heal();
      backAt.clear();
      for (const node of nodes) {
        node.process().thaw();
        node.setWall(0);
      }
      database.server.standStill(0);
      if (!database.server.isUp()) database.server.rise();
      if (exchange.startedAt === null) start(exchange);
    },
    crashes: () => crashes,
  };
}
