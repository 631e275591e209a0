import type { InteractionId, TenantId } from '../../../src/shared/ids.ts';
import type { WorldView, Written } from '../world/view.ts';
import { type Account, newAccount } from './account.ts';
import { takeIntoAccount } from './take-into-account.ts';

/** One tenant's log as far as it was read. */
interface Reading {
  account: Account;
  rows: Written[];
}

/**
 * Reads on in every log, and begins anew where a database came back without its last commits: then the account is what
 * is left, and what is gone is remembered as lost.
 */
export function createLogReader(view: WorldView) {
  const readings = new Map<TenantId, Reading>(
    view.tenants.map((tenantId) => [tenantId, { account: newAccount(tenantId), rows: [] }]),
  );
  const accounts = new Map<TenantId, Account>([...readings].map(([tenantId, { account }]) => [tenantId, account]));
  const lost = new Set<InteractionId>();

  function rewind(reading: Reading, log: readonly Written[]): void {
    const kept = reading.rows.findIndex((row, nth) => log[nth] !== row);
    for (const { fact } of reading.rows.slice(kept))
      if ('interactionId' in fact && fact.interactionId !== null) lost.add(fact.interactionId);
    reading.rows.length = kept;
    reading.account = newAccount(reading.account.tenantId);
    for (const row of reading.rows) takeIntoAccount(reading.account, row);
    accounts.set(reading.account.tenantId, reading.account);
  }

  return {
    accounts: accounts as ReadonlyMap<TenantId, Account>,
    wasLost: (interactionId: InteractionId): boolean => lost.has(interactionId),
    /** Tells each fact that is new with the account before it, then each account that has grown. */
    readOn(fact: (written: Written, before: Account) => void, settled: (account: Account) => void): void {
      for (const [tenantId, reading] of readings) {
        const log = view.log(tenantId);
        const { rows } = reading;
        if (rows.length > 0 && log[rows.length - 1] !== rows.at(-1)) rewind(reading, log);
        if (log.length === rows.length) continue;
        for (const written of log.slice(rows.length)) {
          fact(written, reading.account);
          takeIntoAccount(reading.account, written);
          rows.push(written);
        }
        settled(reading.account);
      }
    },
  };
}
