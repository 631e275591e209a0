import type { Tx } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { AgentState } from '../../shared/agent-state.ts';
import type { InteractionId, UserId } from '../../shared/ids.ts';
import { inLanguage } from '../../shared/language.ts';
import { isoOf } from '../../shared/time.ts';
import type { SignedIn } from '../route.ts';

/** An agent's states in a period, cut at its edges; the open one ends now. Offline time is not logged-in time. */
export async function getLedger(
  tx: Tx,
  signedIn: SignedIn,
  asked: { id: UserId; from: string; to: string },
  now: number,
) {
  const { tenantId, language } = signedIn;
  const known = await tx
    .selectFrom('user_account')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', asked.id)
    .executeTakeFirst();
  if (!known) throw new AppError('not-found');
  const from = Date.parse(asked.from);
  const to = Math.min(Date.parse(asked.to), now);
  const rows = await tx
    .selectFrom('agent_ledger as l')
    .leftJoin('queue as q', (join) => join.onRef('q.tenant_id', '=', 'l.tenant_id').onRef('q.id', '=', 'l.queue_id'))
    .leftJoin('user_account as s', (join) =>
      join.onRef('s.tenant_id', '=', 'l.tenant_id').onRef('s.id', '=', 'l.set_by'),
    )
    .select([
      'l.started_at',
      'l.ended_at',
      'l.state',
      'l.reason',
      'l.activity',
      'l.paid',
      'l.interaction_id',
      'l.source',
      'q.names',
      's.name as set_by_name',
    ])
    .where('l.tenant_id', '=', tenantId)
    .where('l.agent_id', '=', asked.id)
    .where('l.started_at', '<', new Date(to))
    .where((eb) => eb.or([eb('l.ended_at', 'is', null), eb('l.ended_at', '>', new Date(from))]))
    .orderBy('l.version')
    .execute();
  const cut = rows.map((row) => ({
    row,
    start: Math.max(row.started_at.getTime(), from),
    end: Math.min(row.ended_at?.getTime() ?? to, to),
  }));
  const online = cut.filter(({ row }) => row.state !== 'offline');
  return {
    rows: cut.map(({ row }) => ({
      startedAt: isoOf(row.started_at.getTime()),
      endedAt: row.ended_at ? isoOf(row.ended_at.getTime()) : null,
      state: row.state as AgentState,
      reason: row.reason,
      activity: row.activity,
      paid: row.paid,
      interactionId: row.interaction_id as InteractionId | null,
      queueName: row.names ? inLanguage(row.names, language) : null,
      setByName: row.set_by_name,
      source: row.source as 'agent' | 'supervisor' | 'engine',
    })),
    sumOfStatesMs: online.reduce((sum, { start, end }) => sum + (end - start), 0),
    loggedInMs: loggedIn(cut),
  };
}

/** Time from each sign-in to the next going offline: counted apart from the states, so that the two can be compared. */
function loggedIn(cut: readonly { row: { state: string }; start: number; end: number }[]): number {
  let total = 0;
  let since: number | null = null;
  for (const { row, start } of cut) {
    if (row.state === 'offline') {
      if (since !== null) total += start - since;
      since = null;
    } else since ??= start;
  }
  const last = cut.at(-1);
  return since !== null && last ? total + (last.end - since) : total;
}
