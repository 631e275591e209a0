import type { PushDoc } from '../../shared/api/desk.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { type LiveAgent, queueDoc } from './desk-docs.ts';
import { docsTouchedBy } from './docs-touched-by.ts';
import { type CommonDocs, loadCommon } from './load-common.ts';
import { loadDocs } from './load-docs.ts';
import { oncePerWall } from './once-per-wall.ts';

/**
 * What each desk is told of one commit. What all desks that see the same clients must know is asked once, however many
 * are open; only a desk that shows something of its own is asked for by itself.
 */
export function docsOfCommit(
  deps: Pick<Deps, 'read'>,
  liveOf: (reader: SignedIn) => LiveAgent,
  events: readonly LoggedEvent[],
) {
  const all = docsTouchedBy(events);
  const common = oncePerWall((reader) => deps.read(whoOf(reader), (tx) => loadCommon(tx, reader.tenantId, all)));
  return async (reader: SignedIn, fresh: readonly LoggedEvent[]): Promise<PushDoc[]> => {
    const touched = fresh.length === events.length ? all : docsTouchedBy(fresh);
    const isMe = touched.some(({ kind, id }) => kind === 'agent' && id === reader.userId);
    const isShared = touched.some(({ kind }) => kind !== 'agent');
    // Before the reader's own transaction: one that waited for another could take the last connection from it.
    const known = isShared ? await common(reader) : nothing;
    const own =
      isMe || shows(known, reader)
        ? await deps.read(whoOf(reader), (tx) => loadDocs(tx, reader, { isMe, common: known }, liveOf(reader)))
        : [];
    return [...own, ...queueDocsOf(known, reader)];
  };
}

const nothing: CommonDocs = {
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

const queueDocsOf = ({ queues, levels }: CommonDocs, { userId, language }: SignedIn): PushDoc[] =>
  queues.flatMap((queue) => {
    const level = levels.get(queue.id)?.get(userId);
    return level === undefined ? [] : [{ kind: 'queue', doc: queueDoc({ ...queue, my_level: level }, language) }];
  });
