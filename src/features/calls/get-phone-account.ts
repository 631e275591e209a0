import type { Tx } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { SignedIn } from '../route.ts';

export interface PhoneDriver {
  driver: 'asterisk' | 'simulated';
  domain: string;
  /** Where the audio of this telephone finds its way, with logins of its own. */
  iceServersFor(username: string): { urls: string; username?: string; credential?: string }[];
}

/** SIP names carry no dashes. */
export const phoneUsername = (agentId: string): string => agentId.replaceAll('-', '');

/** What the browser phone registers with; the password is rotated at each sign-in. */
export async function getPhoneAccount(tx: Tx, signedIn: SignedIn, phone: PhoneDriver) {
  const account = await tx
    .selectFrom('user_account')
    .select('phone_password')
    .where('tenant_id', '=', signedIn.tenantId)
    .where('id', '=', signedIn.userId)
    .executeTakeFirst();
  if (!account) throw new AppError('not-found');
  const username = phoneUsername(signedIn.userId);
  return {
    driver: phone.driver,
    uri: `sip:${username}@${phone.domain}`,
    username,
    password: account.phone_password,
    socketPath: '/phone' as const,
    iceServers: phone.iceServersFor(username),
  };
}
