/** One packet of a capture: when it was seen, and from its IP header on. */
export interface Packet {
  atMs: number;
  ip: Buffer;
}

/** Link types as libpcap numbers them, and how long their headers are. */
const linkHeaderBytes: Record<number, number> = { 1: 14, 101: 0, 113: 16, 276: 20 };
const nanoMagic = 0xa1b23c4d;
const microMagic = 0xa1b2c3d4;

/** The packets of a capture file in libpcap's classic format; one that was cut off at its end is read up to there. */
export function readPcap(file: Buffer): Packet[] {
  const little = [microMagic, nanoMagic].includes(file.readUInt32LE(0));
  const u32 = (at: number): number => (little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const magic = u32(0);
  if (magic !== microMagic && magic !== nanoMagic) throw new Error('this is no capture file');
  const perMs = magic === nanoMagic ? 1_000_000 : 1_000;
  const headerBytes = linkHeaderBytes[u32(20)];
  if (headerBytes === undefined) throw new Error(`link type ${u32(20)} is not known`);
  const packets: Packet[] = [];
  for (let at = 24; at + 16 <= file.length;) {
    const end = at + 16 + u32(at + 8);
    if (end > file.length) break;
    packets.push({
      atMs: u32(at) * 1_000 + u32(at + 4) / perMs,
      ip: file.subarray(at + 16 + headerBytes, end),
    });
    at = end;
  }
  return packets;
}
