-- What an administrator sets up, live and with its history. `before` and `after` are the settings as the API shows them
-- (keys, not ids), so that a change can be read, compared and undone whatever the tables look like by then.
create table config_change (
  tenant_id uuid not null references tenant,
  noun text not null,
  key text not null,
  revision int not null check (revision > 0),
  change text not null check (change in ('made', 'changed', 'retired', 'brought-back')),
  at timestamptz not null,
  changed_by jsonb not null,
  why text,
  before jsonb,
  after jsonb not null,
  primary key (tenant_id, noun, key, revision)
);
create index config_change_by_time on config_change (tenant_id, at desc);
call protect('config_change', 'select, insert');

create table holidays (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  settings jsonb not null,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('holidays', 'select, insert, update');

create table calendar (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  settings jsonb not null,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('calendar', 'select, insert, update');

alter table skill add column retired_at timestamptz;

-- A number's plans and its emergency name flows and calendars by key, as the settings do.
alter table number
  add column plans jsonb not null default '[]' check (jsonb_typeof(plans) = 'array'),
  add column emergency jsonb,
  add column retired_at timestamptz;

-- The order in which a queue names its skills: a relaxation may leave only the first.
alter table queue_skill add column position int not null default 0;
