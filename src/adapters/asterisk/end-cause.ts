import type { EndCause } from '../../core/telephony/event.ts';

/** How Asterisk says that a channel ends: a Q.850 cause and, where SIP refused, its code. */
export interface HangupSeen {
  cause: number | null;
  sipCode: number | null;
  /** The far end asked for it; false where Asterisk or Zvon did. */
  byFarEnd: boolean;
}

export interface LifeOfChannel {
  answered: boolean;
  rang: boolean;
  endedByZvon: boolean;
}

/** Nobody took it: after ringing that is a person's doing, without it the telephone was not there. */
const silent = (life: LifeOfChannel): EndCause => (life.rang ? 'no-answer' : 'unreachable');

/** SIP says more than Asterisk's translation of it: 603 and 404 both become NOANSWER in its dial status. */
function causeOfSip(code: number, life: LifeOfChannel): EndCause {
  if (code === 486 || code === 600) return 'busy';
  if (code === 403 || code === 603 || code === 607 || code === 608) return 'rejected';
  // 480 is also what Asterisk notes when its own dial limit is reached.
  if (code === 408 || code === 480) return silent(life);
  if (code === 404 || code === 410 || code === 484 || code === 503 || code === 604) return 'unreachable';
  return code === 487 ? 'cancelled' : 'failed';
}

/** ITU-T Q.850, table 1. Asterisk says 0 where nobody gave a cause. */
function causeOfQ850(cause: number, life: LifeOfChannel): EndCause {
  if (cause === 17) return 'busy';
  if (cause === 21) return 'rejected';
  if (cause === 18 || cause === 19) return silent(life);
  if ([1, 2, 3, 20, 27, 28].includes(cause)) return 'unreachable';
  if (cause === 16 || cause === 0) return silent(life);
  return 'failed';
}

/** Asterisk ends a channel whose RTP stopped (`rtp_timeout`) with "requested channel not available". */
const mediaLostCause = 44;

export function endCauseOf({ cause, sipCode }: HangupSeen, life: LifeOfChannel): EndCause {
  if (life.answered) return cause === mediaLostCause ? 'media-lost' : 'normal';
  if (life.endedByZvon) return 'cancelled';
  if (sipCode !== null && sipCode >= 400) return causeOfSip(sipCode, life);
  return causeOfQ850(cause ?? 0, life);
}
