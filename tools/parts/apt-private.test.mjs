import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  downloadPackages,
  hostArchitecture,
  parseChecksums,
  parsePrintedUris,
  preparePrivateApt,
  resolvePackages,
  updateLists,
} from './apt-private.mjs';
import { runCommand } from './run-command.mjs';
import { createSay } from './say.mjs';

it('an epoch in the name of a downloaded file is decoded, and the name in the pool has none', () => {
  const printed =
    "'http://m.test/pool/a/asterisk_22.10.1%2bdfsg-1_amd64.deb' asterisk_1%3a22.10.1+dfsg-1_amd64.deb 2534036 SHA256:aa\n";
  expect(parsePrintedUris(printed)).toEqual([
    {
      name: 'asterisk',
      version: '1:22.10.1+dfsg-1',
      file: 'asterisk_1%3a22.10.1+dfsg-1_amd64.deb',
      poolFile: 'asterisk_22.10.1+dfsg-1_amd64.deb',
    },
  ]);
});

it('a checksum belongs to the file of its own stanza', () => {
  const sum = (/** @type {string} */ digit) => digit.repeat(64);
  const shown = `Package: a\nFilename: pool/a/a_1_all.deb\nSHA256: ${sum('a')}\n\nPackage: b\nFilename: pool/b/b_2_all.deb\nSHA256: ${sum('b')}\n`;
  expect(Object.fromEntries(parseChecksums(shown))).toEqual({ 'a_1_all.deb': sum('a'), 'b_2_all.deb': sum('b') });
});

it('packages that are in the cache already are named as if they were not', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zvon-apt-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const status = path.join(folder, 'status');
  writeFileSync(status, '');
  const apt = preparePrivateApt({
    ...{ stateFolder: path.join(folder, 'state'), archives: path.join(folder, 'archives'), status },
    architecture: await hostArchitecture(),
    sources: `deb [trusted=yes] copy:${await writeRepository(folder)} ./\n`,
  });
  const say = createSay({ write: () => true, isTTY: false });
  await updateLists(apt, say, 'Reading');
  const before = await resolvePackages(apt, ['bell']);
  expect(before).toMatchObject([{ name: 'bell', version: '1.0' }]);
  await downloadPackages(apt, ['bell'], say, 'Fetching');
  expect(await resolvePackages(apt, ['bell'])).toEqual(before);
});

/**
 * A repository with one package.
 * @param {string} folder
 */
async function writeRepository(folder) {
  const repository = path.join(folder, 'repository');
  const control = 'Package: bell\nVersion: 1.0\nArchitecture: all\nMaintainer: a <a@b.example>\nDescription: rings\n';
  mkdirSync(path.join(folder, 'bell', 'DEBIAN'), { recursive: true });
  mkdirSync(repository);
  writeFileSync(path.join(folder, 'bell', 'DEBIAN', 'control'), control);
  const file = path.join(repository, 'bell_1.0_all.deb');
  await runCommand('dpkg-deb', ['--build', path.join(folder, 'bell'), file]);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  writeFileSync(
    path.join(repository, 'Packages'),
    `${control}Filename: ./bell_1.0_all.deb\nSize: ${statSync(file).size}\nSHA256: ${sha256}\n`,
  );
  return repository;
}
