-- What the installation did for the day on which it is lost: its backups and its drills. Of the installation, not of a
-- tenant: nothing of what was backed up stands here. The process only looks; the commands write as the owner.
create table backup_run (
  id uuid primary key,
  node text not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  method text check (method in ('files', 'replication')),
  set_name text,
  bytes bigint,
  recordings int,
  recordings_missing int,
  -- One sentence; null when it went well.
  failure text,
  check ((failure is null) = (set_name is not null))
);
create index backup_run_by_time on backup_run (started_at desc);
grant select on backup_run to zvon_app;

create table drill_run (
  id uuid primary key,
  kind text not null check (kind in ('restore', 'failover')),
  node text not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  -- The moment that was restored.
  target_at timestamptz,
  -- From nothing to the first answer, and what would have been lost.
  rto_ms bigint,
  rpo_ms bigint,
  detail jsonb not null default '{}',
  failure text
);
create index drill_run_by_time on drill_run (kind, started_at desc);
grant select on drill_run to zvon_app;
