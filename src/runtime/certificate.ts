import { provideOwnCertificate } from '../adapters/tls/own-certificate.ts';
import { type Certificate, readCertificate } from '../adapters/tls/read-certificate.ts';
import { dayMs } from '../adapters/tls/self-signed.ts';
import type { SystemCertificate } from '../shared/api/system.ts';
import { type Instant, isoOf } from '../shared/time.ts';
import type { Clock } from './clock.ts';
import { namesServed, servesTls } from './listening.ts';
import type { Settings } from './settings.ts';

type Place = Pick<
  Settings,
  'ZVON_LISTEN' | 'ZVON_CERTIFICATE' | 'ZVON_CERTIFICATE_KEY' | 'ZVON_MEDIA_ADDRESS' | 'ZVON_DATA'
>;

const lookEveryMs = 3_600_000;
const endsSoonMs = 30 * dayMs;

/** The certificate to serve with: the one that the settings name, or our own. Null where nothing is encrypted. */
export function provideCertificate(settings: Place, now: Instant): Certificate | null {
  if (!servesTls(settings)) return null;
  const { ZVON_CERTIFICATE: certificate, ZVON_CERTIFICATE_KEY: key } = settings;
  if (certificate === undefined || key === undefined)
    return provideOwnCertificate(settings.ZVON_DATA, namesServed(settings), now);
  return readCertificate({ certificate, key }, { certificate: 'ZVON_CERTIFICATE', key: 'ZVON_CERTIFICATE_KEY' });
}

export const isOwn = ({ ZVON_CERTIFICATE }: Pick<Place, 'ZVON_CERTIFICATE'>): boolean => ZVON_CERTIFICATE === undefined;

const stateAt = (validUntil: Instant, now: Instant): SystemCertificate['state'] => {
  if (validUntil <= now) return 'over';
  return validUntil - now < endsSoonMs ? 'soon' : 'ok';
};

export const certificateShown = (
  settings: Pick<Place, 'ZVON_CERTIFICATE'>,
  { names, fingerprint, validUntil }: Certificate,
  now: Instant,
): SystemCertificate => ({
  names: [...names],
  fingerprint,
  validUntil: isoOf(validUntil),
  isOwn: isOwn(settings),
  state: stateAt(validUntil, now),
});

/** One that has run out is served all the same: whoever looks at the warning of the browser can still work. */
export function sayCertificate(settings: Place, certificate: Certificate, now: Instant): string {
  const { validUntil, fingerprint } = certificate;
  const day = isoOf(validUntil).slice(0, 10);
  const whose = isOwn(settings) ? 'The self-signed certificate' : 'The certificate of ZVON_CERTIFICATE';
  if (validUntil <= now) return `${whose} ran out on ${day}: browsers warn of it until there is another.`;
  return `${whose} holds until ${day}; its SHA-256 fingerprint is ${fingerprint}.`;
}

export interface KeptCertificate {
  current(): Certificate | null;
  stop(): void;
}

/**
 * Looks every hour: our own is renewed before it ends, and one that was put in the place of another by whoever renews
 * it is taken. One that cannot be used is said, and the former goes on.
 */
export function keepCertificate(
  settings: Place,
  options: {
    clock: Pick<Clock, 'now' | 'after'>;
    tell(line: string): void;
    log(message: string, error?: unknown): void;
    changed(certificate: Certificate): void;
  },
): KeptCertificate {
  const { clock, tell, log, changed } = options;
  let current = provideCertificate(settings, clock.now());
  if (current === null) return { current: () => null, stop: () => undefined };
  sayIt(current);
  let cancel = clock.after(lookEveryMs, look);
  return { current: () => current, stop: () => cancel() };

  function look(): void {
    cancel = clock.after(lookEveryMs, look);
    try {
      take(provideCertificate(settings, clock.now()));
    } catch (error) {
      log('the certificate cannot be read anew; the one before goes on', error);
    }
  }
  function take(found: Certificate | null): void {
    if (found === null || found.fingerprint === current?.fingerprint) return;
    current = found;
    changed(found);
    sayIt(found);
  }
  function sayIt(certificate: Certificate): void {
    const now = clock.now();
    const say = certificate.validUntil <= now ? log : tell;
    say(sayCertificate(settings, certificate, now));
  }
}
