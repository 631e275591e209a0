import { isIP } from 'node:net';

/** Where datagrams go to or come from. */
export interface Endpoint {
  host: string;
  port: number;
}

/** `"Olena" <sip:4021@127.0.0.1:5060>;tag=x` taken apart. */
interface NameAddress {
  displayName: string | null;
  uri: string;
  tag: string | null;
}

export function parseNameAddress(value: string): NameAddress {
  const bracketed = /^\s*("(?:\\.|[^"\\])*"|[^<]*)<([^>]*)>(.*)$/s.exec(value);
  const [plainUri = '', ...plainParameters] = value.split(';');
  const parameters = bracketed === null ? `;${plainParameters.join(';')}` : (bracketed[3] ?? '');
  return {
    displayName: bracketed === null ? null : unquote(bracketed[1] ?? ''),
    uri: bracketed === null ? plainUri.trim() : (bracketed[2] ?? ''),
    tag: /;\s*tag\s*=\s*([^;\s,]+)/i.exec(parameters)?.[1] ?? null,
  };
}

export function formatNameAddress(displayName: string | null, uri: string, tag: string | null): string {
  // A quoted string cannot hold control characters; left in, a line break would forge a header.
  const name = displayName?.replace(/\p{Cc}/gu, ' ').replace(/["\\]/g, '\\$&');
  return `${name === undefined ? '' : `"${name}" `}<${uri}>${tag === null ? '' : `;tag=${tag}`}`;
}

/** The user part with everything escaped that RFC 3261 25.1 does not allow there. */
export function formatSipUri(user: string, { host, port }: Endpoint): string {
  const escaped = encodeURIComponent(user).replace(/%(26|3D|2B|24|2C|3B|3F|2F)/gi, (code) => decodeURIComponent(code));
  return `sip:${escaped}@${host}:${port}`;
}

export function userOf(uri: string): string {
  const user = /^sips?:([^@;>]*)@/i.exec(uri)?.[1] ?? '';
  try {
    return decodeURIComponent(user);
  } catch {
    // A broken escape from the other side: the raw text is still the best name of the user.
    return user;
  }
}

/** Where a request to this URI is sent. Names are not looked up here: they go to the proxy that is known already. */
export function endpointOf(uri: string, proxy: Endpoint): Endpoint {
  const match = /^sips?:(?:[^@]*@)?(\d+\.\d+\.\d+\.\d+)(?::(\d{1,5}))?(?:[;?]|$)/i.exec(uri);
  const host = match?.[1] ?? '';
  const port = Number(match?.[2] ?? 5060);
  return isIP(host) === 4 && port > 0 && port < 65_536 ? { host, port } : proxy;
}

function unquote(text: string): string | null {
  const trimmed = text.trim();
  const quoted = /^"(.*)"$/s.exec(trimmed)?.[1];
  const name = quoted === undefined ? trimmed : quoted.replace(/\\(.)/gs, '$1');
  return name === '' ? null : name;
}
