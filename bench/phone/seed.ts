import { hash } from '@node-rs/argon2';
import { randomBytes, randomUUID } from 'node:crypto';
import { openDatabase, openPool } from '../../src/adapters/postgres/pool.ts';
import { commitUnit, type Unit } from '../../src/adapters/postgres/unit.ts';
import type { FlowDefinition } from '../../src/shared/config/flow.ts';
import { putRows } from '../../src/features/demo/seed/put-rows.ts';
import type { TenantId } from '../../src/shared/ids.ts';

export const benchPassword = 'zvon-bench-password';
export const benchEmail = (nth: number): string => `agent-${nth}@bench.example`;

/** A company with one number, one queue and many agents of three levels of one skill. */
export async function seedBench(ownerUrl: string, { agents, number }: { agents: number; number: string }) {
  const tenantId = randomUUID() as TenantId;
  const db = openDatabase(openPool(ownerUrl, { max: 1, log: () => undefined }));
  try {
    const who = { tenantId, actor: { kind: 'import', batch: 'bench' } as const, principalIds: null };
    // Every agent signs in once: cheap to check, for signing in is not what is measured.
    const passwordHash = await hash(benchPassword, { memoryCost: 64, timeCost: 1, parallelism: 1 });
    await commitUnit(db, who, async (unit) => {
      await putTenant(unit);
      const skillId = randomUUID();
      await putRows(unit, 'skill', [{ id: skillId, key: 'cards', names: '{}' }]);
      await putAgents(unit, { agents, skillId, passwordHash });
      await putLine(unit, { number, skillId });
    });
  } finally {
    await db.destroy();
  }
}

async function putTenant(unit: Unit): Promise<void> {
  await unit.tx
    .insertInto('tenant')
    .values({
      ...{ id: unit.who.tenantId, key: 'bench', name: 'Bench', country: 'CZ', language: 'cs', currency: 'CZK' },
      time_zone: 'Europe/Prague',
    })
    .execute();
  await putRows(unit, 'event_head', [{ version: 0 }]);
}

async function putAgents(
  unit: Unit,
  { agents, skillId, passwordHash }: { agents: number; skillId: string; passwordHash: string },
): Promise<void> {
  const ids = Array.from({ length: agents }, () => randomUUID());
  await putRows(
    unit,
    'user_account',
    ids.map((id, nth) => ({
      ...{ id, key: `agent-${nth}`, email: benchEmail(nth), name: `Agent ${nth}`, role: 'agent', language: 'cs' },
      ...{ principal_ids: null, password_hash: passwordHash, phone_password: randomBytes(18).toString('base64url') },
    })),
  );
  await putRows(
    unit,
    'agent_skill',
    ids.map((id, nth) => ({ agent_id: id, skill_id: skillId, level: 1 + (nth % 3) })),
  );
}

/** Straight to the queue, as the extension of Queue() is; nobody wraps up, so that an agent is free at once. */
async function putLine(unit: Unit, { number, skillId }: { number: string; skillId: string }): Promise<void> {
  const [queueId, flowId] = [randomUUID(), randomUUID()];
  const definition: FlowDefinition = {
    start: 'wait',
    steps: { wait: { kind: 'queue', queue: 'bench', prompt: null, positionEveryMs: null } },
  };
  await putRows(unit, 'queue', [
    { id: queueId, key: 'bench', names: '{}', language: 'cs', wrap_up_ms: 0, recorded: false },
  ]);
  await putRows(unit, 'queue_skill', [{ queue_id: queueId, skill_id: skillId, level: 1 }]);
  await putRows(unit, 'flow', [{ id: flowId, key: 'bench', names: '{}', published_version: 1 }]);
  await putRows(unit, 'flow_version', [{ flow_id: flowId, version: 1, definition: JSON.stringify(definition) }]);
  await putRows(unit, 'number', [{ id: randomUUID(), digits: number, flow_id: flowId, language: 'cs' }]);
}
