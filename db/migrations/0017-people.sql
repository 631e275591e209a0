-- Site, department, team, agent are a tree: a team stands below a team, and each may say where it sits.
create table team (
  tenant_id uuid not null references tenant,
  id uuid not null,
  key text not null,
  names jsonb not null,
  site text,
  parent_id uuid check (parent_id <> id),
  retired_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, key),
  foreign key (tenant_id, parent_id) references team (tenant_id, id)
);
call protect('team', 'select, insert, update');

-- The owner writes for all tenants at once here, and looks at all rows for the new foreign key: forced row-level
-- security, which asks for one tenant, is forced again at the end.
alter table user_account no force row level security;
alter table team no force row level security;

alter table user_account
  add column key text,
  add column team_id uuid,
  add foreign key (tenant_id, team_id) references team (tenant_id, id);

-- Who is there already is called as their e-mail begins, made to fit; who comes second gets a number.
do $$
declare
  account record;
  called text;
  nth int;
begin
  for account in
    select tenant_id, id,
           coalesce(nullif(trim(both '-' from left(trim(both '-' from
             regexp_replace(lower(split_part(email, '@', 1)), '[^a-z0-9]+', '-', 'g')), 50)), ''), 'person') as wanted
    from user_account order by tenant_id, created_at, id
  loop
    called := account.wanted;
    nth := 1;
    while exists (select from user_account u where u.tenant_id = account.tenant_id and u.key = called) loop
      nth := nth + 1;
      called := account.wanted || '-' || nth;
    end loop;
    update user_account set key = called where tenant_id = account.tenant_id and id = account.id;
  end loop;
end $$;
alter table user_account alter column key set not null, add unique (tenant_id, key);

alter table user_account force row level security;
alter table team force row level security;

-- Reports count whoever is moved where they were at the time. `until` is null while it lasts.
create table team_membership (
  tenant_id uuid not null references tenant,
  user_id uuid not null,
  team_id uuid not null,
  since timestamptz not null,
  until timestamptz check (until >= since),
  primary key (tenant_id, user_id, since, team_id),
  foreign key (tenant_id, user_id) references user_account (tenant_id, id),
  foreign key (tenant_id, team_id) references team (tenant_id, id)
);
create unique index team_membership_now on team_membership (tenant_id, user_id) where until is null;
call protect('team_membership', 'select, insert, update');
