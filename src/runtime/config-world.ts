import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase, openPool } from '../adapters/postgres/pool.ts';
import type { Who } from '../adapters/postgres/unit.ts';
import { speechIn } from '../adapters/prompts/read-speech.ts';
import type { Speech } from '../core/flow/speech-port.ts';
import type { TenantId } from '../shared/ids.ts';
import { systemClock } from './clock.ts';
import { projectRoot } from './project-files.ts';
import { appUrlOf, type Settings } from './settings.ts';

/** Why a command cannot begin: one sentence for whoever gave it. */
export class CommandRefused extends Error {}

export interface ConfigWorld {
  db: Database;
  who: Who;
  speech: Speech;
}

/** Works on the configuration of one tenant beside the engine, which hears of it by the log. */
export async function withConfig<T>(
  settings: Settings,
  tenantKey: string | undefined,
  work: (world: ConfigWorld) => Promise<T>,
): Promise<T> {
  const db = openDatabase(openPool(appUrlOf(settings), { max: 2, log: () => undefined }));
  try {
    const tenantId = await findTenant(db, tenantKey);
    const who: Who = { tenantId, actor: { kind: 'import', batch: 'config' }, principalIds: null };
    const speech = await speechIn(join(projectRoot, 'prompts'), systemClock.monotonicMs)();
    return await work({ db, who, speech });
  } finally {
    await db.destroy();
  }
}

async function findTenant(db: Database, key: string | undefined): Promise<TenantId> {
  const tenants = await db.selectFrom('tenant').select(['id', 'key']).orderBy('key').execute();
  const named = key === undefined ? tenants : tenants.filter((tenant) => tenant.key === key);
  const [first, second] = named;
  if (first && !second) return first.id as TenantId;
  const keys = tenants.map((tenant) => tenant.key).join(', ');
  throw new CommandRefused(
    key === undefined
      ? `Say whose configuration with --tenant: ${keys || 'there is no tenant yet'}.`
      : `There is no tenant ${key}; there is ${keys || 'none'}.`,
  );
}

/** A file that somebody may have edited. */
export function readFile(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new CommandRefused(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CommandRefused(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
}
