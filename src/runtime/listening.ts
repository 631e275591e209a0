import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import type { Settings } from './settings.ts';

type Place = Pick<Settings, 'ZVON_LISTEN' | 'ZVON_CERTIFICATE' | 'ZVON_MEDIA_ADDRESS'>;
type MediaSettings = Pick<Settings, 'ZVON_LISTEN' | 'ZVON_MEDIA_ADDRESS' | 'ZVON_ASTERISK_URL'>;

const loopback = '127.0.0.1';

export const isLoopback = (host: string): boolean => /^(127\.[\d.]+|localhost|::1)$/.test(host);

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::';

/** Browsers open the microphone of a page from another machine only over HTTPS. */
export const servesTls = ({ ZVON_LISTEN, ZVON_CERTIFICATE }: Place): boolean =>
  !isLoopback(ZVON_LISTEN) || ZVON_CERTIFICATE !== undefined;

/** Where telephones send their audio; null where nobody can know it who is not told. */
export function mediaAddressOf({ ZVON_LISTEN, ZVON_MEDIA_ADDRESS, ZVON_ASTERISK_URL }: MediaSettings): string | null {
  if (ZVON_MEDIA_ADDRESS !== undefined) return ZVON_MEDIA_ADDRESS;
  const asterisk = hostOf(ZVON_ASTERISK_URL);
  if (!isLoopback(asterisk) && isIP(asterisk)) return asterisk;
  if (isLoopback(ZVON_LISTEN)) return loopback;
  return isLoopback(asterisk) && isIP(ZVON_LISTEN) && !isEverywhere(ZVON_LISTEN) ? ZVON_LISTEN : null;
}

/** Whether Asterisk can hear there and nowhere else: it is on this machine, and so is the address. */
export const hearsOnlyAt = (address: string, { ZVON_ASTERISK_URL }: MediaSettings): boolean =>
  isLoopback(hostOf(ZVON_ASTERISK_URL)) && (isLoopback(address) || ownAddresses().includes(address));

/** Without a word of it Asterisk is beside Zvon. */
const hostOf = (url: string | undefined): string =>
  url === undefined ? loopback : new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');

const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((of) => (of ?? []).map(({ address }) => address));

/** What a certificate of our own has to name, and what else it names so that fewer have to be made. */
export function namesServed({ ZVON_LISTEN, ZVON_MEDIA_ADDRESS }: Place): { needed: string[]; names: string[] } {
  const needed = [
    ...(isEverywhere(ZVON_LISTEN) ? [] : [ZVON_LISTEN]),
    hostname().toLowerCase(),
    ...(ZVON_MEDIA_ADDRESS === undefined ? [] : [ZVON_MEDIA_ADDRESS]),
  ];
  const others = isEverywhere(ZVON_LISTEN) ? ownAddresses().filter((address) => !address.startsWith('fe80:')) : [];
  return { needed: unlike(needed), names: unlike([...needed, ...others, 'localhost', loopback, '::1']) };
}

const unlike = (names: readonly string[]): string[] => [...new Set(names)];
