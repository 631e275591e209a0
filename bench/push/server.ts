import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createHash } from 'node:crypto';
import { commitUnit } from '../../src/adapters/postgres/unit.ts';
import { putRows } from '../../src/features/demo/seed/put-rows.ts';
import { topicsLeftBy } from '../../src/features/calls/reactions.ts';
import type { SignedIn } from '../../src/features/route.ts';
import { startDesks } from '../../src/runtime/desk-side.ts';
import { featureDeps } from '../../src/runtime/feature-deps.ts';
import { createLogFollowers } from '../../src/runtime/log-followers.ts';
import { type Routing, startRouting } from '../../src/runtime/routing.ts';
import { routingWorldOf } from '../../src/runtime/routing-world.ts';
import { readSettings } from '../../src/runtime/settings.ts';
import { openWorld, type World } from '../../src/runtime/world.ts';
import type { OutcomeId, TenantId, UserId } from '../../src/shared/ids.ts';
import { createAgents } from './agents.ts';
import type { ServerOrder, ServerReport } from './messages.ts';
import { createUsage } from './usage.ts';

// Zvon as it serves desks, with the simulated telephone; whoever opens a socket says who they are: signing in is not
// what is measured.

const sessionMs = 3_600_000;
const hashOf = (id: string): Buffer => createHash('sha256').update(id).digest();
const read = readSettings(process.env);
if (!read.ok) throw new Error(read.sentence);
const world = await openWorld(read.settings);
const [tenant] = world.tenants;
if (!tenant) throw new Error('there is no tenant');
const usage = createUsage();
const report = (told: ServerReport): void => void process.send?.(told);

let routing: Routing | null = null;
const started = (): Routing => {
  if (!routing) throw new Error('routing has not started');
  return routing;
};
const deps = featureDeps({
  db: world.db,
  now: () => world.clock.now(),
  secrets: world.secrets,
  shardOf: (tenantId) => routing?.shardOf(tenantId),
  tenantOf: async () => tenant.id,
  committed: (tenantId, left) => followers.wake(tenantId, left),
  provisionPhones: async () => routing?.provisionPhones(),
});
const desks = startDesks(world, deps, started, 'bench');
const followers = createLogFollowers(world, deps, desks.told);
const readers = await openSessions(world, tenant.id);
const agents = createAgents(world, deps, { tenantId: tenant.id, outcomeId: process.env['BENCH_OUTCOME'] as OutcomeId });

followers.start();
routing = startRouting(routingWorldOf(world), {
  committed: (tenantId, events) => {
    followers.wake(tenantId, { events, work: events.flatMap(topicsLeftBy) });
    agents.saw(events);
  },
  dropped: (kind) => world.log(`${kind} was let go`),
  telephony: desks.hub.telephony,
  began: desks.tellWhoIsHere,
  elsewhere: desks.sendAway,
});
const http = createServer();
const sockets = new WebSocketServer({ server: http });
sockets.on('connection', (socket, request) => {
  const desk = desks.hub.open(readers[Number(request.url?.slice(1))]!, socket, performance.now());
  socket.on('message', (data) => desk.said((data as Buffer).toString(), performance.now()));
  socket.on('close', desk.closed);
});
await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
while (!routing.ready() || !routing.isTelephonyUp()) await new Promise((resolve) => setTimeout(resolve, 50));
report({ kind: 'ready', port: (http.address() as AddressInfo).port });

process.on('message', (order: ServerOrder) => {
  if (order.kind === 'usage') return report({ kind: 'usage', ...usage() });
  if (order.kind === 'signIn')
    return void agents.signIn(readers.map(({ userId }) => userId)).then(() => report({ kind: 'signedIn' }));
  void agents.serve(order.contactsPerSecond, order.seconds).then((contacts) => report({ kind: 'quiet', contacts }));
});
process.on('disconnect', () => process.exit(0));

/** Each agent with a session, which the hub looks after. */
async function openSessions({ db }: World, tenantId: TenantId): Promise<SignedIn[]> {
  const who = { tenantId, actor: { kind: 'engine' } as const, principalIds: null };
  const { result } = await commitUnit(db, who, async (unit) => {
    const users = await unit.tx
      .selectFrom('user_account')
      .select('id')
      .where('tenant_id', '=', tenantId)
      .orderBy('email')
      .execute();
    const expires = { expires_at: new Date(unit.at + sessionMs) };
    await putRows(
      unit,
      'session',
      users.map(({ id }) => ({ token_hash: hashOf(id), user_id: id, ...expires })),
    );
    return users.map(({ id }) => id as UserId);
  });
  return result.map((userId): SignedIn => {
    const sessionHash = hashOf(userId);
    return { tenantId, userId, role: 'agent', language: 'cs', principalIds: null, sessionHash };
  });
}
