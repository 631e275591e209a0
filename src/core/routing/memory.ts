import type { Instant } from '../../shared/time.ts';
import { put, type Journal } from './journal.ts';

/** The newest of something, in two generations: a full one becomes the older, and what was older is forgotten as a whole. */
export interface Memory<K, V> {
  readonly newer: ReadonlyMap<K, V>;
  readonly older: ReadonlyMap<K, V>;
  /** When the newer generation began. */
  readonly since: Instant;
}

export interface OwnMemory<K, V> extends Memory<K, V> {
  newer: Map<K, V>;
  older: Map<K, V>;
  since: Instant;
}

export const recall = <K, V>({ newer, older }: Memory<K, V>, key: K): V | undefined => newer.get(key) ?? older.get(key);

export function remember<K, V>(memory: OwnMemory<K, V>, key: K, value: V, journal: Journal | null): void {
  put(memory.newer, key, value, journal?.rest);
}

/** Begins a new generation. */
export function forgetOlder<K, V>(memory: OwnMemory<K, V>, at: Instant, journal: Journal | null): void {
  const before = { ...memory };
  journal?.rest.push(() => Object.assign(memory, before));
  memory.older = memory.newer;
  memory.newer = new Map();
  memory.since = at;
}
