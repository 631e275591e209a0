/** By key: the order of a map is that of its history, which a restart forgets. */
export const inOrder = <K, V>(map: ReadonlyMap<K, V>): [K, V][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
