import { canServe, idleAgents, type IdleAgent } from './eligible.ts';
import { endCall } from './ending.ts';
import { inOrder } from './in-order.ts';
import { offerContact } from './offer.ts';
import { inServingOrder } from './queue-order.ts';
import { chooseAgent, reasonOf } from './reason.ts';
import type { QueueConfig } from './state.ts';
import { isAt, type CallAt, type Turn } from './turn.ts';

/** Offers until no waiting contact has an idle agent left who could take it: nobody waits without need. */
export function matchContacts(turn: Turn): void {
  if (turn.state.telephony === 'away') return;
  const waiting = waitingCalls(turn);
  const idle = waiting.length === 0 ? [] : idleAgents(turn.config, turn.state);
  if (idle.length === 0) return;
  const candidates = candidatesByClass(idle);
  for (const call of inServingOrder(waiting, turn.config, turn.at)) {
    const queue = turn.config.queues[call.place.queueId];
    if (queue) offerTo(turn, call, queue, candidates);
  }
}

/** A queue that was deleted serves nobody: who waits there goes the way of a flow that leads to no queue. */
function waitingCalls(turn: Turn): CallAt<'queue'>[] {
  const waiting: CallAt<'queue'>[] = [];
  for (const [, call] of inOrder(turn.state.calls)) {
    if (!isAt(call, 'queue')) continue;
    if (turn.config.queues[call.place.queueId]) waiting.push(call);
    else endCall(turn, call, { ending: 'overflowed', by: 'zvon' });
  }
  return waiting;
}

/** Those who can serve a queue for a principal are sought once a turn, not once for each contact. */
function candidatesByClass(idle: readonly IdleAgent[]) {
  const classes = new Map<string, IdleAgent[]>();
  return {
    of(queue: QueueConfig, call: CallAt<'queue'>): IdleAgent[] {
      const principalId = call.principalId ?? queue.principalId;
      const key = `${queue.id}:${principalId}`;
      const known = classes.get(key) ?? idle.filter((agent) => canServe(agent.config, queue, principalId));
      classes.set(key, known);
      return known;
    },
    remove(taken: IdleAgent): void {
      for (const [key, agents] of classes) {
        if (agents.includes(taken))
          classes.set(
            key,
            agents.filter((agent) => agent !== taken),
          );
      }
      idle = idle.filter((agent) => agent !== taken);
    },
  };
}

function offerTo(
  turn: Turn,
  call: CallAt<'queue'>,
  queue: QueueConfig,
  candidates: ReturnType<typeof candidatesByClass>,
): void {
  const able = candidates.of(queue, call);
  const untried = able.filter((agent) => !call.triedAgentIds.includes(agent.now.id));
  const choice = chooseAgent(untried.length > 0 ? untried : able, call.place.lastAgentId);
  if (!choice) return;
  candidates.remove(choice.agent);
  offerContact(turn, call, queue, choice.agent.now.id, reasonOf(choice, call, queue, turn.at));
}
