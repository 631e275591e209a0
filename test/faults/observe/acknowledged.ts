import type { Told } from '../people/desk.ts';
import type { LogReader } from './log.ts';

/**
 * Whatever a desk was told to have happened is acknowledged: the log must have it for ever, as it was told. Who was told
 * something that is not so, in one sentence each.
 */
export async function untrueTellings(log: LogReader, told: readonly Told[]): Promise<string[]> {
  const rows = await log.query<{ version: number; kind: string }>('select version::int, kind from event');
  return tellingFaults(told, new Map(rows.map(({ version, kind }) => [version, kind])));
}

export function tellingFaults(told: readonly Told[], kindOf: ReadonlyMap<number, string>): string[] {
  return told.flatMap(({ after, version, kinds }) => {
    const logged = Array.from({ length: version - after }, (_, nth) => kindOf.get(after + 1 + nth));
    const missing = logged.filter((kind) => kind === undefined).length;
    const unknown = kinds.filter((kind) => !logged.includes(kind));
    if (missing === 0 && unknown.length === 0) return [];
    return [
      `a desk was told of versions ${after + 1} to ${version} (${kinds.join(', ')}); the log has ${logged.join(', ')}`,
    ];
  });
}
