import WebSocket from 'ws';

type AriEvent = Record<string, unknown> & { type: string };

/** The least of an ARI application that a test needs at the far end of what it tests. */
export interface AriApp {
  ask(method: string, path: string, query?: Readonly<Record<string, string>>): Promise<void>;
  /** Makes a PJSIP object without a reload. */
  push(type: string, id: string, fields: Readonly<Record<string, string>>): Promise<void>;
  /** The next event of this type from now on. */
  next(type: string): Promise<AriEvent>;
  close(): void;
}

/** `ariUrl` carries the user and the password. */
export async function openAriApp(ariUrl: string, app: string): Promise<AriApp> {
  const { username, password, host } = new URL(ariUrl);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const waiting: { type: string; take: (event: AriEvent) => void }[] = [];
  const socket = new WebSocket(`ws://${host}/ari/events?app=${app}&subscribeAll=true`, { headers: { authorization } });
  socket.on('message', (data: Buffer) => {
    const event = JSON.parse(data.toString('utf8')) as AriEvent;
    const index = waiting.findIndex(({ type }) => type === event.type);
    if (index !== -1) waiting.splice(index, 1)[0]?.take(event);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  const send = async (method: string, path: string, body?: string): Promise<void> => {
    const headers = { authorization, 'content-type': 'application/json' };
    const response = await fetch(`http://${host}/ari/${path}`, { method, headers, body });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  };
  return {
    ask: (method, path, query = {}) => send(method, `${path}?${new URLSearchParams(query).toString()}`),
    push(type, id, values) {
      const fields = Object.entries(values).map(([attribute, value]) => ({ attribute, value }));
      return send('PUT', `asterisk/config/dynamic/res_pjsip/${type}/${id}`, JSON.stringify({ fields }));
    },
    next: (type) => new Promise((take) => waiting.push({ type, take })),
    close: () => socket.close(),
  };
}
