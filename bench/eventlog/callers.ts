import { randomUUID } from 'node:crypto';
import type { AgentRequest } from '../../src/core/routing/event.ts';
import type { TelephonyCommand } from '../../src/core/telephony/command.ts';
import type { TelephonyEvent } from '../../src/core/telephony/event.ts';
import type { InteractionId, OutcomeId, UserId } from '../../src/shared/ids.ts';

/** Rows of the log that a contact makes. The engine is told that it came, was answered, bridged, ended and wrapped up. */
export const rowsOfContact = 13;

const ringMs = 20;
const talkMs = 60;
const wrapUpMs = 20;

interface Centre {
  number: string;
  outcomeId: OutcomeId;
  tell(event: TelephonyEvent): void;
  request(request: AgentRequest): void;
}

/**
 * Callers who come at their times whatever becomes of those before them, and agents' telephones that answer, talk and
 * finish each step after a fixed time.
 */
export function createCallers(centre: Centre) {
  const due: { at: number; act: () => void }[][] = [[], [], []];
  const agentOf = new Map<InteractionId, UserId>();
  let running = false;
  let gapMs = 1;
  let nextAt = 0;
  let until = 0;

  const after = (queue: number, delayMs: number, act: () => void): void =>
    void due[queue]!.push({ at: performance.now() + delayMs, act });

  function arrive(): void {
    const interactionId = randomUUID() as string as InteractionId;
    const from = `+42060${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`;
    centre.tell({ kind: 'call.arrived', at: Date.now(), interactionId, from, to: centre.number, attempt: 1 });
  }

  function tick(): void {
    const now = performance.now();
    for (; nextAt <= now && nextAt < until; nextAt += gapMs) arrive();
    for (const queue of due) while (queue.length > 0 && queue[0]!.at <= now) queue.shift()!.act();
    if (running) setImmediate(tick);
  }

  return {
    perform(command: TelephonyCommand): void {
      const at = Date.now();
      if (command.kind === 'leg.dial') {
        const { interactionId, legId, agentId } = command;
        agentOf.set(interactionId, agentId);
        after(0, ringMs, () => centre.tell({ kind: 'leg.answered', at, interactionId, legId }));
      } else if (command.kind === 'bridge.join') {
        const { interactionId, legId } = command;
        centre.tell({ kind: 'bridge.joined', at, interactionId, legId });
        after(1, talkMs, () => centre.tell({ kind: 'call.ended', at, interactionId, cause: 'normal', by: 'caller' }));
      } else if (command.kind === 'leg.hangup') {
        const { interactionId } = command;
        const agentId = agentOf.get(interactionId);
        agentOf.delete(interactionId);
        if (!agentId) return;
        const finish = { interactionId, agentId, outcomeId: centre.outcomeId, next: null, callback: null };
        after(2, wrapUpMs, () => centre.request({ kind: 'wrapup.finish', ...finish }));
      }
    },
    /** Resolves when the last caller of this time has come. */
    async come(contactsPerSecond: number, seconds: number): Promise<void> {
      gapMs = 1_000 / contactsPerSecond;
      nextAt = performance.now();
      until = nextAt + seconds * 1_000;
      if (!running) {
        running = true;
        tick();
      }
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
    },
    stop: (): void => void (running = false),
  };
}
