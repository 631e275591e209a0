import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { oneTimeCodes } from '../../src/adapters/one-time-codes/one-time-codes.ts';
import { createSecretBox } from '../../src/adapters/secrets/secret-box.ts';
import type { Database } from '../../src/adapters/postgres/pool.ts';
import { type Who, commitUnit, readAs } from '../../src/adapters/postgres/unit.ts';
import type { AgentRequest } from '../../src/core/routing/event.ts';
import type { Deps } from '../../src/features/deps.ts';
import type { LoggedEvent } from '../../src/shared/events.ts';
import type { TenantId } from '../../src/shared/ids.ts';

export interface RecordingDeps extends Deps {
  /** Every event committed through these deps, oldest first. */
  readonly committed: LoggedEvent[];
  /** What was handed to the routing engine, which is not there. */
  readonly routed: { tenantId: TenantId; request: AgentRequest }[];
  /** Set it to stop the clock of the process; the database has its own. */
  clock: number | null;
  /** The facts of a kind that were committed. */
  facts<K extends LoggedEvent['fact']['kind']>(kind: K): Extract<LoggedEvent['fact'], { kind: K }>[];
}

export function makeRecordingDeps(db: Database, newId: () => string): RecordingDeps {
  const committed: LoggedEvent[] = [];
  const routed: RecordingDeps['routed'] = [];
  const deps: RecordingDeps = {
    committed,
    routed,
    clock: null,
    read: (who, read) => readAs(db, who, read),
    commit: async (who: Who, work) => {
      const { result, left } = await commitUnit(db, who, work);
      committed.push(...left.events);
      return result;
    },
    route: (tenantId, request) => Promise.resolve(void routed.push({ tenantId, request })),
    tenantOf: async () =>
      (await db.selectFrom('tenant').select('id').orderBy('key').executeTakeFirstOrThrow()).id as TenantId,
    provisionPhones: () => Promise.resolve(),
    hashPassword: (password) => hash(password),
    verifyPassword: (passwordHash, password) => verify(passwordHash, password),
    secrets: createSecretBox(randomBytes(32)),
    codes: oneTimeCodes,
    newToken: () => randomBytes(32).toString('base64url'),
    sha256: (text) => createHash('sha256').update(text).digest(),
    newId,
    now: () => deps.clock ?? Date.now(),
    facts: (kind) => committed.map((event) => event.fact).filter((fact) => fact.kind === kind) as never,
  };
  return deps;
}
