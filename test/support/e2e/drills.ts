import type { ZvonProcess } from './zvon-process.ts';

/** A backup of the last Sunday, and three drills of which the oldest went wrong. */
export async function drilledLately(zvon: ZvonProcess): Promise<void> {
  await zvon.query(`
    insert into backup_run (id, node, started_at, finished_at, method, set_name, bytes, recordings, recordings_missing)
    values (gen_random_uuid(), 'node-1', now() - interval '3 days 4 s', now() - interval '3 days', 'files',
      '20261119T021200Z', 48213004, 1204, 0)`);
  await zvon.query(`
    insert into drill_run (id, kind, node, started_at, finished_at, target_at, rto_ms, rpo_ms, detail, failure)
    select gen_random_uuid(), kind, 'node-1', now() - age, now() - age + interval '9 s', now() - age - back, rto, rpo,
           detail::jsonb, failure
    from (values
      ('restore', interval '7 hours', interval '5 hours', 8240, 21300, '{"tenants": 1, "events": 20114}', null),
      ('failover', interval '2 days', null, 410, 0, '{"acknowledged": 3127, "lost": 0, "unacknowledged": 2}', null),
      ('restore', interval '2 days 7 hours', interval '1 hour', null, null, '{}',
        '000000010000000000000031 of the log is missing, which this moment needs.')
    ) as drill (kind, age, back, rto, rpo, detail, failure)`);
}

/** The last try found the mount point of a disk that is away. */
export async function lostItsBackupDisk(zvon: ZvonProcess): Promise<void> {
  await zvon.query(`
    insert into backup_run (id, node, started_at, finished_at, place, failure, why)
    values (gen_random_uuid(), 'node-1', now() - interval '4 minutes', now() - interval '4 minutes', '/mnt/backup',
      '/mnt/backup held sets and holds none now: mount its disk, or, if the disk is new, begin on it by zvon backup --new-disk.',
      'place-emptied')`);
}

/** The last proof is older than it may be. */
export async function drilledTooLongAgo(zvon: ZvonProcess): Promise<void> {
  await zvon.query("update drill_run set started_at = started_at - interval '1 day'");
}
