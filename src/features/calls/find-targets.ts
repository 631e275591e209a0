import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TransferTargets } from '../../shared/api/calls.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId, TenantId } from '../../shared/ids.ts';
import { inLanguage, type Words } from '../../shared/language.ts';
import type { SignedIn } from '../route.ts';
import { agentsNow, hasSkillsFor } from './serving-sql.ts';

/** To whom a call may be transferred: queues with who waits there, and colleagues who have what its queue asks for. */
export async function findTargets(
  tx: Tx,
  { tenantId, userId, language }: SignedIn,
  id: InteractionId,
): Promise<TransferTargets> {
  const contact = await tx
    .selectFrom('interaction')
    .select(['agent_id', 'queue_id', 'principal_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!contact) throw new AppError('not-found');
  if (contact.agent_id !== userId) throw new AppError('call-not-yours');
  const queues = await findQueues(tx, tenantId);
  const agents = await findAgents(tx, { tenantId, userId }, contact);
  return {
    queues: queues.map(({ names, ...queue }) => ({ ...queue, name: inLanguage(names, language) })),
    agents: agents as TransferTargets['agents'],
  };
}

type Queue = Omit<TransferTargets['queues'][number], 'name'> & { names: Words };

async function findQueues(tx: Tx, tenantId: TenantId): Promise<Queue[]> {
  const { rows } = await sql<Queue>`
    with agents as (${agentsNow(tenantId)})
    select q.id, q.names,
      (select count(*) from interaction i where i.tenant_id = q.tenant_id and i.queue_id = q.id and i.state = 'queue')
        as waiting,
      (select count(*) from agents a
       where a.state = 'ready' and ${hasSkillsFor(tenantId, sql.ref('a.id'), sql.ref('q.id'))}) as ready
    from queue q where q.tenant_id = ${tenantId} and q.retired_at is null order by q.key`.execute(tx);
  return rows;
}

/** Signed in, with the skills of the queue and the scope of the contact; those who are free come first. */
async function findAgents(
  tx: Tx,
  { tenantId, userId }: Pick<SignedIn, 'tenantId' | 'userId'>,
  { queue_id: queueId, principal_id: principalId }: { queue_id: string | null; principal_id: string | null },
) {
  const { rows } = await sql<{ id: string; name: string; state: string; reason: string | null }>`
    with agents as (${agentsNow(tenantId)})
    select a.id, a.name, a.state, a.reason from agents a
    where a.id <> ${userId} and a.state <> 'offline' and a.voice_capacity > 0
      and (${principalId}::uuid is null or a.principal_ids is null or ${principalId}::uuid = any(a.principal_ids))
      and ${hasSkillsFor(tenantId, sql.ref('a.id'), sql`${queueId}::uuid`)}
    order by a.state <> 'ready', a.name`.execute(tx);
  return rows;
}
