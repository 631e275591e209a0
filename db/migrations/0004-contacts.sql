-- Routing set-up, interactions (facts), cases (business) and the links between them.

create table skill (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  names jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('skill', 'select, insert, update');

create table agent_skill (
  tenant_id uuid not null references tenant,
  agent_id uuid not null,
  skill_id uuid not null,
  level int not null check (level between 1 and 10),
  primary key (tenant_id, agent_id, skill_id),
  foreign key (tenant_id, agent_id) references user_account (tenant_id, id),
  foreign key (tenant_id, skill_id) references skill (tenant_id, id)
);
call protect('agent_skill', 'select, insert, update, delete');

create table queue (
  tenant_id uuid not null references tenant,
  id uuid not null,
  principal_id uuid,
  key text not null,
  names jsonb not null,
  language text not null,
  priority int not null default 0,
  ageing_per_minute numeric not null default 1,
  ring_ms int not null default 20000 check (ring_ms between 3000 and 120000),
  wrap_up_ms int not null default 30000 check (wrap_up_ms between 0 and 600000),
  wrap_up_extension_ms int not null default 30000,
  wrap_up_extensions_max int not null default 1,
  service_level_ms int not null default 20000,
  recorded boolean not null default true,
  last_agent_ms int not null default 0,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id)
);
call protect('queue', 'select, insert, update');

create table queue_skill (
  tenant_id uuid not null references tenant,
  queue_id uuid not null,
  skill_id uuid not null,
  level int not null check (level between 1 and 10),
  primary key (tenant_id, queue_id, skill_id),
  foreign key (tenant_id, queue_id) references queue (tenant_id, id),
  foreign key (tenant_id, skill_id) references skill (tenant_id, id)
);
call protect('queue_skill', 'select, insert, update, delete');

create table flow (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  names jsonb not null,
  published_version int not null,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('flow', 'select, insert, update');

create table flow_version (
  tenant_id uuid not null references tenant,
  flow_id uuid not null,
  version int not null,
  definition jsonb not null,
  published_at timestamptz not null default now(),
  primary key (tenant_id, flow_id, version),
  foreign key (tenant_id, flow_id) references flow (tenant_id, id)
);
call protect('flow_version', 'select, insert');

create table number (
  tenant_id uuid not null references tenant,
  id uuid not null,
  principal_id uuid,
  -- E.164 without the plus, as it is dialled.
  digits text not null check (digits ~ '^[0-9]{3,15}$'),
  flow_id uuid not null,
  language text not null,
  primary key (tenant_id, id),
  unique (tenant_id, digits),
  foreign key (tenant_id, flow_id) references flow (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id)
);
call protect('number', 'select, insert, update');

create table topic (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  names jsonb not null,
  position int not null default 0,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('topic', 'select, insert, update');

create table outcome (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  names jsonb not null,
  -- What it does, in a few words on its button.
  consequence_names jsonb not null default '{}',
  icon text not null,
  -- none: no case, the contact is only counted; keep: cases stay as they are; resolve: open cases of the contact close;
  -- wait: they wait for the customer; callback: a call is promised.
  effect text not null check (effect in ('none', 'keep', 'resolve', 'wait', 'callback')),
  position int not null,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('outcome', 'select, insert, update');

create table interaction (
  tenant_id uuid not null references tenant,
  id uuid not null,
  principal_id uuid,
  channel text not null check (channel in ('phone', 'email', 'chat', 'sms')),
  direction text not null check (direction in ('in', 'out')),
  from_number text,
  to_number text,
  contact_point_id uuid,
  number_id uuid,
  flow_id uuid,
  flow_version int,
  queue_id uuid,
  language text not null,
  state text not null check (state in ('flow', 'queue', 'offered', 'talking', 'ended')),
  arrived_at timestamptz not null,
  queued_at timestamptz,
  offered_at timestamptz,
  ring_until timestamptz,
  answered_at timestamptz,
  held boolean not null default false,
  held_ms bigint not null default 0,
  held_since timestamptz,
  leg_lost_until timestamptz,
  ended_at timestamptz,
  ending text,
  ended_by text,
  agent_id uuid,
  leg_id text,
  position_told int,
  reason jsonb,
  attributes jsonb not null default '{}',
  identity_state text not null default 'unsought'
    check (identity_state in ('unsought', 'none', 'several', 'matched', 'anonymous', 'third-party')),
  candidates jsonb not null default '[]',
  pop jsonb not null default '[]',
  customer_id uuid,
  outcome_id uuid,
  outcome_late boolean not null default false,
  voided_at timestamptz,
  voided_by uuid,
  void_reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id),
  foreign key (tenant_id, queue_id) references queue (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id),
  foreign key (tenant_id, outcome_id) references outcome (tenant_id, id),
  foreign key (tenant_id, agent_id) references user_account (tenant_id, id),
  foreign key (tenant_id, contact_point_id) references contact_point (tenant_id, id)
);
create index interaction_time on interaction (tenant_id, arrived_at);
create index interaction_agent on interaction (tenant_id, agent_id, arrived_at);
create index interaction_customer on interaction (tenant_id, customer_id, arrived_at);
create index interaction_point on interaction (tenant_id, contact_point_id, arrived_at);
create index interaction_live on interaction (tenant_id, state) where state <> 'ended';
call protect('interaction', 'select, insert, update');

-- Why the contact was made; several, each with the object it is about and its own outcome. Never deleted.
create table interaction_topic (
  tenant_id uuid not null references tenant,
  id uuid not null,
  interaction_id uuid not null,
  topic_id uuid not null,
  object_id uuid,
  outcome_id uuid,
  source text not null check (source in ('agent', 'action')),
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  unique nulls not distinct (tenant_id, interaction_id, topic_id, object_id),
  foreign key (tenant_id, interaction_id) references interaction (tenant_id, id),
  foreign key (tenant_id, topic_id) references topic (tenant_id, id),
  foreign key (tenant_id, object_id) references object (tenant_id, id),
  foreign key (tenant_id, outcome_id) references outcome (tenant_id, id)
);
call protect('interaction_topic', 'select, insert, update');

create table wrap_up (
  tenant_id uuid not null references tenant,
  interaction_id uuid not null,
  agent_id uuid not null,
  state text not null check (state in ('open', 'parked', 'finished')),
  until timestamptz,
  extensions int not null default 0,
  parked_at timestamptz,
  parked_why text,
  finished_at timestamptz,
  primary key (tenant_id, interaction_id, agent_id),
  foreign key (tenant_id, interaction_id) references interaction (tenant_id, id),
  foreign key (tenant_id, agent_id) references user_account (tenant_id, id)
);
create index wrap_up_of on wrap_up (tenant_id, agent_id) where state <> 'finished';
call protect('wrap_up', 'select, insert, update');

-- Everything typed, saved as it is typed. `subject` is what it belongs to: interaction:<id>, search:<interaction id> ...
create table draft (
  tenant_id uuid not null references tenant,
  user_id uuid not null,
  subject text not null,
  field text not null,
  value text not null,
  saved_at timestamptz not null,
  primary key (tenant_id, user_id, subject, field),
  foreign key (tenant_id, user_id) references user_account (tenant_id, id)
);
call protect('draft', 'select, insert, update');

create table case_type (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  names jsonb not null,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('case_type', 'select, insert, update');

create table "case" (
  tenant_id uuid not null references tenant,
  id uuid not null,
  principal_id uuid,
  no bigint not null,
  case_type_id uuid not null,
  category text,
  title text not null,
  state text not null check (state in ('open', 'waiting', 'resolved', 'voided')),
  priority int not null default 0,
  -- Null: nobody knows yet whose it is. The contact point keeps the way back.
  customer_id uuid,
  contact_point_id uuid,
  object_id uuid,
  owner_id uuid,
  due_at timestamptz,
  -- By hand, or by which action in which version.
  made_by jsonb not null,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, no),
  foreign key (tenant_id, case_type_id) references case_type (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id),
  foreign key (tenant_id, contact_point_id) references contact_point (tenant_id, id),
  foreign key (tenant_id, object_id) references object (tenant_id, id),
  foreign key (tenant_id, owner_id) references user_account (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id)
);
create index case_customer on "case" (tenant_id, customer_id);
create index case_point on "case" (tenant_id, contact_point_id);
create index case_object on "case" (tenant_id, object_id);
call protect('"case"', 'select, insert, update');

create table case_number (
  tenant_id uuid primary key references tenant,
  last bigint not null
);
call protect('case_number', 'select, insert, update');

create table case_interaction (
  tenant_id uuid not null references tenant,
  case_id uuid not null,
  interaction_id uuid not null,
  role text not null check (role in ('opened_by', 'continued_in', 'mentioned')),
  linked_at timestamptz not null,
  primary key (tenant_id, case_id, interaction_id),
  foreign key (tenant_id, case_id) references "case" (tenant_id, id),
  foreign key (tenant_id, interaction_id) references interaction (tenant_id, id)
);
create index case_interaction_of on case_interaction (tenant_id, interaction_id);
call protect('case_interaction', 'select, insert');

-- The same act twice in one contact is one case: this key is what makes it so.
create table action_run (
  tenant_id uuid not null references tenant,
  id uuid not null,
  action_id uuid not null,
  action_version int not null,
  object_id uuid not null,
  interaction_id uuid,
  user_id uuid not null,
  case_id uuid,
  result text not null check (result in ('done', 'failed')),
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, action_id) references action (tenant_id, id),
  foreign key (tenant_id, object_id) references object (tenant_id, id),
  foreign key (tenant_id, interaction_id) references interaction (tenant_id, id),
  foreign key (tenant_id, case_id) references "case" (tenant_id, id)
);
create unique index action_run_case on action_run (tenant_id, interaction_id, action_id, object_id) where case_id is not null and interaction_id is not null;
call protect('action_run', 'select, insert');

create table recording (
  tenant_id uuid not null references tenant,
  id uuid not null,
  principal_id uuid,
  interaction_id uuid not null,
  name text not null,
  state text not null check (state in ('running', 'ended', 'stored', 'missing')),
  started_at timestamptz not null,
  ended_at timestamptz,
  duration_ms bigint,
  -- Encrypted stereo file: where, how long, its hash, and its data key wrapped by the tenant's key.
  file text,
  bytes bigint,
  sha256 bytea,
  wrapped_key bytea,
  primary key (tenant_id, id),
  unique (tenant_id, name),
  foreign key (tenant_id, interaction_id) references interaction (tenant_id, id)
);
create index recording_of on recording (tenant_id, interaction_id);
call protect('recording', 'select, insert, update');

create table callback (
  tenant_id uuid not null references tenant,
  id uuid not null,
  principal_id uuid,
  contact_point_id uuid,
  number text,
  customer_id uuid,
  interaction_id uuid,
  due_at timestamptz not null,
  owner_id uuid,
  substitute_id uuid,
  queue_id uuid,
  origin text not null check (origin in ('lost-pbx', 'lost-agent', 'wrap-up', 'queue', 'web', 'voicemail')),
  note text,
  attempts int not null default 0,
  state text not null default 'due' check (state in ('due', 'done', 'cancelled')),
  created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, interaction_id) references interaction (tenant_id, id),
  foreign key (tenant_id, owner_id) references user_account (tenant_id, id),
  foreign key (tenant_id, queue_id) references queue (tenant_id, id)
);
create index callback_owner on callback (tenant_id, owner_id, due_at) where state = 'due';
call protect('callback', 'select, insert, update');
