import type { TransferTargets } from '../../shared/api/calls.ts';
import { withoutMarks } from '../app/without-marks.ts';

export interface Target {
  key: string;
  name: string;
  to: { kind: 'queue'; queueId: TransferTargets['queues'][number]['id'] } | { kind: 'agent'; agentId: Agent['id'] };
  canTake: boolean;
  queue?: TransferTargets['queues'][number];
  agent?: Agent;
}

type Agent = TransferTargets['agents'][number];

/** Colleagues who are free, then queues, then colleagues who are not; of these all whose name holds what was typed. */
export function targetsShown({ queues, agents }: TransferTargets, typed: string): Target[] {
  const people = agents.map((agent): Target => {
    const { id, name, state } = agent;
    return { key: id, name, to: { kind: 'agent', agentId: id }, canTake: state === 'ready', agent };
  });
  const lines = queues.map((queue): Target => {
    const { id, name } = queue;
    return { key: id, name, to: { kind: 'queue', queueId: id }, canTake: true, queue };
  });
  const all = [...people.filter(({ canTake }) => canTake), ...lines, ...people.filter(({ canTake }) => !canTake)];
  return all.filter(({ name }) => withoutMarks(name).includes(withoutMarks(typed.trim())));
}
