import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { damagedPackages, readManifest, sha256Of, writeManifest } from './deb-archive.mjs';

it('a package that is missing or was changed is damaged', async () => {
  const archives = mkdtempSync(path.join(os.tmpdir(), 'zvon-debs-'));
  const item = async (/** @type {string} */ name) => {
    const file = path.join(archives, name);
    writeFileSync(file, name);
    return { name, version: '1', file: name, sha256: await sha256Of(file) };
  };
  const packages = [
    await item('whole.deb'),
    await item('changed.deb'),
    { name: 'c', version: '1', file: 'missing.deb', sha256: 'x' },
  ];
  writeFileSync(path.join(archives, 'changed.deb'), 'something else');
  const manifest = { suite: 's', resolvedAgainst: 'nothing', packages };
  expect(await damagedPackages(manifest, archives)).toEqual(['changed.deb', 'missing.deb']);
});

it('a manifest cut short counts as none', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'zvon-manifest-')), 'packages.json');
  writeManifest(file, { suite: 's', resolvedAgainst: 'nothing', packages: [] });
  expect(readManifest(file)).toEqual({ suite: 's', resolvedAgainst: 'nothing', packages: [] });
  writeFileSync(file, '{"suite": "s", "pack');
  expect(readManifest(file)).toBeUndefined();
});
