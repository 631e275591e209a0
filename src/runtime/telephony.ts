import { linesTo } from '../adapters/asterisk/asterisk-lines.ts';
import { createAsteriskPhone } from '../adapters/asterisk/asterisk-phone.ts';
import type { MediaPlace, PhoneKind } from '../adapters/asterisk/provision.ts';
import { createSimulatedPhone, type SimulatedPhone } from '../adapters/simulated-phone/simulated-phone.ts';
import type { TelephonyPort } from '../core/telephony/telephony-port.ts';
import { systemClock } from './clock.ts';
import { hearsOnlyAt, mediaAddressOf } from './listening.ts';
import type { Settings } from './settings.ts';

export type Telephony =
  { driver: 'asterisk'; port: TelephonyPort } | { driver: 'simulated'; port: TelephonyPort; simulated: SimulatedPhone };

/** The telephone system that the settings name. */
export function openTelephony(
  settings: Settings,
  promptsFolder: string,
  log: (message: string, error?: unknown) => void,
  phones: PhoneKind = 'browser',
): Telephony {
  if (settings.ZVON_TELEPHONY === 'simulated') {
    const simulated = createSimulatedPhone({
      registersPhones: true,
      clock: {
        now: systemClock.now,
        schedule: (at, act) => systemClock.after(Math.max(0, at - systemClock.now()), act),
      },
    });
    return { driver: 'simulated', port: simulated.port, simulated };
  }
  const port = createAsteriskPhone({
    lines: linesTo({
      url: settings.ZVON_ASTERISK_URL!,
      ami: settings.ZVON_ASTERISK_AMI!,
      witness: settings.ZVON_WITNESS,
    }),
    recordingsFolder: settings.ZVON_RECORDINGS!,
    promptsFolder,
    log,
    phones,
    media: mediaOf(settings),
  });
  return { driver: 'asterisk', port };
}

/** An address of this machine is where Asterisk sends and hears; that of a router is only told to telephones. */
function mediaOf(settings: Settings): MediaPlace {
  // The settings were refused where nobody can know it.
  const address = mediaAddressOf(settings) ?? '127.0.0.1';
  return { address, isBound: hearsOnlyAt(address, settings) };
}
