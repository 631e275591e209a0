import { describe, expect, it, vi } from 'vitest';
import type { DeskSnapshot, PushDoc, PushMessage } from '../../shared/api/desk.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import { createHub, silentAfterMs } from './hub.ts';
import type { Reader } from './hub-deps.ts';
import { turnMs } from './waves.ts';

const one = 'tenant-1' as TenantId;
const reader = (name: string, tenantId = one): Reader => ({ tenantId, userId: name as UserId });
const noted = (version: number, userId = 'x'): LoggedEvent =>
  ({
    version,
    at: 0,
    actor: { kind: 'engine' },
    causedBy: null,
    fact: { kind: 'user.signedIn', userId },
  }) as LoggedEvent;

const docOf = ({ version }: LoggedEvent) => ({ kind: 'queue', doc: { id: version } }) as unknown as PushDoc;

/** A hub with loads that end when the test says so, and what everybody was told. */
function stage() {
  const waiting: (() => void)[] = [];
  const told: string[] = [];
  const timers: (() => void)[] = [];
  let version = 10;
  let slow = false;
  let broken = false;
  let unreadable = false;
  let msOfALook = 0;
  let nowMs = 0;
  const stale = { subjects: [], isTyping: false };
  const load = async <T>(value: T): Promise<T> => {
    if (broken) throw new Error('the database is away');
    if (slow) await new Promise<void>((resolve) => waiting.push(resolve));
    return value;
  };
  const hub = createHub<Reader>({
    snapshot: () => load({ version } as DeskSnapshot),
    docsOf: (all) => {
      if (unreadable) throw new Error('a fact of another version');
      const docs = all.map(docOf);
      return (_reader, events) => load(events === all ? docs : events.map(docOf));
    },
    staleOf: () => async () => stale,
    usersNamedBy: (events) => new Set(events.map(({ fact }) => (fact as { userId: string }).userId)),
    greeting: () => ({ telephony: 'up', driver: 'simulated', build: 'test' }),
    present: ({ userId }, present) => void told.push(`${userId} ${present ? 'came' : 'went'}`),
    phone: ({ userId }, { registered, legId }) => void told.push(`${userId} phone ${registered} ${legId}`),
    now: () => 'now',
    monotonicMs: () => (nowMs += msOfALook),
    after: (_ms, act) => void timers.push(act),
    log: (message) => void told.push(message),
  });
  return {
    hub,
    told,
    at: (next: number) => void (version = next),
    slowDown: () => void (slow = true),
    breakDown: () => void (broken = true),
    cannotBeRead: (so: boolean) => void (unreadable = so),
    /** So much time has gone whenever somebody looks at the clock. */
    takeTime: (ms: number) => void (msOfALook = ms),
    /** Until the next time that the desks leave the engine its turn. */
    turn: async () => {
      await settled();
      timers.splice(0).forEach((act) => act());
      await settled();
    },
    /** The next wave goes as far as it comes. */
    wave: async () => {
      for (let act = timers.shift(); act; act = timers.shift()) {
        act();
        await settled();
      }
    },
    /** Ends what was begun first. */
    release: async () => {
      waiting.shift()?.();
      await settled();
    },
    releaseNewest: async () => {
      waiting.pop()?.();
      await settled();
    },
    open(who: Reader, openedAt = 0) {
      const heard: PushMessage[] = [];
      const closed: string[] = [];
      const socket = {
        send: (text: string) => void heard.push(JSON.parse(text) as PushMessage),
        close: (code: number, reason: string) => void closed.push(`${code} ${reason}`),
      };
      const { said, closed: gone } = hub.open(who, socket, openedAt);
      return { said, gone, heard, closed };
    },
  };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const chain = (heard: readonly PushMessage[]) =>
  heard.map((message) =>
    message.type === 'snapshot'
      ? message.snapshot.version
      : message.type === 'events'
        ? [message.after, message.version]
        : message.type,
  );

describe('what a desk is told', () => {
  it('is a snapshot, then every commit with the version of the message before it', async () => {
    const { hub, open, wave } = stage();
    const desk = open(reader('jana'));
    await settled();
    hub.committed(one, [noted(11), noted(12)]);
    await wave();
    hub.committed(one, [noted(13)]);
    await wave();
    expect(chain(desk.heard)).toEqual([10, [10, 12], [12, 13]]);
  });

  it('is in the order of the log, also when an earlier load takes longer', async () => {
    const { hub, open, slowDown, release, wave } = stage();
    const desk = open(reader('jana'));
    await settled();
    slowDown();
    hub.committed(one, [noted(11)]);
    hub.committed(one, [noted(12, 'jana')]);
    hub.telephony('away');
    await wave();
    expect(chain(desk.heard)).toEqual([10]);
    await release();
    await release();
    expect(chain(desk.heard)).toEqual([10, [10, 11], [11, 12], 'telephony']);
  });

  it('has nothing twice: what the snapshot held already is passed over', async () => {
    const { hub, open, at, wave } = stage();
    const desk = open(reader('jana'));
    at(12);
    hub.committed(one, [noted(11), noted(12)]);
    hub.committed(one, [noted(12), noted(13)]);
    await wave();
    expect(chain(desk.heard)).toEqual([12, [12, 13]]);
  });

  it('shows a gap when a message was lost on the way: `after` is not the version of the last one that came', async () => {
    const { hub, open, wave } = stage();
    const desk = open(reader('jana'));
    await settled();
    for (const version of [11, 12, 13]) {
      hub.committed(one, [noted(version)]);
      await wave();
    }
    desk.heard.splice(2, 1);
    expect(chain(desk.heard)).toEqual([10, [10, 11], [12, 13]]);
  });

  it('comes at once to whom a fact names, with all that was not told yet, and to the others with the next wave', async () => {
    const { hub, open, wave } = stage();
    const [petr, jana] = [open(reader('petr')), open(reader('jana'))];
    await settled();
    hub.committed(one, [noted(11)]);
    await settled();
    hub.committed(one, [noted(12)]);
    hub.committed(one, [noted(13, 'jana')]);
    await settled();
    expect(chain(jana.heard)).toEqual([10, [10, 11], [11, 13]]);
    expect(chain(petr.heard)).toEqual([10, [10, 11]]);
    await wave();
    expect(chain(petr.heard)).toEqual([10, [10, 11], [11, 13]]);
    expect(jana.heard).toHaveLength(3);
  });

  it('is everything anew when an administrator has set something, after what the facts themselves say', async () => {
    const { hub, open, at, wave } = stage();
    const [jana, elsewhere] = [open(reader('jana')), open(reader('olga', 'tenant-2' as TenantId))];
    await settled();
    at(12);
    const fact = { kind: 'config.changed', noun: 'queue', key: 'cards', revision: 2, change: 'changed' } as const;
    hub.committed(one, [noted(11), { ...noted(12), fact }]);
    await wave();
    expect(chain(jana.heard)).toEqual([10, [10, 12], 12]);
    expect(chain(elsewhere.heard)).toEqual([10]);
  });

  it('keeps nobody waiting for a desk that is slow', async () => {
    const { hub, open, slowDown, releaseNewest, wave } = stage();
    const jana = open(reader('jana'));
    await settled();
    slowDown();
    const petr = open(reader('petr'));
    hub.committed(one, [noted(11)]);
    await settled();
    await releaseNewest();
    await wave();
    expect([chain(jana.heard), chain(petr.heard)]).toEqual([[10, [10, 11]], []]);
    hub.committed(one, [noted(12)]);
    await wave();
    await releaseNewest();
    expect(chain(jana.heard)).toEqual([10, [10, 11], [11, 12]]);
  });

  it('begins with the snapshot of a few at a time, and of nobody who has left again', async () => {
    const { open, slowDown, release } = stage();
    slowDown();
    const desks = Array.from({ length: 7 }, (_, nth) => open(reader(`agent ${nth}`)));
    desks[5]!.gone();
    await settled();
    for (let nth = 0; nth < 6; nth += 1) await release();
    expect(desks.map(({ heard }) => heard.length)).toEqual([1, 1, 1, 1, 1, 0, 1]);
  });

  it('is never another tenant’s business', async () => {
    const { hub, open } = stage();
    const [own, other] = [open(reader('jana')), open(reader('eva', 'tenant-2' as TenantId))];
    await settled();
    hub.committed(one, [noted(11)]);
    await settled();
    expect([own.heard.length, other.heard.length]).toEqual([2, 1]);
  });

  it('ends with a word to ask anew when it cannot be loaded, and nobody else is kept waiting', async () => {
    const { hub, open, breakDown, told } = stage();
    const desk = open(reader('jana'));
    await settled();
    breakDown();
    hub.committed(one, [noted(11)]);
    await settled();
    expect(desk.closed).toEqual(['1011 reload']);
    expect(told).toContain('a desk could not be told; it will ask anew');
    hub.committed(one, [noted(12)]);
    await settled();
    expect([hub.size(), desk.heard.length]).toEqual([0, 1]);
  });
});

describe('a wave', () => {
  it('leaves the engine its turn when its time is over, and goes on after it', async () => {
    const { hub, open, takeTime, turn } = stage();
    const all = Array.from({ length: 30 }, (_, nth) => open(reader(`agent ${nth}`)));
    await settled();
    takeTime(turnMs);
    hub.committed(one, [noted(11)]);
    const reached = () => all.filter(({ heard }) => heard.length === 2).length;
    await settled();
    expect(reached()).toBe(10);
    await turn();
    expect(reached()).toBe(20);
    await turn();
    expect(reached()).toBe(30);
  });

  it('that cannot be told is logged, whoever was to hear it asks anew, and the next one comes', async () => {
    const { hub, open, told, cannotBeRead, wave } = stage();
    const [named, other] = [open(reader('jana')), open(reader('petr'))];
    await settled();
    cannotBeRead(true);
    hub.committed(one, [noted(11, 'jana')]);
    await wave();
    expect([named.closed, other.closed]).toEqual([['1011 reload'], ['1011 reload']]);
    expect(told).toContain('a commit could not be told to the desks; they will ask anew');
    cannotBeRead(false);
    const again = open(reader('jana'));
    await settled();
    hub.committed(one, [noted(12)]);
    await wave();
    expect(chain(again.heard)).toEqual([10, [10, 12]]);
  });

  it('is written once for all who are told the same', async () => {
    const { hub, open, wave } = stage();
    const desks = [open(reader('jana')), open(reader('petr')), open(reader('anna'))];
    await settled();
    const write = vi.spyOn(JSON, 'stringify');
    hub.committed(one, [noted(11)]);
    await wave();
    expect(desks.map(({ heard }) => heard.length)).toEqual([2, 2, 2]);
    expect(write).toHaveBeenCalledTimes(1);
    write.mockRestore();
  });
});

describe('who is there', () => {
  it('is a matter of the user: two tabs come once and go with the last', () => {
    const { open, told } = stage();
    const [first, second] = [open(reader('jana')), open(reader('jana'))];
    first.gone();
    expect(told).toEqual(['jana came']);
    second.gone();
    second.gone();
    expect(told).toEqual(['jana came', 'jana went']);
  });

  it('is not who was silent for two heartbeats; whoever spoke stays', () => {
    const { hub, open, told } = stage();
    const [silent, alive] = [open(reader('jana'), 0), open(reader('petr'), 0)];
    alive.said('{"type":"ping"}', silentAfterMs - 1);
    hub.sweep(silentAfterMs);
    expect(silent.closed).toEqual([]);
    hub.sweep(silentAfterMs + 1);
    expect([silent.closed, alive.closed]).toEqual([['4000 silent'], []]);
    expect(told).toEqual(['jana came', 'petr came', 'jana went']);
  });

  it('ends with the session: the desk at once, the phone unless the session only expired', () => {
    const { hub, open, told } = stage();
    const [ended, expired] = [reader('jana'), reader('petr')];
    const desks = [open(ended), open(expired)];
    const phones = [phoneOf(), phoneOf()];
    hub.openPhone(ended, phones[0]!.socket);
    const hungUp = hub.openPhone(expired, phones[1]!.socket);
    expect(hub.readers()).toHaveLength(4);
    hub.dismiss(
      new Map([
        [ended, 'ended' as const],
        [expired, 'expired' as const],
      ]),
    );
    expect(desks.map((desk) => desk.closed)).toEqual([['4001 signed-out'], ['4001 signed-out']]);
    expect(phones.map((phone) => phone.closed)).toEqual([['4001 signed-out'], []]);
    expect(told.slice(2)).toEqual(['jana went', 'petr went']);
    hungUp();
    expect(hub.size()).toBe(0);
  });

  it('stays of the same user’s other session', () => {
    const { hub, open, told } = stage();
    const [here, there] = [reader('jana'), reader('jana')];
    const desks = [open(here), open(there)];
    hub.dismiss(new Map([[here, 'ended' as const]]));
    expect(desks.map((desk) => desk.closed.length)).toEqual([1, 0]);
    expect(told).toEqual(['jana came']);
  });
});

describe('a tenant that another node routes for', () => {
  it('has its desks sent there; those of others stay', () => {
    const { hub, open } = stage();
    const [jana, petr] = [open(reader('jana')), open(reader('petr', 'tenant-2' as TenantId))];
    hub.sendAway(one);
    expect([jana.closed, petr.closed]).toEqual([['4002 elsewhere'], []]);
    expect([...hub.present(one)]).toEqual([]);
  });
});

describe('what a desk says', () => {
  it('is a ping, answered with the time, or which leg its phone holds', () => {
    const { open, told } = stage();
    const desk = open(reader('jana'));
    desk.said('{"type":"ping"}', 1);
    desk.said(`{"type":"phone","registered":true,"legId":"${'x'.repeat(200)}"}`, 2);
    desk.said('{"type":"phone","registered":false,"legId":null}', 3);
    expect(desk.heard).toEqual([{ type: 'pong', now: 'now' }]);
    expect(told.slice(1)).toEqual([`jana phone true ${'x'.repeat(80)}`, 'jana phone false null']);
  });

  it.each([
    '',
    'null',
    '5',
    '[]',
    '{',
    '{"type":"phone"}',
    '{"type":"phone","registered":"yes"}',
    '{"type":"__proto__"}',
    '\u0000',
  ])('is passed over when it is not one of these: %j', (text) => {
    const { open, told } = stage();
    const desk = open(reader('jana'));
    desk.said(text, 1);
    expect([desk.heard, desk.closed, told]).toEqual([[], [], ['jana came']]);
  });
});

function phoneOf() {
  const closed: string[] = [];
  return {
    closed,
    socket: { send: () => undefined, close: (code: number, reason: string) => void closed.push(`${code} ${reason}`) },
  };
}
