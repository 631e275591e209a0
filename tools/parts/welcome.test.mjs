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
