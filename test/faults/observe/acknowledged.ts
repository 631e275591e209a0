import type { Told } from '../people/desk.ts';
import type { LogReader } from './log.ts';

/**
 * Whatever a desk was told to have happened is acknowledged: the log must have it for ever, as it was told. Who was told
 * something that is not so, in one sentence each.
 */
export async function untrueTellings(log: LogReader, told: readonly Told[]): Promise<string[]> {
  const rows = await log.query<{ version: number; body: string }>('select version::int, body::text from event');
  return tellingFaults(told, new Map(rows.map(({ version, body }) => [version, body])));
}

export function tellingFaults(told: readonly Told[], bodyOf: ReadonlyMap<number, string>): string[] {
  return told.flatMap(({ after, version, subjects }) => {
    const logged = Array.from({ length: version - after }, (_, nth) => bodyOf.get(after + 1 + nth));
    const missing = logged.filter((body) => body === undefined).length;
    const unknown = subjects.filter((subject) => !logged.some((body) => body?.includes(subject)));
    if (missing === 0 && unknown.length === 0) return [];
    return [
      `a desk was told of versions ${after + 1} to ${version} (${subjects.join(', ')}); the log has ${logged.join(', ')}`,
    ];
  });
}
