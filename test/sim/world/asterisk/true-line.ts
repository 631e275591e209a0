import type { InteractionId, TenantId, UserId } from '../../../../src/shared/ids.ts';
import type { Instant } from '../../../../src/shared/time.ts';
import type { TrueCall } from '../view.ts';
import type { Exchange, SimChannel } from './exchange.ts';

/** A caller's line, and what is true of it for the checker: read from the channels whenever it is asked. */
export interface TrueLine extends TrueCall {
  endedAt: Instant | null;
  endedBy: TrueCall['endedBy'];
  overflowed: boolean;
}

export function trueLine(
  exchange: Exchange,
  channel: SimChannel,
  about: { interactionId: InteractionId; tenantId: TenantId; from: string | null; to: string },
): TrueLine {
  return {
    ...about,
    beganAt: exchange.time.now(),
    endedAt: null,
    endedBy: null,
    overflowed: false,
    get hears() {
      return this.overflowed && !channel.isOver ? 'prompt' : heardOn(channel);
    },
    get legs() {
      return legsOf(exchange, channel);
    },
    get recording() {
      const [monitor] = channel.monitors;
      if (monitor === undefined || channel.isOver) return null;
      const notedPaused = channel.vars.get('CC_RECORDING_PAUSED') === monitor.name;
      return { name: monitor.name, paused: monitor.isMuted, notedPaused };
    },
  };
}

export function heardOn(channel: SimChannel): TrueCall['hears'] {
  if (channel.isOver) return 'silence';
  if (isBridgedWithAnother(channel)) return 'agent';
  if (channel.playing.length > 0) return 'prompt';
  if (channel.music) return 'music';
  return channel.state === 'Ring' ? 'ringing' : 'silence';
}

const legsOf = ({ legsOf: legs }: Exchange, caller: SimChannel): TrueCall['legs'] =>
  legs.get(caller.interactionId)?.map((leg) => ({
    legId: leg.id,
    agentId: (leg.vars.get('CC_AGENT') ?? '') as UserId,
    state: stateOf(leg),
    bridged: leg.bridge !== null && leg.bridge === caller.bridge,
  })) ?? noLegs;
const noLegs: TrueCall['legs'] = [];

const stateOf = ({ state, isDialled }: SimChannel): TrueCall['legs'][number]['state'] =>
  state === 'Up' ? 'up' : isDialled ? 'ringing' : 'made';

const isBridgedWithAnother = ({ bridge }: SimChannel): boolean => bridge !== null && bridge.channels.length > 1;
