import { expect, it } from 'vitest';
import { sayPrepared, welcome } from './welcome.mjs';

const started = { address: 'http://127.0.0.1:7080', telephone: 'Asterisk 22', listensBeyondLoopback: false };

it('the start ends with address, logins and the invitation to the first call', () => {
  const said = welcome({ ...started, hasDemo: true });
  for (const word of [started.address, started.telephone, 'jana.necasova@', 'radek.vlcek@', 'admin@', 'Demo caller'])
    expect(said).toContain(word);
  expect(sayPrepared(true)).toContain('demo tenant');
});

it('without the demo no login and no caller is promised that nobody made', () => {
  const said = welcome({ ...started, hasDemo: false });
  expect(said).toContain(started.address);
  expect(said).toContain('ZVON_DEMO is no');
  expect(said).not.toMatch(/severka|password|Demo caller/);
  expect(sayPrepared(false)).not.toContain('tenant');
});

it('an address that the network reaches is said, demo or not', () => {
  for (const hasDemo of [true, false])
    expect(welcome({ ...started, listensBeyondLoopback: true, hasDemo })).toContain(
      'opens this address to the network',
    );
});

it('the fingerprint of the certificate is said where there is one, and that it has run out', () => {
  expect(welcome({ ...started, hasDemo: true })).not.toContain('certificate');
  const certificate = { fingerprint: 'AB:CD', isOver: false };
  expect(welcome({ ...started, certificate, hasDemo: true })).toContain('certificate AB:CD');
  expect(welcome({ ...started, certificate, hasDemo: true })).not.toContain('run out');
  expect(welcome({ ...started, certificate: { ...certificate, isOver: true }, hasDemo: true })).toContain('run out');
});
