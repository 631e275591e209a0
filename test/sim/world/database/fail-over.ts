import type { SimDatabase } from './sim-database.ts';

const outageMs = { least: 300, most: 12_000 };

/**
 * The primary is gone, a standby takes its place. An asynchronous one has not heard of the last transactions, whatever
 * they wrote: facts, leases, snapshots (finding 7, F10).
 */
export function failOver(database: SimDatabase, lost: number): void {
  const { server, time, chance } = database;
  server.die();
  for (const transaction of database
    .recent()
    .splice(Math.max(0, database.recent().length - lost))
    .reverse()) {
    transaction.undo();
    database.lostByFailover(transaction.tenantId).push(...transaction.versions);
  }
  time.after(chance.between(outageMs.least, outageMs.most), () => server.rise());
}
