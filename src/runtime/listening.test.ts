import { expect, test } from 'vitest';
import { hearsOnlyAt, mediaAddressOf, namesServed, servesTls } from './listening.ts';

const beside = 'http://zvon:secret@127.0.0.1:8088';
const at = (ZVON_LISTEN: string, ZVON_MEDIA_ADDRESS?: string, ZVON_ASTERISK_URL = beside) => ({
  ZVON_LISTEN,
  ZVON_ASTERISK_URL,
  ZVON_MEDIA_ADDRESS,
  ZVON_CERTIFICATE: undefined,
});

test.each([
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['localhost', undefined, '127.0.0.1'],
  ['192.168.7.20', undefined, '192.168.7.20'],
  ['192.168.7.20', '203.0.113.7', '203.0.113.7'],
  ['0.0.0.0', undefined, null],
  ['::', undefined, null],
  ['zvon.example', undefined, null],
  ['zvon.example', '192.168.7.20', '192.168.7.20'],
])('who listens on %s, with %s as the address of the audio, has it at %s', (listen, media, heardAt) => {
  expect(mediaAddressOf(at(listen, media))).toBe(heardAt);
});

test.each(['192.168.7.20', '0.0.0.0', '::', 'zvon.example', '127.example'])('%s is served by HTTPS', (listen) => {
  expect(servesTls(at(listen))).toBe(true);
});

test('a certificate has to name what is listened on and where the audio is, and names loopback, too', () => {
  const { needed, names } = namesServed(at('192.168.7.20', '203.0.113.7'));
  expect(needed).toEqual(expect.arrayContaining(['192.168.7.20', '203.0.113.7']));
  expect(names.slice(0, needed.length)).toEqual(needed);
  expect(names).toEqual(expect.arrayContaining(['localhost', '127.0.0.1', '::1']));
});

test('whoever listens everywhere needs no certificate for “everywhere”', () => {
  for (const listen of ['0.0.0.0', '::']) expect(namesServed(at(listen)).names).not.toContain(listen);
});

test('an Asterisk on another machine has the audio, and is told to hear only there by nobody', () => {
  const elsewhere = 'http://zvon:secret@192.168.7.30:8088';
  expect(mediaAddressOf(at('192.168.7.20', undefined, elsewhere))).toBe('192.168.7.30');
  expect(mediaAddressOf(at('192.168.7.20', '203.0.113.7', elsewhere))).toBe('203.0.113.7');
  expect(mediaAddressOf(at('192.168.7.20', undefined, 'http://zvon:secret@asterisk:8088'))).toBeNull();
  expect(hearsOnlyAt('127.0.0.1', at('127.0.0.1', undefined, elsewhere))).toBe(false);
});

test('Asterisk hears only at an address of this machine, never at that of a router before it', () => {
  expect(hearsOnlyAt('127.0.0.1', at('127.0.0.1'))).toBe(true);
  expect(hearsOnlyAt('203.0.113.7', at('0.0.0.0', '203.0.113.7'))).toBe(false);
});
