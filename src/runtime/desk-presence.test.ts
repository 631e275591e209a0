import { expect, it } from 'vitest';
import type { Deps } from '../features/deps.ts';
import type { SignedIn } from '../features/route.ts';
import { AppError } from '../shared/errors.ts';
import { TenantId, UserId } from '../shared/ids.ts';
import { startDesks } from './desk-side.ts';
import type { Routing } from './routing.ts';
import type { World } from './world.ts';

const idOf = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const [tenantId, otherTenant] = [TenantId.parse(idOf(1)), TenantId.parse(idOf(2))];
const [anna, boris, chen, dana] = [11, 12, 13, 14].map((nth) => UserId.parse(idOf(nth)));

function agentsAtDesks() {
  const routed: object[] = [];
  const later: (() => void)[] = [];
  const refuses = { next: false };
  let engine: object | null = null;
  const agents = new Map([anna, boris, chen, dana].map((id) => [id, { id, present: id === anna || id === boris }]));
  const desks = startDesks(
    {
      log: () => undefined,
      telephony: { driver: 'simulated' },
      clock: { monotonicMs: () => 0, after: (_ms: number, act: () => void) => void later.push(act) },
    } as unknown as World,
    {
      read: () => new Promise(() => undefined),
      route: async (_tenantId, request) => {
        routed.push(request);
        if (!refuses.next) return;
        refuses.next = false;
        throw new AppError('database-away');
      },
    } as Partial<Deps> as Deps,
    () => ({ shardOf: () => ({ engine: () => engine }) }) as unknown as Routing,
    'test',
  );
  const open = (userId: UserId | undefined, of = tenantId) =>
    desks.hub.open(
      { tenantId: of, userId } as unknown as SignedIn,
      { send: () => undefined, close: () => undefined },
      0,
    );
  return {
    desks,
    open,
    /** What the engine was asked for since the last time. */
    asked: () => routed.splice(0),
    /** An engine that knows from the log of Anna and Boris to be there. */
    engineBegins(): void {
      engine = { state: () => ({ agents }) };
      desks.tellWhoIsHere(tenantId);
    },
    timePasses: () => later.splice(0).forEach((act) => act()),
    /** As one that stands still with its database. */
    engineLetsGoTheNext: () => void (refuses.next = true),
    engineHears: (id: UserId | undefined, present: boolean) => {
      const agent = id && agents.get(id);
      if (agent) agent.present = present;
    },
  };
}

it('a new engine is told who is here of whom the log does not say so, and nothing of other tenants', () => {
  const { desks, open, asked, engineBegins } = agentsAtDesks();
  for (const userId of [boris, chen]) open(userId);
  open(dana, otherTenant);
  asked();
  engineBegins();
  expect(asked()).toEqual([{ kind: 'presence.returned', agentId: chen }]);
  desks.stop();
});

it('who is not here when an engine begins has left once the time of a silent desk is over, not before', () => {
  const { desks, open, asked, engineBegins, timePasses } = agentsAtDesks();
  engineBegins();
  open(boris);
  expect(asked()).toEqual([{ kind: 'presence.returned', agentId: boris }]);
  timePasses();
  expect(asked()).toEqual([{ kind: 'presence.lost', agentId: anna }]);
  desks.stop();
});

it('whose coming was let go by an engine that stood still is told again, until the engine knows it', async () => {
  const { desks, open, asked, engineBegins, engineHears, engineLetsGoTheNext, timePasses } = agentsAtDesks();
  engineBegins();
  for (const userId of [anna, boris]) open(userId);
  asked();
  engineLetsGoTheNext();
  open(chen);
  await Promise.resolve();
  await Promise.resolve();
  asked();
  timePasses();
  expect(asked()).toEqual([{ kind: 'presence.returned', agentId: chen }]);
  engineHears(chen, true);
  timePasses();
  expect(asked()).toEqual([]);
  desks.stop();
});

it('whose desk is closed by a process that stops has not left', () => {
  const { desks, open, asked, engineBegins, timePasses } = agentsAtDesks();
  const desk = open(boris);
  engineBegins();
  asked();
  desks.stop();
  desk.closed();
  timePasses();
  expect(asked()).toEqual([]);
});
