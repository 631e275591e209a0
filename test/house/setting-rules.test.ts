import { describe, expect, it } from 'vitest';
import { readSettings as readByProcess } from '../../src/runtime/settings.ts';
import { mediaAddressOf, servesTls as servesByProcess } from '../../src/runtime/listening.ts';
import { officeOf } from '../../tools/parts/office.mjs';
import { readSettings as readByTools } from '../../tools/parts/settings.mjs';
import { servesTls as servesByTools } from '../../tools/parts/tls.mjs';

const right: Record<string, string> = {
  DATABASE_URL: 'postgres://zvon_owner:secret@127.0.0.1:5432/zvon',
  ZVON_APP_PASSWORD: 'sixteen-or-more-characters',
  ZVON_LISTEN: '127.0.0.1',
  ZVON_PORT: '7080',
  ZVON_MEDIA_ADDRESS: '192.168.7.20',
  ZVON_STUN: 'stun:stun.example:3478',
  ZVON_TURN: 'turn:turn.example:3478?transport=tcp',
  ZVON_TURN_SECRET: 'sixteen-or-more-characters',
  ZVON_NODE: 'node-1',
  ZVON_TELEPHONY: 'asterisk',
  ZVON_ASTERISK_URL: 'http://ari:secret@127.0.0.1:8088',
  ZVON_ASTERISK_AMI: 'tcp://ami:secret@127.0.0.1:5038',
  ZVON_SIP_PORT: '5060',
  ZVON_RECORDINGS: '/var/spool/asterisk/recordings',
  ZVON_DEMO: 'yes',
  ZVON_LOG: 'info',
};
/** The tools take these relative to the project, and give them to the process as absolute paths. */
const made = { ZVON_DATA: '/var/lib/zvon', ZVON_MASTER_KEY_FILE: '/var/lib/zvon/master.key' };

const samples = [
  ...Object.values(right),
  ...['word', 'Word', 'two words', 'under_score', '-dash', 'dash-', 'a.b', '::1', 'ž', 'a'.repeat(31), 'a'.repeat(32)],
  ...['0', '1', '-1', '65535', '65536', '70000', '80.5', '0x50', '1e3'],
  ...['path', './path', '/', '/path', '15-characters-x', '16-characters-xx'],
  ...['10.0.0.5', '10.0.0', '300.1.1.1', 'fd00::1', 'turn:host', 'turns:host:5349', 'turn:host:port', 'stun:a b'],
  ...['ftp://host', 'https://host', 'postgresql://host/db', 'http:', 'tcp://', 'postgres://'],
  ...['simulated', 'no', 'silent', 'debug', 'warn', 'error', 'Yes', 'INFO'],
];

const refusedByTools = (name: string, value: string): boolean => {
  try {
    readByTools({ ...right, [name]: value });
    return false;
  } catch (error) {
    return (error as Error).message.startsWith(`${name} `);
  }
};
const refusedByProcess = (name: string, value: string): boolean => {
  const read = readByProcess({ ...right, ...made, [name]: value });
  return !read.ok && read.sentence.startsWith(`${name} `);
};

describe('the tools and the process', () => {
  it.each(Object.keys(right))('take and refuse the same values of %s', (name) => {
    const refused = samples.filter((value) => refusedByTools(name, value));
    expect(refused).toEqual(samples.filter((value) => refusedByProcess(name, value)));
    expect(refused).not.toEqual([]);
  });

  const hosts = [
    '127.0.0.1',
    '127.9.9.9',
    'localhost',
    '::1',
    '0.0.0.0',
    '::',
    '10.0.0.5',
    'zvon.example',
    '127.example',
  ];
  it.each(hosts)('agree whether %s is served by HTTPS, with a named certificate and without', (ZVON_LISTEN) => {
    for (const ZVON_CERTIFICATE of [undefined, '/etc/zvon/certificate.pem'])
      expect(servesByTools({ ZVON_LISTEN, ZVON_CERTIFICATE })).toBe(
        servesByProcess({ ZVON_LISTEN, ZVON_CERTIFICATE, ZVON_MEDIA_ADDRESS: undefined }),
      );
  });

  it.each(hosts)('agree where the audio of the private Asterisk is, listening on %s', (ZVON_LISTEN) => {
    for (const ZVON_MEDIA_ADDRESS of [undefined, '192.168.7.20', 'fd00::1']) {
      const byProcess = mediaAddressOf({ ZVON_LISTEN, ZVON_MEDIA_ADDRESS, ZVON_ASTERISK_URL: undefined });
      const byTools = officeOf({ ZVON_LISTEN, ZVON_MEDIA_ADDRESS: ZVON_MEDIA_ADDRESS ?? '' }, '/var/lib/zvon')?.address;
      // Where it is loopback, or nobody knows it, there is no office.
      expect(byTools ?? null).toBe(byProcess === '127.0.0.1' ? null : byProcess);
    }
  });
});
