import type { PushMessage } from '../../shared/api/desk.ts';
import type { UserId } from '../../shared/ids.ts';
import { fewAtOnce } from './few-at-once.ts';
import type { HubDeps, Reader, Socket } from './hub-deps.ts';
import type { Telling } from './telling.ts';

/** When a thousand come back together, those who are there are told of commits in between. */
const snapshotsAtOnce = 4;

export interface Desk<R> {
  reader: R;
  socket: Socket;
  version: number;
  /** Work of this desk, one after the other: messages never overtake each other. */
  turn: Promise<void>;
  heardAt: number;
}

/** The desks that are open, each told in its own turn. */
export function createDesks<R extends Reader>(deps: HubDeps<R>) {
  const desks = new Set<Desk<R>>();
  const few = fewAtOnce(snapshotsAtOnce);
  const desksOf = (userId: UserId): Desk<R>[] => [...desks].filter((desk) => desk.reader.userId === userId);

  /** Resolves when it is done, whether it succeeded or not. */
  function inTurn(desk: Desk<R>, work: () => Promise<void>): Promise<void> {
    desk.turn = desk.turn.then(work).catch((error: unknown) => {
      deps.log('a desk could not be told; it will ask anew', error);
      close(desk, 1011, 'reload');
    });
    return desk.turn;
  }

  function sendText(desk: Desk<R>, text: string): void {
    if (desks.has(desk)) desk.socket.send(text);
  }

  const send = (desk: Desk<R>, message: PushMessage): void => sendText(desk, JSON.stringify(message));

  function leave(desk: Desk<R>): void {
    if (desks.delete(desk) && desksOf(desk.reader.userId).length === 0) deps.present(desk.reader, false);
  }

  function close(desk: Desk<R>, code: number, reason: string): void {
    if (!desks.has(desk)) return;
    leave(desk);
    desk.socket.close(code, reason);
  }

  return {
    all: (): Desk<R>[] => [...desks],
    enter(reader: R, socket: Socket, heardAt: number): Desk<R> {
      const desk: Desk<R> = { reader, socket, version: 0, turn: Promise.resolve(), heardAt };
      const first = desksOf(reader.userId).length === 0;
      desks.add(desk);
      if (first) deps.present(reader, true);
      return desk;
    },
    leave,
    close,
    send,
    tellSnapshot: (desk: Desk<R>): void =>
      void inTurn(desk, async () => {
        const snapshot = await few(async () => (desks.has(desk) ? deps.snapshot(desk.reader) : null));
        // Whoever left while others were served is served no more.
        if (!snapshot) return;
        desk.version = snapshot.version;
        send(desk, { type: 'snapshot', snapshot, ...deps.greeting() });
      }),
    tellEvents: (desk: Desk<R>, telling: Telling<R>): Promise<void> =>
      inTurn(desk, async () => {
        const news = await telling(desk.reader, desk.version);
        if (!news) return;
        desk.version = news.version;
        sendText(desk, news.text);
      }),
    tell: (desk: Desk<R>, message: PushMessage): void => void inTurn(desk, async () => send(desk, message)),
  };
}

export type Desks<R extends Reader> = ReturnType<typeof createDesks<R>>;
