import { hasContact } from '../../../core/routing/agent-states.ts';
import type { Agenda } from './agenda.ts';
import type { Centre } from './centre.ts';
import type { Shift } from './roster.ts';

const againMs = 45_000;

/** An agent comes, chooses as the roster says, and goes when the last caller is served and the last form is finished. */
export function workShift(agenda: Agenda, centre: Centre, { agentId, comesAt, goesAt, choices }: Shift): void {
  agenda.put(comesAt, () => {
    centre.request({ kind: 'agent.signIn', agentId });
    centre.tell({ kind: 'phone.registered', agentId });
  });
  for (const { at, chosen } of choices)
    agenda.put(at, () => void centre.request({ kind: 'agent.chooseState', agentId, chosen, setBy: agentId }));
  const go = (): void => {
    const { agents, trays } = centre.state();
    const isBusy = hasContact(agents.get(agentId)!) || trays.has(agentId);
    if (isBusy) return void agenda.put(agenda.now() + againMs, go);
    centre.request({ kind: 'agent.signOut', agentId });
    centre.tell({ kind: 'phone.lost', agentId });
  };
  agenda.put(goesAt, go);
}
