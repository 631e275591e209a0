import type { InteractionId, UserId } from '../../shared/ids.ts';
import type { AgentNow, CallNow, RoutingState, WrapUpNow } from './state.ts';

/**
 * What one turn has changed, one after the other, and how it was before: timers, matching and announcements look only
 * at that, and the turn can be taken back.
 */
export interface Journal {
  readonly calls: Change<InteractionId, CallNow>[];
  readonly agents: Change<UserId, AgentNow>[];
  readonly wrapUps: Change<string, WrapUpNow>[];
  /** How the telephone system stood before the turn; null when it stands as it did. */
  telephony: Pick<RoutingState, 'telephony' | 'telephonyStartedAt'> | null;
  /** Takes back the rest. */
  readonly rest: (() => void)[];
}

/** A record as it was before this change; undefined where there was none. */
export interface Change<K, V> {
  readonly key: K;
  readonly before: V | undefined;
}

export const newJournal = (): Journal => ({ calls: [], agents: [], wrapUps: [], telephony: null, rest: [] });

/** A record is set, or deleted for `undefined`, and what it was is noted. */
export function change<K, V>(map: Map<K, V>, key: K, value: V | undefined, changes: Change<K, V>[] | undefined): void {
  changes?.push({ key, before: map.get(key) });
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

export function write<K, V>(map: Map<K, V>, key: K, value: V | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

/** Makes the records what they were, the last change first. */
export function restore<K, V>(map: Map<K, V>, changes: readonly Change<K, V>[]): void {
  for (const { key, before } of changes.toReversed()) write(map, key, before);
}

const handful = 16;

/** Of each record its first change: how it was before the turn. */
export function firstChanges<K, V>(changes: readonly Change<K, V>[]): readonly Change<K, V>[] {
  if (changes.length < 2) return changes;
  if (changes.length > handful) return [...new Map(changes.toReversed().map((one) => [one.key, one])).values()];
  const first: Change<K, V>[] = [];
  for (const one of changes) if (!isAmong(first, one.key)) first.push(one);
  return first;
}

function isAmong<K, V>(changes: readonly Change<K, V>[], key: K): boolean {
  for (const one of changes) if (one.key === key) return true;
  return false;
}
