import type { LogReader } from './log.ts';

/** Times of facts and of the ledger that cannot be: before what they follow, or outside the time that was lived. */
export async function untrueTimes(log: LogReader, lived: { fromMs: number; toMs: number }): Promise<string[]> {
  const span = [new Date(lived.fromMs), new Date(lived.toMs)];
  const found = await Promise.all([
    log.query<{ fault: string }>(
      `select format('version %s (%s) is of %s, the one before it of %s', version, kind, at, before) as fault
       from (select version, kind, at, epoch, lag(at) over (order by version) as before,
                    lag(epoch) over (order by version) as epoch_before from event) as told
       where epoch is not null and epoch_before is not null and at < before - interval '5 ms'`,
    ),
    log.query<{ fault: string }>(
      `select format('version %s (%s) is of %s', version, kind, at) as fault from event
       where epoch is not null and (at < $1 or at > $2)`,
      span,
    ),
    log.query<{ fault: string }>(
      `select format('version %s was answered after %s ms', version, body ->> 'waitedMs') as fault from event
       where kind = 'call.answered' and ((body ->> 'waitedMs')::bigint < 0 or (body ->> 'waitedMs')::bigint > 60000)`,
    ),
    log.query<{ fault: string }>(
      `select format('contact %s: arrived %s, queued %s, offered %s, answered %s, ended %s',
                     id, arrived_at, queued_at, offered_at, answered_at, ended_at) as fault from interaction
       where queued_at < arrived_at or offered_at < queued_at or answered_at < offered_at or ended_at < arrived_at
          or ended_at < answered_at`,
    ),
    log.query<{ fault: string }>(
      `select format('the ledger of %s begins a row at %s after one of %s', agent_id, started_at, before) as fault
       from (select agent_id, started_at, lag(started_at) over (partition by agent_id order by version) as before
             from agent_state) as ledger where started_at < before`,
    ),
    log.query<{ fault: string }>(
      `select format('version %s: %s', version, body) as fault from event
       where kind = 'offer.ended' or (kind = 'agent.stateChanged' and body ->> 'reason' in ('missed', 'lost-connection', 'phone-lost'))`,
    ),
  ]);
  return found.flat().map(({ fault }) => fault);
}
