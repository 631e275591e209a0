-- Ways in: links by which a password is set, the second factor, and logins that their owner can name and end.
-- Of a link's token only the hash is kept; a newer link of the same person ends those before it.
create table access_link (
  tenant_id uuid not null references tenant,
  token_hash bytea not null,
  user_id uuid not null,
  kind text not null check (kind in ('invitation', 'reset')),
  made_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, user_id) references user_account (tenant_id, id),
  foreign key (tenant_id, made_by) references user_account (tenant_id, id)
);
create index access_link_of on access_link (tenant_id, user_id);
call protect('access_link', 'select, insert, update');

-- The secret is encrypted with the installation's key. Until `confirmed_at` it asks nobody for anything; without a secret
-- it was removed. `last_step` is the time step of the last code that was taken: no code is taken twice.
create table second_factor (
  tenant_id uuid not null references tenant,
  user_id uuid not null,
  secret_sealed bytea,
  confirmed_at timestamptz,
  last_step bigint,
  recovery_hashes text[] not null default '{}',
  primary key (tenant_id, user_id),
  foreign key (tenant_id, user_id) references user_account (tenant_id, id),
  check (confirmed_at is null or secret_sealed is not null)
);
call protect('second_factor', 'select, insert, update');

-- Of supervisors and administrators: whether they are asked for a second factor or get nowhere without one.
alter table tenant add column second_factor text not null default 'asked'
  check (second_factor in ('asked', 'demanded'));

-- A login is named by this to its owner; its token and the hash of it are nobody's to see.
alter table session add column id uuid not null default gen_random_uuid();
alter table session add unique (tenant_id, id);
create index session_of on session (tenant_id, user_id);
