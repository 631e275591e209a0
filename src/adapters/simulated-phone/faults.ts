import { losePhone, registerPhone } from './agent-phone.ts';
import { endCall } from './call.ts';
import type { Connection } from './connection.ts';
import type { Exchange } from './exchange.ts';
import { endLeg } from './leg.ts';

/** After a restart of their server phones need a moment to notice it. */
const registerAgainMs = 1_000;

/** What goes wrong with real telephone systems, on request. */
export function createFaults(exchange: Exchange, connection: Connection) {
  return {
    /** Everything takes this long to reach the other side. */
    slow(ms: number): void {
      connection.delayMs = ms;
    },
    /** Calls live on; what happens meanwhile is never told. */
    loseSocket(forMs: number): void {
      connection.disconnect(exchange);
      exchange.after(forMs, () => connection.connect(exchange));
    },
    /** All calls and registrations are gone; the phones register again by themselves. */
    restart(forMs: number): void {
      const phones = [...exchange.phones.values()].filter(({ registered }) => registered);
      connection.disconnect(exchange);
      for (const call of exchange.calls.values()) {
        for (const leg of call.legs.values()) endLeg(exchange, call, leg, 'pbx-lost', 'unknown');
        const { interactionId, from, to, isKnown } = call;
        if (!call.over && !isKnown) exchange.lost.push({ interactionId, from, to });
        endCall(exchange, call, 'pbx-lost', 'unknown');
      }
      for (const { agentId } of phones) losePhone(exchange, agentId);
      exchange.after(forMs, () => {
        exchange.startedAt = exchange.clock.now();
        connection.connect(exchange);
      });
      exchange.after(forMs + registerAgainMs, () => phones.forEach(({ agentId }) => registerPhone(exchange, agentId)));
    },
  };
}
