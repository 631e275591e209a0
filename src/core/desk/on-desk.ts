import type { CallbackDoc, DeskSnapshot, InteractionDoc } from '../../shared/api/desk.ts';

/** Whether a contact is on this agent's desk: offered, in talk, or with an own wrap-up that is not finished. */
export function isOnDesk(
  { agentId, state, wrapUp }: Pick<InteractionDoc, 'agentId' | 'state' | 'wrapUp'>,
  me: string,
): boolean {
  if (agentId === me && (state === 'offered' || state === 'talking')) return true;
  return wrapUp !== null && wrapUp.agentId === me && wrapUp.state !== 'finished';
}

/** The own ones and those of nobody: the server sends the latter only to whoever serves their queue. */
export const isDueFor = ({ ownerId, state }: Pick<CallbackDoc, 'ownerId' | 'state'>, me: string): boolean =>
  (ownerId === me || ownerId === null) && state === 'due';

/** The order in which a desk shows things; the same whether fetched or pushed. */
export const inDeskOrder = (snapshot: DeskSnapshot): DeskSnapshot => ({
  ...snapshot,
  agents: snapshot.agents.toSorted(by((agent) => agent.name)),
  interactions: snapshot.interactions.toSorted(by((interaction) => interaction.arrivedAt)),
  callbacks: snapshot.callbacks.toSorted(by((callback) => callback.dueAt)),
  queues: snapshot.queues.toSorted(by((queue) => queue.name)),
});

/** By code points: every machine must put them in the same order, whatever its language. */
const by =
  <T extends { id: string }>(key: (one: T) => string) =>
  (one: T, other: T): number => {
    const [first, second] = [`${key(one)} ${one.id}`, `${key(other)} ${other.id}`];
    return first < second ? -1 : first > second ? 1 : 0;
  };
