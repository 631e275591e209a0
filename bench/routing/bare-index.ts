import { performance } from 'node:perf_hooks';
import { emptyState } from '../../src/core/routing/empty-state.ts';
import type { Step } from '../../src/core/routing/event.ts';
import { firstChanges } from '../../src/core/routing/journal.ts';
import { classOf } from '../../src/core/routing/matching/class-of.ts';
import type { MatchIndex } from '../../src/core/routing/matching/match-index.ts';
import { openMatchIndex } from '../../src/core/routing/matching/open-index.ts';
import { joinLines, seeAgent, seeCall } from '../../src/core/routing/matching/see.ts';
import { chooseAgent } from '../../src/core/routing/reason.ts';
import type { AgentNow, CallNow } from '../../src/core/routing/state.ts';
import type { CallAt } from '../../src/core/routing/turn.ts';
import type { InteractionId } from '../../src/shared/ids.ts';
import { type Day, playDay } from './day.ts';
import { rounded } from './measure.ts';
import type { Model } from './model.ts';

/** What one step has left behind for the index. */
interface Left {
  agents: AgentNow[];
  calls: { id: InteractionId; call: CallNow | undefined }[];
  offered: CallAt<'queue'>[];
}

/**
 * The theoretical floor: only what the matching itself needs, played again from the records that a day left behind, as
 * if facts, state, timers and commands cost nothing. In microseconds a contact.
 */
export function bareIndex(
  model: Model,
  plan: { load: number; seed: number; warmUp: number; contacts: number },
): number {
  const left: Left[] = [];
  playDay(model, {
    ...plan,
    warmUp: 0,
    contacts: plan.warmUp + plan.contacts,
    look: (done, day) => left.push(leftBy(done, day)),
  });
  const index = openMatchIndex(model.config, emptyState());
  const warmUp = Math.floor((left.length * plan.warmUp) / (plan.warmUp + plan.contacts));
  left.slice(0, warmUp).forEach((one) => see(index, one));
  const rest = left.slice(warmUp);
  const before = performance.now();
  rest.forEach((one) => see(index, one));
  return rounded(((performance.now() - before) * 1_000) / plan.contacts);
}

function leftBy({ facts, undo }: Step, { floor: { state } }: Day): Left {
  return {
    agents: firstChanges(undo.agents).flatMap(({ key }) => state.agents.get(key) ?? []),
    calls: firstChanges(undo.calls).map(({ key }) => ({ id: key, call: state.calls.get(key) })),
    // Of a place in the queue an offered contact has everything but the name.
    offered: facts.flatMap((fact) =>
      fact.kind === 'call.offered' ? [state.calls.get(fact.interactionId) as unknown as CallAt<'queue'>] : [],
    ),
  };
}

function see(index: MatchIndex, { agents, calls, offered }: Left): void {
  for (const call of offered) {
    const of = classOf(index, call);
    if (of) chooseAgent(index, of, call);
  }
  for (const now of agents) seeAgent(index, now.id, now);
  for (const { id, call } of calls) seeCall(index, id, call);
  joinLines(index);
}
