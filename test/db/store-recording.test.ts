import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecordingStore } from '../../src/features/recordings/store-recording.ts';
import { getTimeline } from '../../src/features/interactions/get-timeline.ts';
import type { OutboxRow } from '../../src/runtime/outbox.ts';
import { reactions } from '../../src/runtime/reactions.ts';
import type { CastTenant } from '../support/cast.ts';
import { pushAgrees } from '../support/push-agrees.ts';
import { ringIn } from '../support/ring-in.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
}, 60_000);
afterAll(() => database.close());

async function recordedCall() {
  const call = await ringIn(database, tenant, 'ended', { recorded: true });
  const { id: recordingId, name } = await database.ownerDb
    .selectFrom('recording')
    .select(['id', 'name'])
    .where('interaction_id', '=', call.id)
    .executeTakeFirstOrThrow();
  return { id: call.id, body: { interactionId: call.id, recordingId, name } };
}

const sealed = { file: 'x', bytes: 1, sha256: Buffer.alloc(32), wrappedKey: Buffer.alloc(60), durationMs: 1_500 };
const rowOf = (body: Record<string, string>, isLastTry = false): OutboxRow => ({
  ...{ id: 1, topic: 'store-recording', body, causedBy: 1, attempts: 1, isLastTry },
});
const stateOf = async (interactionId: string) => {
  const columns = ['state', 'duration_ms'] as const;
  const query = database.ownerDb.selectFrom('recording').select(columns).where('interaction_id', '=', interactionId);
  return query.executeTakeFirstOrThrow();
};

test('a recording that the telephone system still writes is tried later, and kept as it is at the last try', async () => {
  const { id, body } = await recordedCall();
  const store: RecordingStore = { store: async () => sealed, discard: async () => undefined };
  const storing = reactions(database.deps, store, async () => false)['store-recording'];
  await expect(storing(tenant.id, rowOf(body))).rejects.toThrow(/still being written/);
  expect(await stateOf(id)).toMatchObject({ state: 'running' });
  await storing(tenant.id, rowOf(body, true));
  expect(await stateOf(id)).toEqual({ state: 'stored', duration_ms: 1_500 });
});

test('what the telephone system wrote is kept until the sealed recording is known', async () => {
  const { id, body } = await recordedCall();
  const discarded: string[] = [];
  const store: RecordingStore = { store: async () => sealed, discard: async (name) => void discarded.push(name) };
  const away = { ...database.deps, commit: () => Promise.reject(new Error('the database is away')) };
  await expect(reactions(away, store, async () => true)['store-recording'](tenant.id, rowOf(body))).rejects.toThrow();
  expect(discarded).toEqual([]);
  for (const again of [1, 2]) {
    await reactions(database.deps, store, async () => true)['store-recording'](tenant.id, rowOf(body));
    expect(discarded).toHaveLength(again);
  }
  expect(await stateOf(id)).toMatchObject({ state: 'stored' });
});

test('a recording that the telephone system left nothing of is told as missing, once', async () => {
  const { jana, petr } = tenant.users;
  const { id, body } = await recordedCall();
  const store: RecordingStore = { store: async () => null, discard: async () => undefined };
  const storing = reactions(database.deps, store, async () => true)['store-recording'];
  const seen = database.deps.committed.length;
  await pushAgrees(database, [jana, petr], () => storing(tenant.id, rowOf(body)));
  await storing(tenant.id, rowOf(body));
  const kinds = database.deps.committed.slice(seen).map(({ fact }) => fact.kind);
  expect(kinds).toEqual(['recording.missing']);
  expect(await stateOf(id)).toEqual({ state: 'missing', duration_ms: null });
  const timeline = await database.deps.read(jana.who, (tx) => getTimeline(tx, jana.signedIn, id));
  expect(timeline.map(({ text }) => text.key)).toContain('timeline.recording.missing');
});
