import type { Kysely } from 'kysely';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { oneTimeCodes } from '../adapters/one-time-codes/one-time-codes.ts';
import { hashPassword, verifyPassword } from '../adapters/password/argon2.ts';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { type CommitLeft, commitUnit, readAs } from '../adapters/postgres/unit.ts';
import type { Deps } from '../features/deps.ts';
import type { TenantId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';
import { routeTo, type Shard } from './shard.ts';

/** 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** The use cases' world: transactions whose commits wake the followers, and the tenants' engines. */
export function featureDeps(options: {
  db: Kysely<Tables>;
  /** The database's time. */
  now(): Instant;
  secrets: Deps['secrets'];
  shardOf(tenantId: TenantId): Shard | undefined;
  tenantOf(host: string): Promise<TenantId>;
  committed(tenantId: TenantId, left: CommitLeft): void;
  provisionPhones(): Promise<void>;
}): Deps {
  const { db } = options;
  return {
    read: (who, read) => readAs(db, who, read),
    commit: async (who, work) => {
      const { result, left } = await commitUnit(db, who, work);
      options.committed(who.tenantId, left);
      return result;
    },
    route: (tenantId, request) => routeTo(options.shardOf(tenantId), request),
    tenantOf: options.tenantOf,
    provisionPhones: options.provisionPhones,
    hashPassword,
    verifyPassword,
    secrets: options.secrets,
    codes: oneTimeCodes,
    newToken,
    sha256: (text) => createHash('sha256').update(text).digest(),
    newId: randomUUID,
    now: options.now,
  };
}
