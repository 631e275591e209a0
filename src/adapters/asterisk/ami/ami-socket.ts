import { connect, type Socket } from 'node:net';
import { readAmiMessages, writeAmiMessage, type AmiFields } from './ami-message.ts';

export type AmiReply = { ok: true; fields: AmiFields } | { ok: false; message: string };

export interface AmiSocket {
  /** Connects and logs in when needed; a lost connection is made anew by the next action. */
  action(fields: AmiFields): Promise<AmiReply>;
  close(): void;
}

const actionMs = 3_000;

/** The Asterisk Manager Interface, for the one thing that ARI cannot do. `url`: `tcp://user:secret@host:port`. */
export function createAmiSocket({ url }: { url: string }): AmiSocket {
  let session: Promise<AmiSession | null> | null = null;

  async function openSession(): Promise<AmiSession | null> {
    const opened = openAmiSession(new URL(url), () => {
      session = null;
    });
    const { username, password } = new URL(url);
    const login = { Action: 'Login', Username: decodeURIComponent(username), Secret: decodeURIComponent(password) };
    const reply = await opened.action({ ...login, Events: 'off' });
    if (reply.ok) return opened;
    opened.close();
    return null;
  }

  return {
    async action(fields) {
      session ??= openSession();
      const opened = await session;
      if (opened !== null) return opened.action(fields);
      session = null;
      return { ok: false, message: 'the manager interface cannot be reached' };
    },
    close() {
      void session?.then((opened) => opened?.close());
      session = null;
    },
  };
}

type AmiSession = AmiSocket;

function openAmiSession({ hostname, port }: URL, onClosed: () => void): AmiSession {
  const socket: Socket = connect(Number(port), hostname);
  const waiting = new Map<string, (reply: AmiReply) => void>();
  let lastId = 0;
  let rest = '';
  socket.setEncoding('utf8');
  socket.setNoDelay(true);
  // The close that follows an error ends whatever waits.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const finish of [...waiting.values()]) finish({ ok: false, message: 'the manager connection was lost' });
    onClosed();
  });
  socket.on('data', (text: string) => {
    const read = readAmiMessages(rest + text);
    rest = read.rest;
    for (const fields of read.messages) waiting.get(fields['ActionID'] ?? '')?.(replyOf(fields));
  });
  return {
    action(fields) {
      lastId += 1;
      const id = String(lastId);
      return new Promise((resolve) => {
        const timer = setTimeout(() => finish({ ok: false, message: 'no answer' }), actionMs);
        const finish = (reply: AmiReply): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(reply);
        };
        waiting.set(id, finish);
        socket.write(writeAmiMessage({ ...fields, ActionID: id }));
      });
    },
    close: () => void socket.destroy(),
  };
}

function replyOf(fields: AmiFields): AmiReply {
  return fields['Response'] === 'Success'
    ? { ok: true, fields }
    : { ok: false, message: fields['Message'] ?? 'refused' };
}
