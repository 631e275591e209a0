import type { TelephonyEvent } from '../../src/core/telephony/event.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { type Engine, startEngine } from '../../src/runtime/engine.ts';
import { freshIds } from '../../src/runtime/fresh-ids.ts';
import type { ShardStore } from '../../src/runtime/shard-store.ts';
import type { UserId } from '../../src/shared/ids.ts';
import { type Centre, centreNumber } from '../support/seed-centre.ts';
import { createCallers, rowsOfContact } from './callers.ts';
import { createStopwatch, type Timed } from './stopwatch.ts';

const calmWithinMs = 8_000;

export interface SideRun extends Timed {
  /** The last contact was done with so long after the load ended. */
  calmAfterMs: number;
}

/** No fail-over comes between: what is compared with it costs the same for any row. */
const nothingLost = { version: 0, epoch: null };

/** The production engine on a store, driven by callers who come whatever becomes of those before them. */
export async function openSide(store: ShardStore, { outcomeId }: Centre) {
  const log = (message: string, error?: unknown): void => void process.stderr.write(`${message} ${String(error)}\n`);
  const lease = await store.takeLease('bench');
  if (!lease) throw new Error('another process has the lease of the benchmark');
  const { epoch } = lease;
  const stopwatch = createStopwatch();
  const engine = await startEngine({
    clock: systemClock,
    load: store.load,
    loadConfig: store.loadConfig,
    stillHas: async () => true,
    wroteAfter: (version) => store.wroteAfter(version, epoch),
    commit: (at, facts) => stopwatch.time(facts.length, () => store.commit(epoch, at, facts, nothingLost)),
    holds: () => true,
    perform: (command) => callers.perform(command),
    look: () => undefined,
    forgot: () => undefined,
    freshIds,
    committed: () => undefined,
    dropped: (kind) => log(`${kind} was let go`),
    fenced: () => log('the engine was fenced'),
    log,
  });
  const callers = createCallers({
    ...{ number: centreNumber, outcomeId },
    tell: (event: TelephonyEvent) => {
      stopwatch.told();
      engine.tell(event);
    },
    request: (request) => {
      stopwatch.told();
      engine.request(request).catch((error: unknown) => log(`${request.kind} was refused`, error));
    },
  });
  await comeToWork(engine);
  return {
    async run(rowsPerSecond: number, seconds: number): Promise<SideRun> {
      stopwatch.begin();
      await callers.come(rowsPerSecond / rowsOfContact, seconds);
      const timed = stopwatch.end();
      return { ...timed, calmAfterMs: await becomeCalm(engine) };
    },
    async close(): Promise<void> {
      callers.stop();
      await engine.stop();
    },
  };
}

async function comeToWork(engine: Engine): Promise<void> {
  const agents = Object.keys(engine.config().agents) as UserId[];
  const snapshot = { calls: [], phones: agents, lost: [] };
  engine.tell({ kind: 'telephony.connected', at: Date.now(), startedAt: 1, snapshot });
  await Promise.all(agents.map((agentId) => engine.request({ kind: 'agent.signIn', agentId })));
  const ready = (agentId: UserId) => ({ agentId, chosen: { state: 'ready' }, setBy: agentId }) as const;
  await Promise.all(agents.map((agentId) => engine.request({ kind: 'agent.chooseState', ...ready(agentId) })));
}

async function becomeCalm(engine: Engine): Promise<number> {
  const endedAt = performance.now();
  const isBusy = (): boolean => engine.state().calls.size + engine.state().wrapUps.size > 0;
  while (isBusy() && performance.now() < endedAt + calmWithinMs) await new Promise((resolve) => setTimeout(resolve, 5));
  return performance.now() - endedAt;
}
