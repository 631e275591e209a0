import type { InteractionId, QueueId } from '../../shared/ids.ts';
import { positionPromptOf } from '../flow/spoken-in.ts';
import { queueStepOf } from './flow-of.ts';
import { queuePromptIdOf } from './leg-ids.ts';
import { inServingOrder, positionAmong } from './queue-order.ts';
import { ask, isAt, tell, type CallAt, type Turn } from './turn.ts';
import { queueOf, unansweredIn } from './unanswered.ts';

/** After the matching: whoever still waits is greeted in the queue or told a new place in it. */
export function announce(turn: Turn): void {
  if (turn.state.telephony === 'away') return;
  for (const id of turn.entered) greet(turn, id);
  for (const queueId of movedQueues(turn)) tellPositions(turn, queueId);
}

/** Queues that somebody joined or left, of those in which a place is told. */
function movedQueues({ floor, facts, journal }: Turn): Iterable<QueueId> {
  if (floor.toldQueues.size === 0) return [];
  if (facts.some(({ kind }) => kind === 'telephony.changed')) return floor.toldQueues;
  const moved = new Set<QueueId>();
  for (const { key, before } of journal.calls) {
    const place = floor.state.calls.get(key)?.place;
    for (const queueId of [queueOf(before?.place), queueOf(place)]) {
      if (queueId !== null && floor.toldQueues.has(queueId)) moved.add(queueId);
    }
  }
  return moved;
}

function greet(turn: Turn, id: InteractionId): void {
  const call = turn.state.calls.get(id);
  if (!isAt(call, 'queue', 'offered')) return;
  const step = stepOf(turn, call);
  const prompts = step?.prompt ? [step.prompt] : [];
  if (isAt(call, 'queue') && step && step.positionEveryMs !== null) {
    return tellPosition(turn, call, positionOf(turn, call), prompts);
  }
  if (isAt(call, 'queue') && prompts.length > 0) return play(turn, id, prompts);
  ask(turn, { kind: 'music.start', interactionId: id });
}

function tellPositions(turn: Turn, queueId: QueueId): void {
  let position = 0;
  for (const call of inServingOrder(unansweredIn(turn.floor, queueId), turn.config, turn.at)) {
    position += 1;
    if (isAt(call, 'queue') && isDue(turn, call)) tellChanged(turn, call, position);
  }
}

/** The caller may be told again now; nothing is said when the place is still the one that they know. */
export function positionDue(turn: Turn, id: InteractionId): void {
  const call = turn.state.calls.get(id);
  if (isAt(call, 'queue') && isDue(turn, call)) tellChanged(turn, call, positionOf(turn, call));
}

const isDue = (turn: Turn, call: CallAt<'queue'>): boolean => (call.place.positionNextAt ?? turn.at) <= turn.at;

function tellChanged(turn: Turn, call: CallAt<'queue'>, position: number): void {
  if (position === call.place.positionTold || (stepOf(turn, call)?.positionEveryMs ?? null) === null) return;
  ask(turn, { kind: 'music.stop', interactionId: call.id });
  tellPosition(turn, call, position, []);
}

function tellPosition(turn: Turn, call: CallAt<'queue'>, position: number, prompts: string[]): void {
  const nextAt = turn.at + (stepOf(turn, call)?.positionEveryMs ?? 0);
  tell(turn, { kind: 'call.positionTold', interactionId: call.id, position, nextAt });
  play(turn, call.id, [...prompts, positionPromptOf(position)]);
}

function play(turn: Turn, id: InteractionId, prompts: string[]): void {
  const call = turn.state.calls.get(id);
  if (!isAt(call, 'queue')) return;
  const promptId = queuePromptIdOf(id, call.place);
  ask(turn, { kind: 'prompt.play', interactionId: id, promptId, prompts, language: call.language });
}

const positionOf = (turn: Turn, call: CallAt<'queue'>): number =>
  positionAmong(unansweredIn(turn.floor, call.place.queueId), call, turn.config, turn.at);

function stepOf(turn: Turn, call: CallAt<'queue' | 'offered'>) {
  const queue = turn.config.queues[call.place.queueId];
  return queue ? queueStepOf(turn.config, call, queue) : null;
}

/** After a queue's prompt the music goes on, unless an agent has the caller by then. */
export function promptFinishedInQueue(turn: Turn, call: CallAt<'queue' | 'offered'>, promptId: string): void {
  if (queuePromptIdOf(call.id, call.place) === promptId) ask(turn, { kind: 'music.start', interactionId: call.id });
}
