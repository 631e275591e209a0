/** Protocol timers of RFC 3261 17; the others (B, F, H, J) are 64 times T1. */
export interface SipTiming {
  t1Ms: number;
  t2Ms: number;
  t4Ms: number;
}

/** T1 is that of Zvon's own Asterisk: on loopback 200 ms is long, and a dead peer is known after 12.8 s. */
export const loopbackTiming: SipTiming = { t1Ms: 200, t2Ms: 4000, t4Ms: 5000 };

export const giveUpMs = ({ t1Ms }: SipTiming): number => 64 * t1Ms;
