import { randomUUID } from 'node:crypto';
import type { TelephonyPort } from '../../core/telephony/telephony-port.ts';
import { InteractionId, type UserId } from '../../shared/ids.ts';
import { createAgentPhone, registerPhone } from './agent-phone.ts';
import { endCall } from './call.ts';
import { placeCall } from './caller.ts';
import type { CallerScript } from './caller-script.ts';
import type { SimulatedClock } from './clock.ts';
import { createConnection, type Connection } from './connection.ts';
import type { Exchange } from './exchange.ts';
import { createFaults } from './faults.ts';
import { heardByCaller } from './hearing.ts';
import { performCommand } from './perform-command.ts';
import { snapshotOf } from './snapshot.ts';

export interface SimulatedPhoneDeps {
  clock: SimulatedClock;
  /** How long each prompt takes; those not named take 2 s. */
  promptMs?: Readonly<Record<string, number>>;
  newId?: () => string;
  /** Every phone that is made known is at hand and registered: for the desk without a real telephone. */
  registersPhones?: boolean;
}

export type SimulatedPhone = ReturnType<typeof createSimulatedPhone>;

/** A telephone system in memory: callers, agents' phones, prompts, bridges, and the faults that real ones have. */
export function createSimulatedPhone(deps: SimulatedPhoneDeps) {
  const { clock, promptMs = {}, newId = randomUUID, registersPhones = false } = deps;
  const connection = createConnection(clock);
  const timers = new Set<() => void>();
  const exchange: Exchange = {
    clock,
    promptMs: (prompt) => promptMs[prompt] ?? 2_000,
    calls: new Map(),
    phones: new Map(),
    recordings: [],
    startedAt: clock.now(),
    unheard: [],
    lost: [],
    connected: false,
    tell: connection.tell,
    after(ms, act) {
      const cancel = clock.schedule(clock.now() + ms, () => {
        timers.delete(cancel);
        act();
      });
      timers.add(cancel);
      return () => {
        timers.delete(cancel);
        cancel();
      };
    },
  };
  const stopTimers = (): void => timers.forEach((cancel) => cancel());

  return {
    port: createPort(exchange, connection, registersPhones, stopTimers),
    faults: createFaults(exchange, connection),
    placeCall: (call: { from: string | null; to: string; script?: CallerScript }) =>
      placeCall(exchange, { interactionId: InteractionId.parse(newId()), from: call.from, to: call.to }, call.script),
    agentPhone: (agentId: UserId) => createAgentPhone(exchange, agentId),
    heardBy(interactionId: InteractionId) {
      const call = exchange.calls.get(interactionId);
      return call ? heardByCaller(call) : null;
    },
    recordings: () => exchange.recordings.map((recording) => ({ ...recording })),
    snapshot: () => snapshotOf(exchange),
  };
}

function createPort(
  exchange: Exchange,
  connection: Connection,
  registersPhones: boolean,
  stopTimers: () => void,
): TelephonyPort {
  return {
    async connect(listener) {
      connection.listen(listener);
      connection.connect(exchange);
    },
    perform(command) {
      const act = (): void => {
        if (exchange.connected) performCommand(exchange, command);
      };
      if (connection.delayMs > 0) return new Promise((done) => exchange.after(connection.delayMs, () => done(act())));
      act();
      return Promise.resolve();
    },
    async provision(accounts) {
      if (registersPhones) for (const { agentId } of accounts) registerPhone(exchange, agentId);
    },
    look: () => {
      if (exchange.connected) connection.connect(exchange);
    },
    health: () => ({ driver: 'simulated', asterisk: null }),
    ignored: () => ({ malformed: 0, unknown: 0 }),
    async close() {
      connection.close(exchange);
      for (const call of exchange.calls.values()) endCall(exchange, call, 'normal', 'unknown');
      stopTimers();
    },
  };
}
