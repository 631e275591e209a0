import type { LiveAgent } from '../../shared/api/live.ts';
import type { LampState } from '../ui/lamp.tsx';

const lamps: Readonly<Record<LiveAgent['state'], LampState>> = {
  offline: 'offline',
  ready: 'ready',
  reserved: 'offered',
  engaged: 'live',
  wrapup: 'wrap',
  not_ready: 'paused',
  back_office: 'paused',
  training: 'paused',
  supervisor_forced: 'paused',
};

/** The lamp of an agent's state; a caller on hold is seen from afar. */
export const lampOf = ({ state, activity }: Pick<LiveAgent, 'state' | 'activity'>): LampState =>
  activity === 'on-hold' ? 'hold' : lamps[state];

/** In the order in which a supervisor looks for them. */
export const lampOrder: readonly LampState[] = ['live', 'hold', 'offered', 'ready', 'wrap', 'paused', 'offline'];
