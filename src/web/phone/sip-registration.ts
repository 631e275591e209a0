import JsSIP from 'jssip';
import type { SipAccount } from './sip-phone.ts';
import { changeLine, type SipLine } from './sip-session.ts';

/** What a registrar says to an account that it does not know (RFC 3261, 21.4). */
const accountRefusals = [401, 403, 404];

type Socket = ReturnType<typeof createSocket>;
export const createSocket = (url: string) => new JsSIP.WebSocketInterface(url);

/** The browser's SIP user agent; it comes back by itself when its socket is lost. */
export const createUserAgent = (account: SipAccount, socket: Socket) =>
  new JsSIP.UA({
    sockets: socket,
    uri: account.uri,
    authorization_user: account.username,
    password: account.password,
    session_timers: false,
    register_expires: 120,
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: 4,
    user_agent: 'Zvon desk',
  });

/** Spread, so that the phones of an engine that ended do not all come back at the same moment. */
const soonMs = (): number => 200 + Math.random() * 300;

interface Connected {
  on(event: 'connected' | 'disconnected', listener: () => void): unknown;
}

/**
 * The library comes back after a whole second at the earliest, and an engine is followed by the next in less: a lost
 * connection is tried again once before that. Returns what ends it.
 */
export function comeBackSoon(ua: Connected, socket: Pick<Socket, 'connect'>): () => void {
  let wasThere = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  ua.on('connected', () => {
    wasThere = true;
  });
  ua.on('disconnected', () => {
    if (wasThere && !isOver) timer = setTimeout(() => socket.connect(), soonMs());
    wasThere = false;
  });
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Keeps whether calls can reach this phone, and why not. */
export function hearRegistration(ua: ReturnType<typeof createUserAgent>, line: SipLine): void {
  ua.on('registered', () => {
    // After a lost socket the far end still sends to the old one: a re-INVITE tells it the new.
    if (line.session?.isEstablished()) line.session.renegotiate();
    const { failure } = line.state;
    const isOver = failure === 'no-connection' || failure === 'wrong-account';
    changeLine(line, { registered: true, failure: isOver ? null : failure });
  });
  ua.on('unregistered', () => changeLine(line, { registered: false }));
  ua.on('disconnected', () => changeLine(line, { registered: false, failure: 'no-connection' }));
  ua.on('registrationFailed', ({ response }: { response?: { status_code: number } | null }) =>
    changeLine(line, {
      registered: false,
      failure: response && accountRefusals.includes(response.status_code) ? 'wrong-account' : 'no-connection',
    }),
  );
}
