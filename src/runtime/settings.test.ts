import { describe, expect, it } from 'vitest';
import { appUrlOf, connectorSecretOf, readSettings } from './settings.ts';

const right = {
  DATABASE_URL: 'postgres://zvon_owner:secret@127.0.0.1:5432/zvon',
  ZVON_APP_PASSWORD: 'sixteen-or-more-characters',
  ZVON_MASTER_KEY_FILE: '/var/lib/zvon/master.key',
};
const asterisk = {
  ZVON_TELEPHONY: 'asterisk',
  ZVON_ASTERISK_URL: 'http://ari:secret@127.0.0.1:8088',
  ZVON_ASTERISK_AMI: 'tcp://ami:secret@127.0.0.1:5038',
  ZVON_SIP_PORT: '5060',
  ZVON_RECORDINGS: '/var/spool/asterisk/recordings',
};

const sentenceOf = (changed: Record<string, string | undefined>): string => {
  const read = readSettings({ ...right, ...changed });
  return read.ok ? 'taken' : read.sentence;
};

describe('settings', () => {
  it('that are right are taken, with the defaults for what is not said', () => {
    const read = readSettings(right);
    expect(read).toMatchObject({
      ok: true,
      settings: {
        ZVON_LISTEN: '127.0.0.1',
        ZVON_PORT: 7080,
        ZVON_TELEPHONY: 'simulated',
        ZVON_DEMO: 'yes',
        ZVON_LOG: 'info',
      },
    });
    expect(readSettings({ ...right, ...asterisk })).toMatchObject({ ok: true, settings: { ZVON_SIP_PORT: 5060 } });
  });

  it('that are empty are as good as not said, and others of the environment do not matter', () => {
    expect(readSettings({ ...right, ZVON_PORT: '', PATH: '/usr/bin' })).toMatchObject({
      ok: true,
      settings: { ZVON_PORT: 7080 },
    });
  });

  it.each(Object.keys(right))('%s must be there, and is missed by its name', (name) => {
    for (const value of [undefined, '']) expect(sentenceOf({ [name]: value })).toBe(`${name} is missing.`);
  });

  it.each([
    ['DATABASE_URL', 'mysql://127.0.0.1/zvon', 'must be a URL that begins with postgres:// or postgresql://'],
    ['DATABASE_URL', '127.0.0.1:5432', 'must be a URL that begins with postgres:// or postgresql://'],
    ['ZVON_APP_PASSWORD', 'short', 'must have 16 characters or more'],
    ['ZVON_PORT', 'web', 'must be a port number'],
    ['ZVON_PORT', '70000', 'must be a port number'],
    ['ZVON_PORT', '0', 'must be a port number'],
    ['ZVON_PORT', '-1', 'must be a port number'],
    ['ZVON_PORT', '80.5', 'must be a port number'],
    ['ZVON_DATA', 'var', 'must be an absolute path'],
    ['ZVON_NODE', 'Node 1', 'must be lower-case letters, digits and dashes'],
    ['ZVON_TELEPHONY', 'avaya', 'must be asterisk or simulated'],
    ['ZVON_ASTERISK_URL', 'ws://127.0.0.1:8088', 'must be a URL that begins with http:// or https://'],
    ['ZVON_ASTERISK_AMI', 'http://127.0.0.1:5038', 'must be a URL that begins with tcp://'],
    ['ZVON_SIP_PORT', '0', 'must be a port number'],
    ['ZVON_RECORDINGS', 'recordings', 'must be an absolute path'],
    ['ZVON_WITNESS', 'witness.csv', 'must be an absolute path'],
    ['ZVON_MASTER_KEY_FILE', 'master.key', 'must be an absolute path'],
    ['ZVON_DEMO', 'maybe', 'must be yes or no'],
    ['ZVON_LOG', 'loud', 'must be debug, info, warn, error or silent'],
    ['ZVON_CERTIFICATE', 'certificate.pem', 'must be an absolute path'],
    ['ZVON_MEDIA_ADDRESS', 'office', 'must be an IP address'],
    ['ZVON_STUN', 'stun.example', 'must be stun:host or stun:host:port'],
    ['ZVON_TURN', 'turn.example', 'must be turn:host or turn:host:port'],
    ['ZVON_TURN_SECRET', 'short', 'must have 16 characters or more'],
    ['ZVON_LISTEN', 'not a host', 'must be an address or the name of a host'],
  ])('%s=%s is refused by its name', (name, value, why) => {
    expect(sentenceOf({ ...asterisk, [name]: value })).toBe(`${name} ${why}.`);
  });

  it.each(['ZVON_ASTERISK_URL', 'ZVON_ASTERISK_AMI', 'ZVON_SIP_PORT', 'ZVON_RECORDINGS'])(
    'with Asterisk, %s must be there',
    (name) => {
      expect(sentenceOf({ ...asterisk, [name]: undefined })).toBe(
        `${name} is missing; ZVON_TELEPHONY=asterisk needs it.`,
      );
    },
  );

  it.each([
    [{ ZVON_CERTIFICATE: '/etc/zvon/a.pem' }, 'ZVON_CERTIFICATE_KEY is missing; ZVON_CERTIFICATE needs it.'],
    [{ ZVON_CERTIFICATE_KEY: '/etc/zvon/a.key' }, 'ZVON_CERTIFICATE is missing; ZVON_CERTIFICATE_KEY needs it.'],
    [{ ZVON_TURN: 'turn:turn.example' }, 'ZVON_TURN_SECRET is missing; ZVON_TURN needs it.'],
    [{ ...asterisk, ZVON_LISTEN: '0.0.0.0' }, 'ZVON_MEDIA_ADDRESS is missing; ZVON_LISTEN=0.0.0.0 needs it.'],
    [{ ...asterisk, ZVON_LISTEN: '0.0.0.0', ZVON_MEDIA_ADDRESS: '10.0.0.5' }, 'taken'],
    [{ ...asterisk, ZVON_LISTEN: '10.0.0.5' }, 'taken'],
    [{ ZVON_LISTEN: '0.0.0.0' }, 'taken'],
  ])('that need another are refused without it: %o', (set, sentence) => {
    expect(sentenceOf(set)).toBe(sentence);
  });

  it('give a connector its secret by the name in its manifest', () => {
    const read = readSettings({ ...right, ZVON_SECRET_PAYMENTS_API: 's3cret', ZVON_SECRET_EMPTY: '' });
    const secrets = ['payments-api', 'empty', 'unknown'].map(
      (name) => read.ok && connectorSecretOf(read.settings, name),
    );
    expect(secrets).toEqual(['s3cret', undefined, undefined]);
  });

  it('are refused without telling the secrets in them', () => {
    const sentences = [
      sentenceOf({ DATABASE_URL: 'mysql://zvon_owner:canary@127.0.0.1/zvon' }),
      sentenceOf({ ZVON_APP_PASSWORD: 'canary' }),
      sentenceOf({ ...asterisk, ZVON_ASTERISK_URL: 'ftp://ari:canary@127.0.0.1' }),
    ];
    expect(sentences.filter((sentence) => sentence.includes('canary'))).toEqual([]);
  });

  it('give the process’s own role the same server and database', () => {
    const app = new URL(appUrlOf({ ...right, ZVON_APP_PASSWORD: 'with/odd:characters@16' }));
    expect([app.username, decodeURIComponent(app.password)]).toEqual(['zvon_app', 'with/odd:characters@16']);
    expect([app.host, app.pathname]).toEqual(['127.0.0.1:5432', '/zvon']);
  });
});
