import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openKey } from './repository-key.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvon-key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const passphrase = 'korektni heslo zalohy';

describe('the key of a backup', () => {
  it('is one, also where several processes make the first', async () => {
    const found = await Promise.all([1, 2].map(() => openKey(folder, passphrase)));
    expect(new Set(found.map((one) => (one.kind === 'open' ? one.key?.toString('hex') : one.sentence))).size).toBe(1);
    expect(readdirSync(folder)).toEqual(['key.json']);
    // Each guess takes its time on purpose, and more of it on a busy machine.
  }, 30_000);

  it.each([passphrase, null])('is not made anew where it is gone from sealed files (passphrase %j)', async (given) => {
    mkdirSync(join(folder, 'sets', '20261122T100000Z'), { recursive: true });
    writeFileSync(join(folder, 'sets', '20261122T100000Z', 'base.gz.sealed'), '');
    expect(await openKey(folder, given)).toMatchObject({
      kind: 'closed',
      sentence: expect.stringMatching(/key\.json is gone/),
    });
    expect(readdirSync(folder)).toEqual(['sets']);
  });
});
