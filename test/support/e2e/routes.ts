import type { ZvonProcess } from './zvon-process.ts';

interface Screen {
  /** As in the router. */
  path: string;
  /** Finds what stands in the path from its first `$` on. */
  id?: string;
}

/** Every screen of the router, with something on it; `test/house` sees to it that none is missing. */
export const screens = {
  desk: { path: '/desk' },
  customers: { path: '/customers' },
  customer: { path: '/customers/$customer', id: "select id from customer where name = 'Čapková Alena'" },
  object: { path: '/o/$object', id: "select id from object where key = '9203010077344021'" },
  case: { path: '/cases/$case', id: 'select id from "case" where no = 4682' },
  contact: {
    path: '/desk/i/$interaction',
    id: "select id from interaction where state = 'ended' order by arrived_at desc limit 1",
  },
  history: { path: '/history' },
  report: { path: '/reports/contacts' },
  live: { path: '/live' },
  system: { path: '/admin/system' },
  security: { path: '/me/security' },
  flows: { path: '/admin/flows' },
  flow: { path: '/admin/flows/$flow', id: 'select key as id from flow order by key limit 1' },
  items: { path: '/admin/$noun', id: "select 'queue' as id" },
  item: { path: '/admin/$noun/$key', id: "select 'queue/' || key as id from queue order by key limit 1" },
  changes: { path: '/admin/changes' },
  doctor: { path: '/doctor' },
  deskDoctor: { path: '/desk/doctor' },
  // Behind the others: nobody is signed in there, so it speaks the language that was read last.
  welcome: { path: '/welcome' },
  secondFactor: { path: '/second-factor' },
  login: { path: '/login' },
} satisfies Record<string, Screen>;

/** The screens and what stands where there is none, by the address that a person would open. */
export async function everyRoute(zvon: ZvonProcess): Promise<Record<keyof typeof screens | 'missing', string>> {
  const addressOf = async ({ path, id }: Screen): Promise<string> =>
    id === undefined ? path : path.replace(/\$.*$/, (await zvon.query<{ id: string }>(id))[0]!.id);
  const addresses = Object.entries(screens).map(async ([name, screen]) => [name, await addressOf(screen)]);
  return { ...Object.fromEntries(await Promise.all(addresses)), missing: '/nowhere' };
}
