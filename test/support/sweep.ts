import type { LightMyRequestResponse } from 'fastify';
import type { CastUser } from './cast.ts';
import { contractRoutes, requestOf } from './contract-routes.ts';
import type { HttpWorld } from './http-world.ts';
import { type Noun, routeTable, withIds } from './route-table.ts';
import { nothing, type Things } from './things.ts';

/** In the order of the table: what one route makes, the next may need. */
export const tableRules = Object.entries(routeTable).map(([name, rule]) => ({ name, rule }));

/** A route of the table, asked with each id taken from where `idOf` says. */
export function ask(
  world: HttpWorld,
  name: string,
  as: CastUser | string | null,
  idOf: (noun: Noun, field: string) => unknown,
): Promise<LightMyRequestResponse> {
  const route = contractRoutes.find((candidate) => candidate.name === name)!;
  const { method, path, body } = requestOf(route, withIds(routeTable[name]!, idOf));
  return world.call(method, path, { as, body });
}

export interface Swept {
  tried: number;
  /** Routes with the field whose id was told apart, each once. */
  leaks: string[];
}

/**
 * Asks every route with one id after the other taken from `theirs`, the others from `ours`, and again with an id that
 * nothing has. A leak is an answer that tells the two apart, or one that holds the other tenant's mark.
 */
export async function sweep(
  world: HttpWorld,
  users: readonly CastUser[],
  { ours, theirs, mark }: { ours: (missing: Things) => Things; theirs: Things; mark: string },
): Promise<Swept> {
  const leaks = new Set<string>();
  const missing = nothing();
  let tried = 0;
  for (const user of users) {
    for (const { name, rule } of tableRules) {
      for (const [field, noun] of Object.entries(rule.ids ?? {})) {
        const seen = async (from: Things): Promise<string> => {
          const base = ours(from);
          const answer = await ask(world, name, user, (of, at) => (at === field ? from[of] : base[of]));
          return said(answer, from, noun);
        };
        const [told, expected] = [await seen(theirs), await seen(missing)];
        tried += 1;
        if (told !== expected || told.includes(mark)) leaks.add(`${name} ${field}`);
      }
    }
  }
  return { tried, leaks: [...leaks] };
}

/** All that an answer says, but for the ids that were asked with and the time of a draft. */
function said(answer: LightMyRequestResponse, from: Things, noun: Noun): string {
  const ids = [...Object.values(from).filter((id) => typeof id === 'string'), String(from[noun])];
  const body = ids.reduce((text, id) => text.replaceAll(id, '<id>'), answer.body);
  const unTimed = body.replace(/"savedAt":"[^"]+"/, '"savedAt":"<now>"');
  return `${answer.statusCode} ${String(answer.headers['content-type'])} ${unTimed}`;
}
