import type { UserId } from '../../shared/ids.ts';
import { phoneOf, type Exchange } from './exchange.ts';
import { hearsCaller } from './hearing.ts';
import { answerLeg, endLeg } from './leg.ts';

/** After this long without media a leg whose phone is gone is given up (`rtp_timeout`, reliability 4). */
const mediaTimeoutMs = 30_000;

/** An agent's telephone, in the hands of a test or of the training room. */
export function createAgentPhone(exchange: Exchange, agentId: UserId) {
  const phone = phoneOf(exchange, agentId);
  return {
    register: (): void => registerPhone(exchange, agentId),
    isRegistered: (): boolean => phone.registered,
    isRinging: (): boolean => phone.holds?.leg.state === 'ringing',
    isInCall: (): boolean => phone.holds?.leg.state === 'up',
    /** The leg that rings or is up here. */
    legId: () => phone.holds?.leg.legId ?? null,
    hearsCaller: (): boolean => phone.holds !== null && hearsCaller(phone.holds.call, phone.holds.leg),
    answer(): void {
      if (phone.holds) answerLeg(exchange, phone.holds.call, phone.holds.leg);
    },
    reject(): void {
      if (phone.holds?.leg.state !== 'ringing') return;
      endLeg(exchange, phone.holds.call, phone.holds.leg, 'rejected', 'agent');
    },
    hangUp(): void {
      if (phone.holds?.leg.state !== 'up') return;
      endLeg(exchange, phone.holds.call, phone.holds.leg, 'normal', 'agent');
    },
    vanish: (): void => losePhone(exchange, agentId),
  };
}

export function registerPhone(exchange: Exchange, agentId: UserId): void {
  const phone = phoneOf(exchange, agentId);
  if (phone.registered) return;
  phone.registered = true;
  exchange.tell({ kind: 'phone.registered', agentId });
}

/** The phone is gone without a word: its leg stays up, dead, until the missing media is noticed. */
export function losePhone(exchange: Exchange, agentId: UserId): void {
  const phone = phoneOf(exchange, agentId);
  const { holds } = phone;
  if (holds) {
    holds.leg.dead = true;
    exchange.after(mediaTimeoutMs, () => endLeg(exchange, holds.call, holds.leg, 'media-lost', 'unknown'));
  }
  phone.holds = null;
  if (!phone.registered) return;
  phone.registered = false;
  exchange.tell({ kind: 'phone.lost', agentId });
}
