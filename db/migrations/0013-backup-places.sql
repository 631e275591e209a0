-- Where a backup was written, so that a disk that is not mounted is told from one that is new, and what stood in its way
-- as a code that the screens have words for. Of what ran before neither is known.
alter table backup_run
  add column place text,
  add column why text check (why is null or failure is not null);
