import type pg from 'pg';

/**
 * A set that fails is tried again every ten minutes, and its runs are of use for a month. What went well and what was
 * drilled stays for more than a year. The newest set of a place is never forgotten: it says that there was one.
 */
export async function forgetOldRuns(connection: pg.Client): Promise<void> {
  await connection.query(
    "delete from backup_run where failure is not null and started_at < clock_timestamp() - interval '30 days'",
  );
  await connection.query(
    `delete from backup_run as old
     where failure is null and started_at < clock_timestamp() - interval '400 days'
       and exists (select from backup_run as newer
                   where newer.failure is null and newer.place is not distinct from old.place
                     and newer.started_at > old.started_at)`,
  );
  await connection.query("delete from drill_run where started_at < clock_timestamp() - interval '400 days'");
}
