import type { AgentRequest } from '../../src/core/routing/event.ts';
import type { Deps } from '../../src/features/deps.ts';
import type { World } from '../../src/runtime/world.ts';
import type { LoggedEvent } from '../../src/shared/events.ts';
import type { OutcomeId, TenantId, UserId } from '../../src/shared/ids.ts';
import { centreNumber } from '../support/seed-centre.ts';

const answersAfterMs = 500;
const talksMs = 3_000;
const wrapsUpMs = 500;
const patienceMs = 600_000;

/** Agents who answer, talk and finish their forms, each step a fixed time after the engine told of the one before. */
export function createAgents(
  world: World,
  deps: Pick<Deps, 'route'>,
  { tenantId, outcomeId }: { tenantId: TenantId; outcomeId: OutcomeId },
) {
  let open = 0;
  const ask = (request: AgentRequest): void => {
    deps.route(tenantId, request).catch((error: unknown) => world.log(`${request.kind} was refused`, error));
  };

  function saw({ fact }: LoggedEvent): void {
    if (fact.kind === 'call.offered') {
      const { agentId, interactionId } = fact;
      setTimeout(() => ask({ kind: 'offer.accept', agentId, interactionId }), answersAfterMs);
    } else if (fact.kind === 'call.bridged') {
      const { agentId, interactionId } = fact;
      setTimeout(() => ask({ kind: 'call.end', agentId, interactionId }), talksMs);
    } else if (fact.kind === 'wrapup.started') {
      const { agentId, interactionId } = fact;
      const finish = { agentId, interactionId, outcomeId, next: null, callback: null };
      setTimeout(() => ask({ kind: 'wrapup.finish', ...finish }), wrapsUpMs);
    } else if (fact.kind === 'wrapup.finished') open -= 1;
  }

  function ringIn(nth: number): void {
    if (world.telephony.driver !== 'simulated') throw new Error('the benchmark needs the simulated telephone');
    const from = `+420602${String(nth % 1_000_000).padStart(6, '0')}`;
    world.telephony.simulated.placeCall({ from, to: centreNumber, script: { patienceMs } });
    open += 1;
  }

  return {
    saw: (events: readonly LoggedEvent[]): void => events.forEach(saw),
    async signIn(agents: readonly UserId[]): Promise<void> {
      for (const agentId of agents) {
        await deps.route(tenantId, { kind: 'agent.signIn', agentId });
        await deps.route(tenantId, { kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId });
      }
    },
    /** Resolves with how many came when the last of them is done with. */
    async serve(contactsPerSecond: number, seconds: number): Promise<number> {
      const contacts = Math.round(contactsPerSecond * seconds);
      const startedAt = performance.now();
      for (let nth = 0; nth < contacts; nth += 1) {
        const dueAt = startedAt + (nth / contactsPerSecond) * 1_000;
        await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - performance.now())));
        ringIn(nth);
      }
      while (open > 0) await new Promise((resolve) => setTimeout(resolve, 50));
      return contacts;
    },
  };
}
