import { isIPv6 } from 'node:net';
import type { TrunkSettings } from '../../shared/config/trunk.ts';
import type { MediaPlace } from './provision.ts';

/** One object of Asterisk's SIP channel driver, as ARI takes it. */
export interface PjsipObject {
  type: 'auth' | 'aor' | 'endpoint' | 'identify' | 'registration';
  id: string;
  fields: Readonly<Record<string, string>>;
}

export interface Trunk {
  key: string;
  settings: TrunkSettings;
  /** Of its account; null where it has none. */
  secret: string | null;
}

const prefix = 'trunk_';

/** No key has an underscore, so no other endpoint has such a name. */
export const trunkIdOf = (key: string): string => `${prefix}${key}`;

export const isTrunkId = (id: string): boolean => id.startsWith(prefix);

/**
 * What Asterisk has to know of a trunk, in the order in which one names another. Its transport (`trunk-udp`, `trunk-tcp`,
 * `trunk-tls`) stands in a file, because ARI pushes none.
 */
export function trunkObjects({ key, settings, secret }: Trunk, media: MediaPlace): PjsipObject[] {
  const id = trunkIdOf(key);
  const { username } = settings;
  const hasAccount = username !== null && secret !== null;
  return [
    ...(hasAccount
      ? [{ type: 'auth', id, fields: { auth_type: 'userpass', username, password: secret } } as const]
      : []),
    { type: 'aor', id, fields: aorOf(settings) },
    { type: 'endpoint', id, fields: endpointOf(id, settings, hasAccount, media) },
    { type: 'identify', id, fields: { endpoint: id, match: settings.host } },
    ...(settings.kind === 'registered'
      ? [{ type: 'registration', id, fields: registrationOf(id, settings) } as const]
      : []),
  ];
}

const standardPort = { udp: 5_060, tcp: 5_060, tls: 5_061 };

/** `sip:carrier.example:5061;transport=tls`, with a user where one is meant. */
function uriOf({ host, port, transport }: TrunkSettings, user: string | null = null): string {
  const place = isIPv6(host) ? `[${host}]` : host;
  const before = user === null ? '' : `${encodeURIComponent(user)}@`;
  return `sip:${before}${place}:${port ?? standardPort[transport]};transport=${transport}`;
}

/** Asked every half minute whether it is there, so that a dead carrier is known before a caller finds out. */
const aorOf = (settings: TrunkSettings): PjsipObject['fields'] => ({
  contact: uriOf(settings),
  qualify_frequency: '30',
  qualify_timeout: '3.000000',
});

/** Media stays in Asterisk, where it is recorded and held; encryption that was asked for is never given up. */
function endpointOf(
  id: string,
  { transport, codecs, srtp, numbersFrom, username, host }: TrunkSettings,
  hasAccount: boolean,
  media: MediaPlace,
): PjsipObject['fields'] {
  return {
    context: numbersFrom === 'to' ? 'from-trunk-to' : 'from-trunk',
    transport: `trunk-${transport}`,
    aors: id,
    identify_by: 'ip',
    ...(hasAccount ? { outbound_auth: id, from_user: username ?? '', from_domain: host } : {}),
    disallow: 'all',
    allow: codecs.join(','),
    direct_media: 'no',
    rtp_symmetric: 'yes',
    force_rport: 'yes',
    media_address: media.address,
    bind_rtp_to_media_address: media.isBound ? 'yes' : 'no',
    media_encryption: srtp ? 'sdes' : 'no',
    media_encryption_optimistic: 'no',
    dtmf_mode: 'rfc4733',
    trust_id_inbound: 'yes',
    send_pai: 'yes',
    rtp_timeout: '30',
    rtp_timeout_hold: '300',
    timers_sess_expires: '300',
  };
}

/**
 * `line` has the carrier send a mark of ours back, so that its call is known even where it comes from another of its
 * addresses. A password that was refused is tried again after five minutes: the carrier may have been slow to take it.
 */
const registrationOf = (id: string, settings: TrunkSettings): PjsipObject['fields'] => ({
  server_uri: uriOf(settings),
  client_uri: `sip:${encodeURIComponent(settings.username ?? '')}@${isIPv6(settings.host) ? `[${settings.host}]` : settings.host}`,
  contact_user: settings.username ?? '',
  outbound_auth: id,
  transport: `trunk-${settings.transport}`,
  expiration: '300',
  retry_interval: '20',
  forbidden_retry_interval: '300',
  max_retries: '1000000',
  line: 'yes',
  endpoint: id,
});
