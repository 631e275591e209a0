import type { Quality } from './sip-phone.ts';

/** The sums since the call began and the round trip now, as the browser counts them (W3C WebRTC Statistics). */
interface Counted {
  rttMs: number | null;
  received: number;
  lost: number;
}

type Peer = Pick<RTCPeerConnection, 'getStats'>;

/** Nothing is heard: no call, or nothing is known of it yet. */
export const unknownQuality: Quality = { rttMs: null, loss: null };

/** How good the line of a call is from one look to the next; another connection counts from nothing. */
export function createLinkQuality() {
  let last: { peer: Peer | null; received: number; lost: number } = { peer: null, received: 0, lost: 0 };
  return {
    /** `current` tells the connection of now: what was asked of one that was replaced meanwhile is not told. */
    async read(current: () => Peer | null): Promise<Quality> {
      const peer = current();
      if (!peer) return unknownQuality;
      const now = counted(await peer.getStats());
      if (current() !== peer) return unknownQuality;
      const before = last.peer === peer ? last : { received: 0, lost: 0 };
      const received = now.received - before.received;
      const lost = Math.max(0, now.lost - before.lost);
      last = { peer, received: now.received, lost: now.lost };
      return { rttMs: now.rttMs, loss: received + lost === 0 ? null : lost / (received + lost) };
    },
  };
}

export type LinkQuality = ReturnType<typeof createLinkQuality>;

function counted(reports: RTCStatsReport): Counted {
  const found: Counted = { rttMs: null, received: 0, lost: 0 };
  reports.forEach((report: { type: string; [key: string]: unknown }) => {
    if (report.type === 'remote-inbound-rtp' && typeof report.roundTripTime === 'number')
      found.rttMs = Math.round(report.roundTripTime * 1_000);
    if (report.type === 'inbound-rtp') {
      found.received = Number(report.packetsReceived ?? 0);
      found.lost = Number(report.packetsLost ?? 0);
    }
  });
  return found;
}
