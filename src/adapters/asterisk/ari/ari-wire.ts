import WebSocket from 'ws';

/** What a wire tells of itself. `closed` comes once, also when it was never open. */
export interface WireListener {
  opened(): void;
  text(text: string): void;
  pong(): void;
  closed(why: string): void;
}

/** One attempt to connect with one Asterisk, and what became of it. */
export interface AriWire {
  isOpen(): boolean;
  send(text: string): void;
  ping(): void;
  /** At once, without a goodbye; `closed` follows. */
  break(): void;
  close(): void;
}

export type ConnectAri = (listener: WireListener) => AriWire;

const handshakeMs = 5_000;

/**
 * A real websocket. `url` is `http://user:password@host:port`; the password travels in the header, for an address ends
 * up in logs.
 */
export const ariWireTo =
  (url: string, app: string): ConnectAri =>
  (listener) => {
    const { protocol, host, username, password } = new URL(url);
    const scheme = protocol === 'https:' ? 'wss' : 'ws';
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    const socket = new WebSocket(`${scheme}://${host}/ari/events?app=${encodeURIComponent(app)}`, {
      headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
      handshakeTimeout: handshakeMs,
    });
    let why = 'closed';
    socket.on('open', () => listener.opened());
    socket.on('message', (data) => listener.text(textOf(data)));
    socket.on('pong', () => listener.pong());
    socket.on('error', (error) => {
      why = error.message;
    });
    socket.on('close', () => listener.closed(why));
    return {
      isOpen: () => socket.readyState === WebSocket.OPEN,
      send: (text) => socket.send(text),
      ping: () => socket.ping(),
      break: () => socket.terminate(),
      close: () => socket.close(),
    };
  };

function textOf(data: WebSocket.RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString('utf8') : Buffer.from(data as Buffer).toString('utf8');
}
