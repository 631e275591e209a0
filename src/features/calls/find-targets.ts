import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TransferTargets } from '../../shared/api/calls.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId } from '../../shared/ids.ts';
import { inLanguage, type Words } from '../../shared/language.ts';
import type { SignedIn } from '../route.ts';

/** To whom a call may be handed on: queues with who waits there, and colleagues who have what its queue asks for. */
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

async function findQueues(tx: Tx, tenantId: SignedIn['tenantId']): Promise<Queue[]> {
  const { rows } = await sql<Queue>`
    select q.id, q.names,
      (select count(*) from interaction i where i.tenant_id = q.tenant_id and i.queue_id = q.id and i.state = 'queue')
        as waiting,
      (select count(*) from user_account u
       join lateral (
         select state from agent_state where tenant_id = u.tenant_id and agent_id = u.id order by version desc limit 1
       ) s on s.state = 'ready'
       where u.tenant_id = q.tenant_id and not exists (
         select 1 from queue_skill r
         left join agent_skill k on k.tenant_id = r.tenant_id and k.skill_id = r.skill_id and k.agent_id = u.id
         where r.tenant_id = q.tenant_id and r.queue_id = q.id and coalesce(k.level, 0) < r.level)) as ready
    from queue q where q.tenant_id = ${tenantId} and q.retired_at is null order by q.key`.execute(tx);
  return rows;
}

/** Signed in, with the skills of the queue and the scope of the contact; those who are free come first. */
async function findAgents(
  tx: Tx,
  { tenantId, userId }: Pick<SignedIn, 'tenantId' | 'userId'>,
  contact: { queue_id: string | null; principal_id: string | null },
) {
  const { rows } = await sql<{ id: string; name: string; state: string; reason: string | null }>`
    select u.id, u.name, s.state, s.reason from user_account u
    join lateral (
      select state, reason from agent_state where tenant_id = u.tenant_id and agent_id = u.id order by version desc limit 1
    ) s on s.state <> 'offline'
    where u.tenant_id = ${tenantId} and u.id <> ${userId} and u.deactivated_at is null and u.voice_capacity > 0
      and (${contact.principal_id}::uuid is null or u.principal_ids is null
        or ${contact.principal_id}::uuid = any(u.principal_ids))
      and not exists (
        select 1 from queue_skill r
        left join agent_skill k on k.tenant_id = r.tenant_id and k.skill_id = r.skill_id and k.agent_id = u.id
        where r.tenant_id = ${tenantId} and r.queue_id = ${contact.queue_id}::uuid and coalesce(k.level, 0) < r.level)
    order by s.state <> 'ready', u.name`.execute(tx);
  return rows;
}
