import { createExchange } from './asterisk/sim-asterisk.ts';
import { createSimDatabase } from './database/sim-database.ts';
import { begin } from './begin.ts';
import { createFate, createHappenings } from './happenings.ts';
import { createCalamities } from './nodes/calamities.ts';
import { startOutboxWorkers } from './nodes/outbox-worker.ts';
import { createSimNode, type NodeListener, type SimNode } from './nodes/sim-node.ts';
import { employ } from './people/agent.ts';
import { startArrivals } from './people/arrivals.ts';
import { createDesks } from './people/desks.ts';
import { chanceOf } from './random.ts';
import { drawScenario } from './scenario.ts';
import type { Scenario, World } from './view.ts';
import { createUntilQuiet } from './until-quiet.ts';
import { createVirtualTime } from './virtual-time.ts';
import { createWorldView } from './world-view.ts';

const hourMs = 3_600_000;
/** Before the end: faults stop for good; then nobody calls any more, and what goes on comes to its end. */
const healedMostMs = 15 * 60_000;
const healedShare = 0.25;
const quietShare = 0.5;

/** What a node says to its operator goes here, for whoever looks into a seed. */
export type WorldLog = (at: number, node: string, message: string, error?: unknown) => void;

export function openWorld(scenario: Scenario, log: WorldLog = () => undefined): World {
  const { seed, hours } = scenario;
  const drawn = drawScenario(scenario);
  const { tenants, isInstant } = drawn;
  const end = begin + hours * hourMs;
  const healedForMs = Math.min(healedMostMs, hours * hourMs * healedShare);
  const time = createVirtualTime(begin);
  const happenings = createHappenings(() => time.now());
  const fate = createFate(seed, drawn.scenario.faults, happenings);
  const base = { time, fate, happenings };
  const exchange = createExchange({ ...base, chance: chanceOf(seed, 'asterisk'), isInstant });
  const database = createSimDatabase({ ...base, chance: chanceOf(seed, 'database'), tenants, isInstant });
  let reconciledAt: number | null = null;
  const listener: NodeListener = {
    committed: (tenantId, events) => desks.committed(tenantId, events),
    began: (node, tenantId) => desks.began(node, tenantId),
    elsewhere: (node, tenantId) => desks.sendAway(node, tenantId),
    reconciled: () => {
      reconciledAt = time.now();
    },
  };
  const nodeWorld = {
    ...{ database, exchange, tenants, listener },
    // Where nothing is ever lost, looking for it would only cost time.
    reconcileMs: isInstant ? hourMs : undefined,
    log: (node: string, message: string, error?: unknown) => log(time.now(), node, message, error),
  };
  const nodes: SimNode[] = Array.from({ length: drawn.scenario.nodes }, (_, nth) =>
    createSimNode(nodeWorld, `node-${nth + 1}`, chanceOf(seed, `node ${nth + 1}`)),
  );
  const desks = createDesks(exchange, nodes);
  const calamities = createCalamities({ exchange, database, nodes, chance: chanceOf(seed, 'calamities') });

  calamities.start();
  startOutboxWorkers(
    database,
    nodes,
    tenants.map(({ id }) => id),
  );
  for (const tenant of tenants) {
    for (const { agentId } of tenant.accounts)
      employ({ exchange, desks, habits: drawn.habits, chance: chanceOf(seed, `agent ${agentId}`) }, tenant, agentId);
    startArrivals(
      {
        exchange,
        habits: drawn.habits,
        contactIds: chanceOf(seed, `contacts ${tenant.id}`),
        chance: chanceOf(seed, `customers ${tenant.id}`),
      },
      tenant,
      { callsPerHour: drawn.scenario.callsPerHour, lastAt: end - healedForMs * quietShare },
    );
  }
  const untilQuiet = createUntilQuiet();
  let healedAt: number | null = null;
  time.at(end - healedForMs, () => {
    healedAt = time.now();
    calamities.heal();
  });

  return {
    drawn: drawn.scenario,
    view: createWorldView({
      ...{ exchange, database, nodes, tenants, desks },
      healedAt: () => healedAt,
      reconciledAt: () => reconciledAt,
    }),
    async step() {
      const happened = time.next(end);
      await untilQuiet();
      return happened;
    },
    onHappening: happenings.listen,
    crashes: calamities.crashes,
    coverage: happenings.coverage,
  };
}
