import type { PhoneAccount } from '../../core/telephony/telephony-port.ts';
import type { ConfigTuple } from './ari/models.generated.ts';
import type { AriOperations } from './ari/operations.generated.ts';
import { agentIdOf, ariApp } from './channel-role.ts';

/** `browser`: WebRTC over the websocket. `desk`: a SIP telephone with plain RTP. */
export type PhoneKind = 'browser' | 'desk';

export interface Provisioner {
  /** Makes Asterisk know exactly these phones, as far as it does not already. Tells what was refused. */
  push(accounts: readonly PhoneAccount[]): Promise<{ refused: number }>;
  /** Asterisk keeps pushed objects in memory only: after its restart it knows none. */
  forget(): void;
}

const objectTypes = ['auth', 'aor', 'endpoint'] as const;
type ObjectType = (typeof objectTypes)[number];
type Fields = Readonly<Record<string, string | number>>;

export interface ProvisionerOptions {
  ari: AriOperations;
  kind: PhoneKind;
  media: MediaPlace;
}

export interface MediaPlace {
  /** Where telephones and trunks send their audio. */
  address: string;
  /** It is Asterisk's own, which hears nowhere else; else it is that of a router before it. */
  isBound: boolean;
}

export function createProvisioner(options: ProvisionerOptions): Provisioner {
  const { ari } = options;
  const pushed = new Map<string, string>();
  return {
    async push(accounts) {
      let refused = 0;
      const wanted = new Set(accounts.map(({ username }) => username));
      for (const username of await knownUsernames(ari)) if (!wanted.has(username)) await remove(ari, pushed, username);
      for (const account of accounts) {
        const print = JSON.stringify(account);
        if (pushed.get(account.username) === print) continue;
        // One account at a time: hundreds of them must not stand before a caller's commands in the same connection.
        if (await pushAccount(options, account)) pushed.set(account.username, print);
        else refused += 1;
      }
      return { refused };
    },
    forget: () => pushed.clear(),
  };
}

/** The endpoint comes last: with it a phone may register at what is there. */
async function pushAccount(options: ProvisionerOptions, account: PhoneAccount): Promise<boolean> {
  const { ari } = options;
  const { username } = account;
  const places = await Promise.all([put(ari, 'auth', username, authOf(account)), pushAor(ari, username)]);
  return places.every(Boolean) && put(ari, 'endpoint', username, endpointOf(account, options));
}

/**
 * Never updated: Asterisk updates a copy of the object, and the copy takes who is registered at that moment for a
 * permanent contact, which no REGISTER and no lost websocket ends (sorcery reads them into the field `contact`).
 */
async function pushAor(ari: AriOperations, username: string): Promise<boolean> {
  const object = { configClass: 'res_pjsip', objectType: 'aor', id: username };
  const known = await ari.asterisk.getObject(object);
  if (known.ok && isSame(known.value, aor)) return true;
  if (known.ok) await ari.asterisk.deleteObject(object);
  return put(ari, 'aor', username, aor);
}

const isSame = (known: readonly ConfigTuple[], wanted: Fields): boolean =>
  Object.entries(wanted).every(([name, value]) =>
    known.some(({ attribute, value: has }) => attribute === name && has === value),
  );

async function put(ari: AriOperations, objectType: ObjectType, id: string, wanted: Fields): Promise<boolean> {
  const fields = Object.entries(wanted).map(([attribute, value]) => ({ attribute, value: String(value) }));
  return (await ari.asterisk.updateObject({ configClass: 'res_pjsip', objectType, id, fields })).ok;
}

/** The endpoint goes first: without it nobody registers at what is left. */
async function remove(ari: AriOperations, pushed: Map<string, string>, username: string): Promise<void> {
  pushed.delete(username);
  for (const objectType of objectTypes.toReversed())
    await ari.asterisk.deleteObject({ configClass: 'res_pjsip', objectType, id: username });
}

const endpointsAtOnce = 50;

/**
 * Lets events come of these phones. Each phone by itself: a subscription of all endpoints would bring every event of
 * every caller's channel twice, the keys that they press included.
 */
export async function subscribePhones(ari: AriOperations, usernames: readonly string[]): Promise<void> {
  for (let start = 0; start < usernames.length; start += endpointsAtOnce) {
    const eventSource = usernames.slice(start, start + endpointsAtOnce).map((username) => `endpoint:PJSIP/${username}`);
    await ari.applications.subscribe({ applicationName: ariApp, eventSource });
  }
}

/** Only names that are agents' ids are ours. */
export async function knownUsernames(ari: AriOperations): Promise<string[]> {
  const endpoints = await ari.endpoints.listByTech({ tech: 'PJSIP' });
  if (!endpoints.ok) return [];
  return endpoints.value.map(({ resource }) => resource).filter((resource) => agentIdOf(resource) !== null);
}

function authOf({ username, password }: PhoneAccount): Fields {
  return { auth_type: 'userpass', username, password };
}

/**
 * One phone an agent: a reloaded desk takes the place of its dead registration instead of being refused. A contact
 * over a websocket goes with the websocket; asking every 10 s finds the others that have vanished. Values as Asterisk
 * tells them, so that they can be compared.
 */
const aor: Fields = {
  max_contacts: '1',
  remove_existing: 'true',
  qualify_frequency: '10',
  qualify_timeout: '3.000000',
};

/**
 * Opus is allowed for phones that bring nothing else; a leg is asked for in the caller's codec, which is G.711: nothing
 * is transcoded and the recording at 8 kHz loses nothing. Media stays in Asterisk, where it is recorded and held.
 */
function endpointOf({ username, displayName }: PhoneAccount, { kind, media: place }: ProvisionerOptions): Fields {
  const shown = displayName.replace(/[^\p{L}\p{N} .'-]/gu, '').trim();
  const media: Fields =
    kind === 'browser'
      ? { webrtc: 'yes', dtls_auto_generate_cert: 'yes', allow: 'opus,ulaw,alaw' }
      : { allow: 'ulaw,alaw', force_rport: 'yes' };
  return {
    context: 'from-agent',
    auth: username,
    aors: username,
    callerid: `"${shown}" <${username}>`,
    disallow: 'all',
    ...media,
    direct_media: 'no',
    rtp_symmetric: 'yes',
    media_address: place.address,
    bind_rtp_to_media_address: place.isBound ? 'yes' : 'no',
    dtmf_mode: 'rfc4733',
    rtp_timeout: 30,
    rtp_timeout_hold: 300,
  };
}
