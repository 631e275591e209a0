-- Tenants, principals, people who sign in, and the two walls: roles and row-level security.
-- Run by zvon_owner. The process connects as zvon_app, which owns nothing and bypasses no policy.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- The tenant of the transaction. Unset or empty is an error, never "all".
create function current_tenant() returns uuid language sql stable parallel safe as
$$ select current_setting('app.tenant')::uuid $$;

-- Own business (null) is visible to all; a principal's rows to those whose scope names it, or '*'. The star is no uuid:
-- the planner evaluates the cast on its own, whatever stands before the `or`.
create function principal_visible(principal uuid) returns boolean language sql stable parallel safe as
$$ select principal is null
       or current_setting('app.principals') = '*'
       or principal = any (string_to_array(nullif(nullif(current_setting('app.principals'), ''), '*'), ',')::uuid[]) $$;

-- Forced row-level security for a table that leads with tenant_id, and the rights of zvon_app on it.
create procedure protect(target regclass, rights text) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant_only on %s using (tenant_id = current_tenant()) with check (tenant_id = current_tenant())', target);
  if exists (select 1 from pg_attribute where attrelid = target and attname = 'principal_id' and not attisdropped) then
    execute format('create policy principal_scope on %s as restrictive using (principal_visible(principal_id)) with check (principal_visible(principal_id))', target);
  end if;
  execute format('grant %s on %s to zvon_app', rights, target);
end $$;

create table tenant (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9-]+$'),
  name text not null,
  host text unique,
  country text not null check (country ~ '^[A-Z]{2}$'),
  language text not null,
  time_zone text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  created_at timestamptz not null default now()
);
grant select on tenant to zvon_app;

create table principal (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  name text not null,
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call protect('principal', 'select, insert, update');

create table user_account (
  tenant_id uuid not null references tenant,
  id uuid not null,
  email text not null,
  name text not null,
  password_hash text not null,
  role text not null check (role in ('agent', 'supervisor', 'admin')),
  language text not null,
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  -- Null: every principal of the tenant.
  principal_ids uuid[],
  voice_capacity int not null default 1 check (voice_capacity between 0 and 1),
  phone_password text not null,
  settings jsonb not null default '{}',
  failed_sign_ins int not null default 0,
  sign_in_not_before timestamptz,
  deactivated_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
create unique index user_account_email on user_account (tenant_id, lower(email));
call protect('user_account', 'select, insert, update');

create table session (
  tenant_id uuid not null references tenant,
  token_hash bytea not null,
  user_id uuid not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  address text,
  browser text,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, user_id) references user_account (tenant_id, id)
);
call protect('session', 'select, insert, update');

-- A command repeated with the same key gets the first answer again; the same key with another body is refused.
create table idempotency_key (
  tenant_id uuid not null references tenant,
  user_id uuid not null,
  key text not null check (length(key) between 8 and 200),
  request_hash bytea not null,
  status int,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (tenant_id, user_id, key)
);
call protect('idempotency_key', 'select, insert, update');
