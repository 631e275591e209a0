import type { InteractionId, UserId } from '../../shared/ids.ts';
import type { AgentNow, CallNow, RoutingState, WrapUpNow } from './state.ts';

/**
 * What one turn has changed, and how it was before: timers, matching and announcements look only at that, and the turn
 * can be taken back.
 */
export interface Journal {
  readonly calls: Changes<InteractionId, CallNow>;
  readonly agents: Changes<UserId, AgentNow>;
  readonly wrapUps: Changes<string, WrapUpNow>;
  /** How the telephone system stood before the turn; null when it stands as it did. */
  telephony: Pick<RoutingState, 'telephony' | 'telephonyStartedAt'> | null;
  /** Takes back the rest, in the order in which it was changed. */
  readonly rest: (() => void)[];
}

/** Records of one kind with what each was before its first change; undefined where there was none. */
export interface Changes<K, V> {
  readonly list: { readonly key: K; readonly before: V | undefined }[];
  /** Only once there are many: a handful is looked through faster. */
  known: Set<K> | null;
}

const handful = 16;

export const newJournal = (): Journal => ({
  calls: { list: [], known: null },
  agents: { list: [], known: null },
  wrapUps: { list: [], known: null },
  telephony: null,
  rest: [],
});

/** A record is set, or deleted for `undefined`, and what it was is noted. */
export function change<K, V>(map: Map<K, V>, key: K, value: V | undefined, changes: Changes<K, V> | undefined): void {
  if (changes && !isNoted(changes, key)) {
    changes.list.push({ key, before: map.get(key) });
    changes.known?.add(key);
  }
  write(map, key, value);
}

/** The same for what nothing but the taking back asks for. */
export function put<K, V>(map: Map<K, V>, key: K, value: V | undefined, rest: Journal['rest'] | undefined): void {
  if (rest) {
    const before = map.get(key);
    rest.push(() => write(map, key, before));
  }
  write(map, key, value);
}

function write<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

function isNoted<K, V>(changes: Changes<K, V>, key: K): boolean {
  const { list } = changes;
  if (changes.known) return changes.known.has(key);
  for (const noted of list) if (noted.key === key) return true;
  if (list.length === handful) changes.known = new Set(list.map((noted) => noted.key));
  return false;
}

/** Makes the records what they were. */
export function restore<K, V>(map: Map<K, V>, { list }: Changes<K, V>): void {
  for (const { key, before } of list) write(map, key, before);
}
