import { say } from './backup/say.ts';
import { provideCertificate, sayCertificate } from './certificate.ts';
import { systemClock } from './clock.ts';
import type { SettingsWithoutDatabase } from './settings.ts';

/** Fails with one sentence where the certificate that is named cannot be served with. */
export const checkCertificate = (settings: SettingsWithoutDatabase): void =>
  void provideCertificate(settings, systemClock.now());

/** `zvon certificate`: ends with 1 where the certificate has run out. */
export function runCertificate(settings: SettingsWithoutDatabase): void {
  const now = systemClock.now();
  const certificate = provideCertificate(settings, now);
  if (certificate === null) return say('Nothing is encrypted: ZVON_LISTEN is this machine alone.');
  say(sayCertificate(settings, certificate, now));
  say(`It is for ${certificate.names.join(', ')}.`);
  if (certificate.validUntil <= now) process.exitCode = 1;
}
