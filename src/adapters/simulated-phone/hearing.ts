import type { LegId } from '../../shared/ids.ts';
import type { SimulatedCall, SimulatedLeg } from './exchange.ts';

/** What reaches the caller's ear: a prompt goes before music, and both before the agent. */
export function heardByCaller(call: SimulatedCall): 'music' | `prompt:${string}` | LegId | null {
  if (call.over) return null;
  const playback = call.playing[0];
  if (playback) return `prompt:${playback.prompts[playback.nth]}`;
  if (call.music || call.held) return 'music';
  const leg = bridgedLeg(call);
  return leg && !leg.dead ? leg.legId : null;
}

/** The agent hears the caller whenever both are in the bridge. */
export const hearsCaller = (call: SimulatedCall, leg: SimulatedLeg): boolean =>
  !call.over && !call.held && leg.bridged && leg.state === 'up' && !leg.dead;

export const bridgedLeg = (call: SimulatedCall): SimulatedLeg | undefined =>
  [...call.legs.values()].find((leg) => leg.bridged && leg.state === 'up');
