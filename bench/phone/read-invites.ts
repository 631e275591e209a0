import type { Packet } from './read-pcap.ts';

/** An INVITE on the wire; `number` is the caller's, which both the caller's and the agent's INVITE carry in From. */
export interface Invite {
  atMs: number;
  from: string;
  to: string;
  number: string;
}

const udp = 17;

/** The INVITEs among IPv4 packets with UDP in them; what else there is, is passed over. */
export function readInvites(packets: readonly Packet[]): Invite[] {
  return packets.flatMap(({ atMs, ip }) => {
    const headerBytes = ((ip[0] ?? 0) & 0x0f) * 4;
    if (ip.length < headerBytes + 8 || ip[0]! >> 4 !== 4 || ip[9] !== udp) return [];
    const text = ip.subarray(headerBytes + 8).toString('latin1');
    const number = /^From:.*?sips?:\+?([^@;>]+)@/im.exec(text)?.[1];
    if (!text.startsWith('INVITE ') || number === undefined) return [];
    return [{ atMs, from: addressAt(ip, 12), to: addressAt(ip, 16), number }];
  });
}

const addressAt = (ip: Buffer, at: number): string => [...ip.subarray(at, at + 4)].join('.');

/**
 * From each caller's first INVITE to the first one that reaches an agent for them. A caller who reached none has no
 * delay: whoever counts must count those apart.
 */
export function inviteDelaysMs(
  invites: readonly Invite[],
  { caller, agent }: { caller: string; agent: string },
): Map<string, number> {
  const began = new Map<string, number>();
  const delays = new Map<string, number>();
  for (const { atMs, from, to, number } of invites) {
    const since = began.get(number);
    if (from === caller && since === undefined) began.set(number, atMs);
    if (to === agent && since !== undefined && !delays.has(number)) delays.set(number, atMs - since);
  }
  return delays;
}
