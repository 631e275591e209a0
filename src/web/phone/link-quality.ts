import type { Quality } from './sip-phone.ts';

/** The sums since the call began and the round trip now, as the browser counts them (W3C WebRTC Statistics). */
interface Counted {
  rttMs: number | null;
  received: number;
  lost: number;
}

/** How good the line of a call is from one look to the next. */
export function createLinkQuality() {
  let last = { received: 0, lost: 0 };
  return {
    /** The next call counts from nothing. */
    forget: (): void => void (last = { received: 0, lost: 0 }),
    async read(peer: Pick<RTCPeerConnection, 'getStats'>): Promise<Quality> {
      const now = counted(await peer.getStats());
      const received = now.received - last.received;
      const lost = Math.max(0, now.lost - last.lost);
      last = { received: now.received, lost: now.lost };
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
