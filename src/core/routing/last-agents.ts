import type { UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { lastAgentPartsMax, lastAgentsPerPart } from './limits.ts';
import type { LastAgent, RoutingState } from './state.ts';

type LastAgents = RoutingState['lastAgents'];

export const lastAgentOfNumber = (parts: LastAgents, number: string): LastAgent | undefined =>
  parts.find((part) => part[number])?.[number];

/** A caller who hides their number is nobody to be remembered. */
export function withLastAgent(parts: LastAgents, number: string | null, agentId: UserId, at: Instant): LastAgents {
  if (number === null) return parts;
  const [newest = {}, ...older] = parts;
  const isFull = Object.keys(newest).length >= lastAgentsPerPart;
  const last = { [number]: { agentId, at } };
  return isFull ? [last, ...parts].slice(0, lastAgentPartsMax) : [{ ...newest, ...last }, ...older];
}
