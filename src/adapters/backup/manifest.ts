import { createHash } from 'node:crypto';
import { z } from 'zod';

const Stored = z.strictObject({ name: z.string(), bytes: z.number().int(), sha256: z.hex() });
const Packed = z.strictObject({ path: z.string(), bytes: z.number().int(), sha256: z.hex() });

/** What a set of the backup holds. It is written last: a folder without it is no set. */
const Manifest = z.strictObject({
  format: z.literal(1),
  zvon: z.string(),
  postgres: z.number().int(),
  method: z.enum(['files', 'replication']),
  startedAt: z.number(),
  /** By the database's clock; from here on every moment can be restored. */
  finishedAt: z.number(),
  firstSegment: z.string(),
  lastSegment: z.string(),
  /** The set holds the log that it needs itself, and nothing after its own end. */
  standsAlone: z.boolean(),
  folders: z.array(z.string()),
  files: z.array(Packed),
  base: Stored,
  /** The hashes of the recordings that belong to it, one a line. */
  recordings: z.strictObject({ list: Stored, count: z.number().int(), missing: z.number().int() }),
  /** Only where the set is sealed. */
  secrets: Stored.nullable(),
});
export type Manifest = z.infer<typeof Manifest>;

const Signed = z.strictObject({ sha256: z.hex(), manifest: z.unknown() });

const hashOf = (manifest: unknown): string => createHash('sha256').update(JSON.stringify(manifest)).digest('hex');

export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify({ sha256: hashOf(manifest), manifest })}\n`;

/** Null when a bit of it is not as it was written. */
export function readManifest(text: string): Manifest | null {
  try {
    const signed = Signed.parse(JSON.parse(text));
    return signed.sha256 === hashOf(signed.manifest) ? Manifest.parse(signed.manifest) : null;
  } catch {
    // Not the JSON or not the shape that was written.
    return null;
  }
}
