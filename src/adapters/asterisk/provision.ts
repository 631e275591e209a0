import type { PhoneAccount } from '../../core/telephony/telephony-port.ts';
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
type Fields = Readonly<Record<string, string | number>>;

export interface ProvisionerOptions {
  ari: AriOperations;
  kind: PhoneKind;
  /** Where phones send their audio. */
  mediaAddress: string;
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

async function pushAccount(options: ProvisionerOptions, account: PhoneAccount): Promise<boolean> {
  const objects = { auth: authOf(account), aor, endpoint: endpointOf(account, options) };
  const replies = await Promise.all(
    objectTypes.map((objectType) =>
      options.ari.asterisk.updateObject({
        configClass: 'res_pjsip',
        objectType,
        id: account.username,
        fields: Object.entries(objects[objectType]).map(([attribute, value]) => ({ attribute, value: String(value) })),
      }),
    ),
  );
  return replies.every(({ ok }) => ok);
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
 * over a websocket goes with the websocket; asking every 10 s finds the others that have vanished.
 */
const aor: Fields = { max_contacts: 1, remove_existing: 'yes', qualify_frequency: 10, qualify_timeout: 3 };

/**
 * Opus is allowed for phones that bring nothing else; a leg is asked for in the caller's codec, which is G.711: nothing
 * is transcoded and the recording at 8 kHz loses nothing. Media stays in Asterisk, where it is recorded and held.
 */
function endpointOf({ username, displayName }: PhoneAccount, { kind, mediaAddress }: ProvisionerOptions): Fields {
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
    media_address: mediaAddress,
    bind_rtp_to_media_address: 'yes',
    dtmf_mode: 'rfc4733',
    rtp_timeout: 30,
    rtp_timeout_hold: 300,
  };
}
