import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ConfigRef } from '../../shared/config/config-key.ts';
import { AppError } from '../../shared/errors.ts';
import type { ConfigRow } from './config-table.ts';
import { type Configuration, readConfiguration, rowOf } from './config-tables.ts';
import { findChange } from './queries.ts';
import { holdRevision } from './record-change.ts';

export interface Held {
  all: Configuration;
  /** Undefined of what is not there yet. */
  row: ConfigRow | undefined;
}

/** All that is set up, with one item of it held until the commit. Null asks for no revision. */
export async function holdItem(unit: Unit, ref: ConfigRef, asked: number | null): Promise<Held> {
  const revision = await holdRevision(unit, ref);
  const all = await readConfiguration(unit.tx, unit.who.tenantId);
  const row = rowOf(all, ref.noun, ref.key);
  // What the asker may not see is not told of either.
  if (asked !== null && !row) throw new AppError('not-found');
  if (asked !== null && asked !== revision) await refuse(unit, { ...ref, revision });
  return { all, row };
}

/** Says who was faster, so that the form can show it. */
async function refuse({ tx, who }: Unit, at: ConfigRef & { revision: number }): Promise<never> {
  const change = await findChange(tx, who.tenantId, at);
  throw new AppError('conflict', {
    ...{ revision: at.revision, changedBy: change?.by.name ?? null, changedAt: change?.at ?? null },
  });
}

/** What is to be changed must be there. */
export function demandRow({ row }: Held): ConfigRow {
  if (!row) throw new AppError('not-found');
  return row;
}
