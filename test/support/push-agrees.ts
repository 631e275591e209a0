import { expect } from 'vitest';
import { applyPush } from '../../src/core/desk/apply-push.ts';
import { loadRoutingState } from '../../src/features/calls/load-routing.ts';
import type { LiveAgent } from '../../src/features/desk/desk-docs.ts';
import { docsOfCommit } from '../../src/features/desk/docs-of-commit.ts';
import { loadDesk } from '../../src/features/desk/load-desk.ts';
import type { DeskSnapshot, PushMessage } from '../../src/shared/api/desk.ts';
import { changeConfig } from '../../src/shared/config-facts.ts';
import type { LoggedEvent } from '../../src/shared/events.ts';
import type { CastUser } from './cast.ts';
import type { TestDatabase } from './test-database.ts';

/** What the engine believes of an agent: its state is folded from the log, live as after a restart. */
async function liveOf({ deps }: TestDatabase, { id, who }: CastUser): Promise<LiveAgent> {
  const { state } = await deps.read(who, (tx) => loadRoutingState(tx, who.tenantId));
  const agent = state.agents.get(id);
  return { next: agent?.next ?? null, phoneRegistered: agent?.phoneRegistered ?? false };
}

async function fetchDesk(database: TestDatabase, reader: CastUser): Promise<DeskSnapshot> {
  const live = await liveOf(database, reader);
  return database.deps.read(reader.who, (tx) => loadDesk(tx, reader.signedIn, live));
}

/** The desk that a browser has after the push of these events: of changed settings it is told as a whole. */
async function pushed(database: TestDatabase, reader: CastUser, before: DeskSnapshot, events: LoggedEvent[]) {
  if (changeConfig(events)) return fetchDesk(database, reader);
  const live = await liveOf(database, reader);
  const docs = await docsOfCommit(database.deps, () => live, events)(reader.signedIn, events);
  const version = events.at(-1)?.version ?? before.version;
  const after = before.version;
  const message: PushMessage = { type: 'events', after, version, subjects: [], isTyping: false, docs };
  const applied = applyPush(before, message, reader.id);
  return applied.kind === 'applied' ? applied.snapshot : before;
}

/**
 * Proves of a write that what it pushes is all that it changed: for each reader, the desk fetched before with the
 * pushed events applied equals the desk fetched after. Gives what `write` gave.
 */
export async function pushAgrees<T>(
  database: TestDatabase,
  readers: readonly CastUser[],
  write: () => Promise<T>,
): Promise<T> {
  const { committed } = database.deps;
  const before = [];
  for (const reader of readers) before.push(await fetchDesk(database, reader));
  const already = committed.length;
  const result = await write();
  const events = committed.slice(already);
  for (const [nth, reader] of readers.entries()) {
    const { now: _then, ...told } = await pushed(database, reader, before[nth]!, events);
    const { now: _now, ...fetched } = await fetchDesk(database, reader);
    expect(told, `the desk of ${reader.signedIn.role}`).toEqual(fetched);
  }
  return result;
}
