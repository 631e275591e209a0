-- The record of truth: one gap-free sequence of facts per tenant, the lease of whoever routes for it,
-- what is to be done after a commit, the ledger of agents' time and the audit chain.

-- The tenant's shard: who may route for it. Every routing append checks the epoch; only the database's clock counts.
create table shard_lease (
  tenant_id uuid primary key references tenant,
  owner text not null,
  epoch bigint not null,
  expires_at timestamptz not null
);
call protect('shard_lease', 'select, insert, update');

-- Taken `for update` as the last lock of each writing transaction: versions follow the order of commits without gaps.
create table event_head (
  tenant_id uuid primary key references tenant,
  version bigint not null
);
call protect('event_head', 'select, insert, update');

create table event (
  tenant_id uuid not null references tenant,
  version bigint not null,
  at timestamptz not null,
  kind text not null,
  actor jsonb not null,
  caused_by bigint,
  epoch bigint,
  interaction_id uuid,
  body jsonb not null,
  primary key (tenant_id, version)
);
create index event_interaction on event (tenant_id, interaction_id, version) where interaction_id is not null;
call protect('event', 'select, insert');

-- Routing state at a version, so that a restart folds only what came after.
create table routing_snapshot (
  tenant_id uuid not null references tenant,
  version bigint not null,
  state jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, version)
);
call protect('routing_snapshot', 'select, insert, delete');

-- What follows from a commit: written with it, done after it, at least once.
create table outbox (
  tenant_id uuid not null references tenant,
  id bigint generated always as identity,
  topic text not null,
  body jsonb not null,
  caused_by bigint not null,
  attempts int not null default 0,
  run_at timestamptz not null default now(),
  failed_at timestamptz,
  last_error text,
  primary key (tenant_id, id)
);
create index outbox_due on outbox (tenant_id, run_at) where failed_at is null;
call protect('outbox', 'select, insert, update, delete');

-- Every second of an agent: a row is the beginning of a state, its end is the next row. Never changed.
create table agent_state (
  tenant_id uuid not null references tenant,
  version bigint not null,
  agent_id uuid not null,
  started_at timestamptz not null,
  state text not null,
  reason text,
  activity text,
  paid boolean not null,
  interaction_id uuid,
  queue_id uuid,
  principal_id uuid,
  set_by uuid,
  source text not null check (source in ('agent', 'supervisor', 'engine')),
  primary key (tenant_id, version),
  foreign key (tenant_id, agent_id) references user_account (tenant_id, id)
);
create index agent_state_of on agent_state (tenant_id, agent_id, version desc);
call protect('agent_state', 'select, insert');

create view agent_ledger with (security_invoker = true) as
select s.*, lead(s.started_at) over (partition by s.tenant_id, s.agent_id order by s.version) as ended_at
from agent_state s;
grant select on agent_ledger to zvon_app;

-- Who did what to which record. Each row carries the hash of the one before it; zvon_app can add but not change.
create table audit (
  tenant_id uuid not null references tenant,
  seq bigint not null,
  at timestamptz not null,
  actor jsonb not null,
  act text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  event_version bigint,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (tenant_id, seq)
);
create index audit_subject on audit (tenant_id, subject_kind, subject_id, seq);
call protect('audit', 'select, insert');
