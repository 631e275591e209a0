import { describeEndpoint } from './describe.ts';
import { isUp, type Exchange, type LegLine, type SimContact, type SimEndpoint } from './exchange.ts';
import { tell } from './tell.ts';

/** A telephone's registration; it ends with its websocket, or by itself when nobody answers there any more. */
export interface Registration {
  /** Its websocket was closed, or it said goodbye. */
  end(): void;
  /** Gone without a word: Asterisk finds out by asking (`qualify_frequency`). */
  vanish(): void;
  holds(): boolean;
}

const qualifyEveryMs = 10_000;
const qualifyTimeoutMs = 3_000;

/** Null: Asterisk is away, or does not know the telephone. */
export function register(exchange: Exchange, username: string, invite: (line: LegLine) => void): Registration | null {
  const endpoint = exchange.endpoints.get(username);
  if (!isUp(exchange) || !endpoint?.objects.has('endpoint')) return null;
  const { time, chance } = exchange;
  const contact: SimContact = {
    uri: `sip:${username}@${chance.between(1_000, 9_999_999)}.invalid;transport=ws`,
    isReachable: false,
    isThere: true,
    invite,
  };
  const before = endpoint.contact;
  endpoint.contact = contact;
  if (before !== null) tellContact(exchange, endpoint, before, 'Removed');
  time.after(exchange.paceMs(5, 40), () => {
    if (endpoint.contact !== contact || !contact.isThere) return;
    contact.isReachable = true;
    tellContact(exchange, endpoint, contact, 'Reachable');
  });
  return {
    end() {
      contact.isThere = false;
      if (endpoint.contact === contact) dropContact(exchange, endpoint, 'Removed');
    },
    vanish() {
      contact.isThere = false;
      time.after(chance.between(0, qualifyEveryMs) + qualifyTimeoutMs, () => {
        if (endpoint.contact === contact) dropContact(exchange, endpoint, 'Unreachable');
      });
    },
    holds: () => endpoint.contact === contact && contact.isThere,
  };
}

export function dropContact(exchange: Exchange, endpoint: SimEndpoint, status: 'Removed' | 'Unreachable'): void {
  const { contact } = endpoint;
  endpoint.contact = null;
  if (contact !== null) tellContact(exchange, endpoint, contact, status);
}

function tellContact(exchange: Exchange, endpoint: SimEndpoint, contact: SimContact, status: string): void {
  const { username } = endpoint;
  if (!exchange.app.endpoints.has(username) || exchange.endpoints.get(username) !== endpoint) return;
  tell(exchange, {
    type: 'ContactStatusChange',
    endpoint: describeEndpoint(endpoint),
    contact_info: { uri: contact.uri, contact_status: status, aor: username },
  });
}
