import { expect, it } from 'vitest';
import type { Deps } from '../features/deps.ts';
import type { SignedIn } from '../features/route.ts';
import { TenantId, UserId } from '../shared/ids.ts';
import { startDesks } from './desks.ts';
import type { Routing } from './routing.ts';
import type { World } from './world.ts';

const idOf = (nth: number): string => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
const [tenantId, otherTenant] = [TenantId.parse(idOf(1)), TenantId.parse(idOf(2))];
const [anna, boris, chen, dana] = [11, 12, 13, 14].map((nth) => UserId.parse(idOf(nth)));

it('a new engine is told who is here against what the log says, and nothing of those about whom both agree', () => {
  const routed: object[] = [];
  let engine: object | null = null;
  const agents = new Map([anna, boris, chen, dana].map((id) => [id, { id, present: id === anna || id === boris }]));
  const desks = startDesks(
    { log: () => undefined, telephony: { driver: 'simulated' } } as unknown as World,
    {
      read: () => new Promise(() => undefined),
      route: async (_tenantId, request) => void routed.push(request),
    } as Partial<Deps> as Deps,
    () => ({ shardOf: () => ({ engine: () => engine }) }) as unknown as Routing,
    'test',
  );
  const open = (reader: { tenantId: TenantId; userId: UserId | undefined }) =>
    desks.hub.open(reader as SignedIn, { send: () => undefined, close: () => undefined }, 0);
  for (const userId of [boris, chen]) open({ tenantId, userId });
  open({ tenantId: otherTenant, userId: dana });
  desks.tellWhoIsHere(tenantId);
  routed.length = 0;
  engine = { state: () => ({ agents }) };
  desks.tellWhoIsHere(tenantId);
  expect(routed).toEqual([
    { kind: 'presence.lost', agentId: anna },
    { kind: 'presence.returned', agentId: chen },
  ]);
  desks.stop();
});
