import { expect, it } from 'vitest';
import { parseChecksums, parsePrintedUris } from './apt-private.mjs';

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
