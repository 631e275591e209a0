import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readAmiMessages, writeAmiMessage, type AmiFields } from './ami-message.ts';
import { createAmiSocket, type AmiSocket } from './ami-socket.ts';

let server: Server;
let sockets: Socket[] = [];
let received: AmiFields[] = [];
let ami: AmiSocket;

/** Asterisk's manager interface as far as it matters: greets, knows one user, refuses what it is told to. */
beforeEach(async () => {
  sockets = [];
  received = [];
  server = createServer((socket) => {
    let writing = Promise.resolve();
    sockets.push(socket);
    socket.write('Asterisk Call Manager/11.0.0\r\n');
    socket.on('data', (data) => {
      for (const fields of readAmiMessages(String(data)).messages) {
        received.push(fields);
        writing = writing.then(() => writeInPieces(socket, answerTo(fields)));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ami = createAmiSocket({ url: urlWith('secret') });
});

afterEach(async () => {
  ami.close();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

function answerTo({ ActionID = '', Secret, Channel }: AmiFields): string {
  const isRefused = Secret === 'wrong' || Channel === 'gone';
  return writeAmiMessage(
    isRefused ? { Response: 'Error', Message: 'No such channel', ActionID } : { Response: 'Success', ActionID },
  );
}

async function writeInPieces(socket: Socket, text: string): Promise<void> {
  socket.write(text.slice(0, 9));
  await new Promise((resolve) => setTimeout(resolve, 5));
  socket.write(text.slice(9));
}

const urlWith = (secret: string): string => `tcp://zvon:${secret}@127.0.0.1:${(server.address() as AddressInfo).port}`;

describe('the manager interface', () => {
  test('is logged in to once, and each action gets its own answer', async () => {
    const replies = await Promise.all([
      ami.action({ Action: 'MixMonitor', Channel: 'a' }),
      ami.action({ Action: 'StopMixMonitor', Channel: 'gone' }),
    ]);
    expect(replies).toMatchObject([{ ok: true }, { ok: false, message: 'No such channel' }]);
    expect(received.map((fields) => fields['Action'])).toEqual(['Login', 'MixMonitor', 'StopMixMonitor']);
    expect(received[0]).toMatchObject({ Username: 'zvon', Secret: 'secret', Events: 'off' });
  });

  test('is connected anew after its connection was lost', async () => {
    await ami.action({ Action: 'Ping' });
    const closed = new Promise((resolve) => sockets[0]?.once('close', resolve));
    sockets[0]?.destroy();
    await closed;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await ami.action({ Action: 'Ping' })).toMatchObject({ ok: true });
    expect(sockets).toHaveLength(2);
  });

  test('that refuses the user is told, not thrown', async () => {
    const stranger = createAmiSocket({ url: urlWith('wrong') });
    expect(await stranger.action({ Action: 'Ping' })).toEqual({
      ok: false,
      message: 'the manager interface cannot be reached',
    });
    stranger.close();
  });

  test('that is not there is told, not thrown', async () => {
    const absent = createAmiSocket({ url: 'tcp://zvon:secret@127.0.0.1:1' });
    expect(await absent.action({ Action: 'Ping' })).toMatchObject({ ok: false });
  });
});

test('a value with a line break is a defect, never another action', () => {
  expect(() => writeAmiMessage({ Channel: 'a\r\nAction: Command' })).toThrow();
});
