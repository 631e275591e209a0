import { describe, expect, it } from 'vitest';
import { createLinkQuality, unknownQuality } from './link-quality.ts';

type Peer = Pick<RTCPeerConnection, 'getStats'>;

/** A connection that has counted so much each time it is asked. */
function peerWith(...looks: { received: number; lost: number; rtt?: number }[]): Peer {
  const told = looks.map(({ received, lost, rtt = 0.02 }) => [
    { type: 'inbound-rtp', packetsReceived: received, packetsLost: lost },
    { type: 'remote-inbound-rtp', roundTripTime: rtt },
  ]);
  return { getStats: () => Promise.resolve(told.shift() as unknown as RTCStatsReport) };
}

describe('the quality of the line', () => {
  it('is that since the last look', async () => {
    const quality = createLinkQuality();
    const peer = peerWith({ received: 90, lost: 10 }, { received: 190, lost: 10 });
    expect(await quality.read(() => peer)).toEqual({ rttMs: 20, loss: 0.1 });
    expect(await quality.read(() => peer)).toEqual({ rttMs: 20, loss: 0 });
  });

  it('counts from nothing when a lost leg was replaced', async () => {
    const quality = createLinkQuality();
    const lost = peerWith({ received: 9_000, lost: 1_000 });
    const next = peerWith({ received: 100, lost: 0 });
    await quality.read(() => lost);
    expect(await quality.read(() => next)).toEqual({ rttMs: 20, loss: 0 });
  });

  it('is not told of a leg that was replaced while it was asked, and does not spoil that of the next', async () => {
    const quality = createLinkQuality();
    const next = peerWith({ received: 75, lost: 25 });
    let current = peerWith({ received: 9_000, lost: 1_000 });
    const asked = quality.read(() => current);
    current = next;
    expect(await asked).toEqual(unknownQuality);
    expect(await quality.read(() => current)).toEqual({ rttMs: 20, loss: 0.25 });
  });

  it('is unknown without a call', async () => {
    expect(await createLinkQuality().read(() => null)).toEqual(unknownQuality);
  });
});
