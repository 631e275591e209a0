import { createSimulatedPhone } from '../../src/adapters/simulated-phone/simulated-phone.ts';
import { createVirtualClock } from '../../src/adapters/simulated-phone/virtual-clock.ts';
import { emptyState } from '../../src/core/routing/empty-state.ts';
import type { AgentRequest, RoutingEvent, Step } from '../../src/core/routing/event.ts';
import { type Floor, openFloor } from '../../src/core/routing/floor.ts';
import type { RoutingConfig } from '../../src/core/routing/state.ts';
import { step } from '../../src/core/routing/step.ts';
import { timersOf } from '../../src/core/routing/timers-of.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import type { UserId } from '../../src/shared/ids.ts';
import { foldOf } from './routing-states.ts';
import { castConfig, createIds } from './routing-cast.ts';
import { curtain } from './routing-table.ts';

const hourMs = 3_600_000;

export type SimulatedCentre = Awaited<ReturnType<typeof openSimulatedCentre>>;

/** Routing and the simulated phone in one thread on one virtual clock: the engine's loop without a database. */
export async function openSimulatedCentre(config: RoutingConfig = castConfig) {
  const clock = createVirtualClock(curtain);
  const freshIds = createIds();
  let calls = 0;
  const newId = (): string => `00000003-0000-4000-8000-${String((calls += 1)).padStart(12, '0')}`;
  const phone = createSimulatedPhone({ clock, newId, promptMs: { greeting: 4_000 } });
  const log: { at: number; fact: RoutingFact }[] = [];
  let floor: Floor = openFloor(config, emptyState());
  let timers = new Map<string, () => void>();

  type Bare<T> = T extends unknown ? Omit<T, 'at' | 'ids'> : never;
  function take(bare: Bare<RoutingEvent>): Step {
    const at = clock.now();
    const done = step(floor, { ...bare, at, ids: freshIds() } as RoutingEvent);
    for (const fact of done.facts) log.push({ at, fact });
    for (const command of done.commands) {
      if (command.kind === 'telephony') void phone.port.perform(command.command);
      else if (command.kind === 'timer.stop') timers.get(command.key)?.();
      else arm(command.key, command.at);
    }
    return done;
  }

  function arm(key: string, at: number): void {
    timers.get(key)?.();
    timers.set(
      key,
      clock.schedule(at, () => take({ kind: 'timer.fired', key })),
    );
  }

  const connect = () => phone.port.connect((event) => take({ kind: 'telephony', event }));
  await connect();

  return {
    clock,
    phone,
    log,
    state: () => floor.state,
    facts: <K extends RoutingFact['kind']>(kind: K) =>
      log.flatMap(({ fact }) => (fact.kind === kind ? [fact as Extract<RoutingFact, { kind: K }>] : [])),
    request: (request: AgentRequest) => take({ kind: 'request', request }).refusal,
    /** At the desk with a phone, waiting for contacts. */
    comesToWork(agentId: UserId): void {
      phone.agentPhone(agentId).register();
      clock.advance(0);
      take({ kind: 'request', request: { kind: 'agent.signIn', agentId } });
      take({
        kind: 'request',
        request: { kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId },
      });
    },
    /** The engine dies: nothing is heard, nothing fires. */
    crash(): void {
      timers.forEach((cancel) => cancel());
      timers = new Map();
      phone.faults.loseSocket(hourMs);
    },
    /** It comes back: what it knows is the log; timers and the connection are made anew. */
    async revive(): Promise<void> {
      floor = openFloor(config, foldOf(log));
      take({ kind: 'telephony', event: { kind: 'telephony.lost', at: clock.now() } });
      for (const { key, at } of timersOf(floor.state)) arm(key, at);
      await connect();
    },
  };
}
