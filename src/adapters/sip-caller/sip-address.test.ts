import { describe, expect, it } from 'vitest';
import { endpointOf, formatNameAddress, formatSipUri, parseNameAddress, userOf } from './sip-address.ts';

const proxy = { host: '127.0.0.1', port: 5061 };

describe('a SIP address', () => {
  it('is taken apart with and without brackets', () => {
    expect(parseNameAddress('"Li \\"Wei\\"" <sip:1@a;x=y>;tag=t1;z')).toEqual({
      displayName: 'Li "Wei"',
      uri: 'sip:1@a;x=y',
      tag: 't1',
    });
    expect(parseNameAddress('sip:1@a;tag=t2')).toEqual({ displayName: null, uri: 'sip:1@a', tag: 't2' });
    expect(parseNameAddress('<sip:1@a;tag=no>')).toMatchObject({ tag: null, displayName: null });
  });

  it('cannot be used to forge a header through a name or a number', () => {
    expect(formatNameAddress('a"\r\nX: y', 'sip:1@a', null)).toBe('"a\\"  X: y" <sip:1@a>');
    expect(formatSipUri('1>\r\nX: y', proxy)).toBe('sip:1%3E%0D%0AX%3A%20y@127.0.0.1:5061');
  });

  it('keeps a number of any writing through escaping', () => {
    for (const user of ['+420777123456', '*21#', 'Олена', 'a/b?c'])
      expect(userOf(formatSipUri(user, proxy))).toBe(user);
    expect(userOf('sip:%E0%A4@x')).toBe('%E0%A4');
  });

  it('leads to the proxy unless it names an address itself', () => {
    expect(endpointOf('sip:a@127.0.0.7:5099;lr', proxy)).toEqual({ host: '127.0.0.7', port: 5099 });
    expect(endpointOf('sip:127.0.0.7', proxy)).toEqual({ host: '127.0.0.7', port: 5060 });
    expect(endpointOf('sip:a@pbx.example', proxy)).toBe(proxy);
    expect(endpointOf('sip:a@999.0.0.7:5060', proxy)).toBe(proxy);
    expect(endpointOf('sip:a@127.0.0.7:99999', proxy)).toBe(proxy);
  });
});
