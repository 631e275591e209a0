-- Customers, the points at which they are reached, the things they have, and what other systems know of them.

create table customer (
  tenant_id uuid not null references tenant,
  id uuid not null,
  principal_id uuid,
  kind text not null check (kind in ('person', 'organisation')),
  party text not null default 'customer' check (party in ('customer', 'supplier', 'partner', 'employee')),
  given_name text,
  family_name text,
  organisation_name text,
  -- As shown in lists: family name first, or the organisation.
  name text not null,
  -- Made by core/search from name and city: lower case, no marks, Cyrillic and Han in Latin letters.
  search_key text not null,
  birth_date date,
  identifier text,
  language text not null,
  city text,
  address text,
  since date,
  flags text[] not null default '{}',
  consents jsonb not null default '{}',
  note text,
  created_at timestamptz not null default now(),
  created_in uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id)
);
create index customer_search on customer using gin (tenant_id, search_key gin_trgm_ops);
create index customer_identifier on customer (tenant_id, identifier) where identifier is not null;
call protect('customer', 'select, insert, update');

-- A number or an address is an entity with a status of its own; several customers may share it.
create table contact_point (
  tenant_id uuid not null references tenant,
  id uuid not null,
  kind text not null check (kind in ('phone', 'email', 'address', 'messenger')),
  -- Phone: E.164 with plus; e-mail: lower case.
  value text not null,
  status text not null default 'unverified' check (status in ('unverified', 'verified', 'wrong-person', 'dead', 'refused')),
  source text not null,
  last_success_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, kind, value)
);
create index contact_point_digits on contact_point (tenant_id, right(value, 9)) where kind = 'phone';
call protect('contact_point', 'select, insert, update');

create table customer_contact_point (
  tenant_id uuid not null references tenant,
  customer_id uuid not null,
  contact_point_id uuid not null,
  usage text not null check (usage in ('direct', 'shared', 'guess')),
  source text not null,
  preference text,
  created_at timestamptz not null default now(),
  primary key (tenant_id, customer_id, contact_point_id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id),
  foreign key (tenant_id, contact_point_id) references contact_point (tenant_id, id)
);
create index customer_contact_point_of on customer_contact_point (tenant_id, contact_point_id);
call protect('customer_contact_point', 'select, insert, update');

create table customer_relation (
  tenant_id uuid not null references tenant,
  customer_id uuid not null,
  other_id uuid not null,
  -- What the other is to the customer: spouse, director, employee, representative.
  role text not null,
  primary key (tenant_id, customer_id, other_id, role),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id),
  foreign key (tenant_id, other_id) references customer (tenant_id, id)
);
call protect('customer_relation', 'select, insert, update');

-- Types are set by the administrator: card, contract, meter, account, invoice, order ...
create table object_type (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  names jsonb not null,
  icon text not null,
  version int not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('object_type', 'select, insert, update');

create table field (
  tenant_id uuid not null references tenant,
  id uuid not null,
  object_type_id uuid not null,
  key text not null,
  names jsonb not null,
  type text not null check (type in ('text', 'number', 'money', 'date', 'month', 'flag', 'choice')),
  position int not null,
  -- Shown in the strip of four under the title.
  prominent boolean not null default false,
  primary key (tenant_id, id),
  unique (tenant_id, object_type_id, key),
  foreign key (tenant_id, object_type_id) references object_type (tenant_id, id)
);
call protect('field', 'select, insert, update');

create table object (
  tenant_id uuid not null references tenant,
  id uuid not null,
  principal_id uuid,
  object_type_id uuid not null,
  customer_id uuid,
  -- What it is known by outside: a card's or a contract's number. Digits and letters only, for the look-up.
  key text not null,
  title text not null,
  state text not null,
  data jsonb not null default '{}',
  -- Where each refreshed value came from and when: {"balance": {"source": "...", "at": "..."}}
  freshness jsonb not null default '{}',
  primary key (tenant_id, id),
  unique (tenant_id, object_type_id, key),
  foreign key (tenant_id, object_type_id) references object_type (tenant_id, id),
  foreign key (tenant_id, customer_id) references customer (tenant_id, id),
  foreign key (tenant_id, principal_id) references principal (tenant_id, id)
);
create index object_holder on object (tenant_id, customer_id);
create index object_key on object (tenant_id, key);
call protect('object', 'select, insert, update');

create table object_relation (
  tenant_id uuid not null references tenant,
  object_id uuid not null,
  other_id uuid not null,
  role text not null,
  primary key (tenant_id, object_id, other_id, role),
  foreign key (tenant_id, object_id) references object (tenant_id, id),
  foreign key (tenant_id, other_id) references object (tenant_id, id)
);
call protect('object_relation', 'select, insert, update');

create table connector (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  manifest jsonb not null,
  version int not null default 1,
  enabled boolean not null default true,
  last_ok_at timestamptz,
  last_error text,
  last_error_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('connector', 'select, insert, update');

-- An act on an object, with its case rule: what case the act makes, if any.
create table action (
  tenant_id uuid not null references tenant,
  id uuid not null,
  object_type_id uuid not null,
  key text not null,
  names jsonb not null,
  icon text not null,
  hot_key text,
  primary_act boolean not null default false,
  connector_id uuid,
  operation text,
  case_rule jsonb,
  version int not null default 1,
  position int not null default 0,
  primary key (tenant_id, id),
  unique (tenant_id, object_type_id, key),
  foreign key (tenant_id, object_type_id) references object_type (tenant_id, id),
  foreign key (tenant_id, connector_id) references connector (tenant_id, id)
);
call protect('action', 'select, insert, update');

create table screen_pop_rule (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  names jsonb not null,
  position int not null,
  condition jsonb not null,
  target jsonb not null,
  version int not null default 1,
  enabled boolean not null default true,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('screen_pop_rule', 'select, insert, update');
