import { InteractionId, LegId, UserId } from '../../shared/ids.ts';
import type { Channel } from './ari/models.generated.ts';

export const ariApp = 'zvon';

/**
 * What a channel is to Zvon. It stands in the arguments of its Stasis application, which Asterisk shows for every
 * channel: a new process knows all calls and legs from one list, without asking for variables.
 */
export type ChannelRole =
  | { kind: 'caller'; interactionId: InteractionId; to: string; attempt: number }
  | { kind: 'leg'; interactionId: InteractionId; legId: LegId; agentId: UserId | null }
  /** An agent's telephone dialled by itself. */
  | { kind: 'agent-call' };

/** The arguments of `Stasis(zvon,…)`: `in` comes from the dialplan, `leg` from `writeLegArgs`. */
export function readRole([kind, first, second, third]: readonly string[]): ChannelRole | null {
  if (kind === 'agentcall') return { kind: 'agent-call' };
  const interactionId = InteractionId.safeParse(first);
  if (!interactionId.success) return null;
  if (kind === 'in') {
    const tries = Number(third);
    return {
      kind: 'caller',
      interactionId: interactionId.data,
      to: second ?? '',
      attempt: Number.isInteger(tries) ? tries + 1 : 1,
    };
  }
  const legId = LegId.safeParse(second);
  if (kind !== 'leg' || !legId.success) return null;
  const agentId = UserId.safeParse(third);
  return {
    kind: 'leg',
    interactionId: interactionId.data,
    legId: legId.data,
    agentId: agentId.success ? agentId.data : null,
  };
}

export function writeLegArgs(leg: { interactionId: InteractionId; legId: LegId; agentId: UserId }): string {
  return ['leg', leg.interactionId, leg.legId, leg.agentId].join(',');
}

/** Null also for a channel that waits in the dialplan: it is not Zvon's until it enters Stasis. */
export function roleOfChannel({ dialplan }: Channel): ChannelRole | null {
  if (dialplan.app_name !== 'Stasis') return null;
  const [app, ...args] = dialplan.app_data.split(',');
  return app === ariApp ? readRole(args) : null;
}

export const bridgeIdOf = (interactionId: InteractionId): string => `${interactionId}-b`;

/** The name shows a person at Asterisk's console whose bridge it is. */
export const bridgeNameOf = (interactionId: InteractionId): string => `zvon:${interactionId}`;

export function interactionIdOfBridge(id: string, name: string): InteractionId | null {
  const interactionId = InteractionId.safeParse(id.replace(/-b$/, ''));
  return interactionId.success && name === bridgeNameOf(interactionId.data) ? interactionId.data : null;
}

export const playbackIdOf = (interactionId: InteractionId, promptId: string): string =>
  `${interactionId}-p-${promptId}`;

export function promptIdOf(interactionId: InteractionId, playbackId: string): string | null {
  const start = playbackIdOf(interactionId, '');
  return playbackId.startsWith(start) ? playbackId.slice(start.length) : null;
}

/** SIP user name of an agent's phone: the id without dashes. */
export const usernameOf = (agentId: UserId): string => agentId.replaceAll('-', '');

export function agentIdOf(username: string): UserId | null {
  const dashed = username.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const agentId = UserId.safeParse(dashed);
  return agentId.success ? agentId.data : null;
}
