import type { PushDoc } from '../../shared/api/desk.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { agentDoc, type LiveAgent, queueDoc } from './desk-docs.ts';
import { docsTouchedBy, type Touched } from './docs-touched-by.ts';
import { type CommonDocs, loadCommon } from './load-common.ts';
import { loadDocs } from './load-docs.ts';
import { oncePerWall, wallOf } from './once-per-wall.ts';

/**
 * What each desk is told of one commit. What all desks that see the same clients must know is asked once, however many
 * are open; only a desk that shows something of its own is asked for by itself.
 */
export function docsOfCommit(
  deps: Pick<Deps, 'read'>,
  liveOf: (reader: SignedIn) => LiveAgent,
  events: readonly LoggedEvent[],
) {
  const all = touchedBy(events);
  const common = oncePerWall((reader) => deps.read(whoOf(reader), (tx) => loadCommon(tx, reader.tenantId, all.docs)));
  const queueDocs = createQueueDocs();
  return async (reader: SignedIn, fresh: readonly LoggedEvent[]): Promise<readonly PushDoc[]> => {
    const { docs, agents } = fresh.length === events.length ? all : touchedBy(fresh);
    const isMe = agents.has(reader.userId);
    // Before the reader's own transaction: one that waited for another could take the last connection from it.
    const known = isMe || docs.length > agents.size ? await common(reader) : nothing;
    const queues = queueDocs(known, reader);
    const isAsked = (isMe && known.interactionIds.length > 0) || shows(known, reader);
    const own = isAsked ? await deps.read(whoOf(reader), (tx) => loadDocs(tx, reader, { isMe, common: known })) : [];
    const me = isMe ? known.agents.get(reader.userId) : undefined;
    if (me) own.unshift({ kind: 'agent', doc: agentDoc(me, liveOf(reader)) });
    return own.length === 0 ? queues : [...own, ...queues];
  };
}

/** The documents that the events touch, and which of them are agents. */
function touchedBy(events: readonly LoggedEvent[]): { docs: readonly Touched[]; agents: ReadonlySet<string> } {
  const docs = docsTouchedBy(events);
  return { docs, agents: new Set(docs.flatMap(({ kind, id }) => (kind === 'agent' ? id : []))) };
}

const nothing: CommonDocs = {
  agents: new Map(),
  interactionIds: [],
  holders: new Map(),
  callbacks: [],
  queues: [],
  levels: new Map(),
};

/** Whether a contact or a callback among them is on this desk. */
function shows({ holders, callbacks, levels }: CommonDocs, { userId }: SignedIn): boolean {
  const serves = (queueId: string | null): boolean => queueId === null || levels.get(queueId)?.has(userId) === true;
  return (
    [...holders.values()].some((who) => who.has(userId)) ||
    callbacks.some(({ ownerId, queueId }) => (ownerId === null ? serves(queueId) : ownerId === userId))
  );
}

/** The queues that a reader serves; the same documents for all who serve the same at the same levels. */
function createQueueDocs() {
  const given = new Map<string, readonly PushDoc[]>();
  return ({ queues, levels }: CommonDocs, reader: SignedIn): readonly PushDoc[] => {
    const { userId, language } = reader;
    const mine = queues.flatMap((queue) => {
      const level = levels.get(queue.id)?.get(userId);
      return level === undefined ? [] : { ...queue, my_level: level };
    });
    const key = `${wallOf(reader)} ${language} ${mine.map(({ id, my_level }) => `${id}:${my_level}`).join(' ')}`;
    const docs = given.get(key) ?? mine.map((queue): PushDoc => ({ kind: 'queue', doc: queueDoc(queue, language) }));
    given.set(key, docs);
    return docs;
  };
}
