import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hashPassword } from '../adapters/password/argon2.ts';
import { migrate } from '../adapters/postgres/migrate.ts';
import { openDatabase, openPool } from '../adapters/postgres/pool.ts';
import { seedDemo } from '../features/demo/seed/seed-demo.ts';
import { projectRoot } from './project-files.ts';
import type { Settings } from './settings.ts';

const migrationsFolder = join(projectRoot, 'db', 'migrations');

export const newestMigration = (): string =>
  readdirSync(migrationsFolder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .at(-1) ?? '';

export async function runMigrations(settings: Settings): Promise<void> {
  const { applied, at } = await migrate(settings.DATABASE_URL, migrationsFolder, settings.ZVON_APP_PASSWORD);
  process.stdout.write(
    applied.length === 0
      ? `The database is at ${at}.\n`
      : `The database was brought to ${at} (${applied.length} migrations).\n`,
  );
}

/** The demo tenant; a second run finds it and changes nothing. */
export async function runSeed(settings: Settings): Promise<void> {
  if (settings.ZVON_DEMO === 'no') return;
  const pool = openPool(settings.DATABASE_URL, { max: 4, log: () => undefined });
  const db = openDatabase(pool);
  try {
    await seedDemo({ db, hashPassword, now: Date.now() });
  } finally {
    await db.destroy();
  }
}
