import type { TelephonyEvent } from '../../core/telephony/event.ts';
import type { SimulatedClock } from './clock.ts';
import type { Exchange, SimulatedEvent } from './exchange.ts';
import { endLeg } from './leg.ts';
import { snapshotOf } from './snapshot.ts';

/** The line between Zvon and the simulated telephone system: it delays, and what is on it when it breaks is lost. */
export interface Connection {
  delayMs: number;
  tell(event: SimulatedEvent): void;
  listen(listener: (event: TelephonyEvent) => void): void;
  connect(exchange: Exchange): void;
  disconnect(exchange: Exchange): void;
  close(exchange: Exchange): void;
}

export function createConnection(clock: SimulatedClock): Connection {
  let listener: ((event: TelephonyEvent) => void) | null = null;
  let session = 0;
  let connected = false;

  const connection: Connection = {
    delayMs: 0,
    tell(event) {
      if (!connected) return;
      const told = { ...event, at: clock.now() } as TelephonyEvent;
      const sentIn = session;
      clock.schedule(clock.now() + connection.delayMs, () => {
        if (connected && session === sentIn) listener?.(told);
      });
    },
    listen(told) {
      listener = told;
    },
    connect(exchange) {
      if (listener === null) return;
      connected = exchange.connected = true;
      session += 1;
      hangUpOrphans(exchange);
      const { startedAt } = exchange;
      listener({ kind: 'telephony.connected', at: clock.now(), startedAt, snapshot: snapshotOf(exchange) });
      for (const contact of exchange.unheard) listener(contact);
    },
    disconnect(exchange) {
      if (!connected) return;
      connected = exchange.connected = false;
      listener?.({ kind: 'telephony.lost', at: clock.now() });
    },
    close(exchange) {
      connected = exchange.connected = false;
      listener = null;
    },
  };
  return connection;
}

/** Legs whose caller left while nobody listened are nobody's. */
function hangUpOrphans(exchange: Exchange): void {
  for (const call of exchange.calls.values()) {
    if (call.over) for (const leg of call.legs.values()) endLeg(exchange, call, leg, 'normal', 'zvon');
  }
}
