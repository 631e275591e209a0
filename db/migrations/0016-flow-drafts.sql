-- What is drawn is kept apart from what answers calls until it is published. A flow that was never published has version 0.
create table flow_draft (
  tenant_id uuid not null references tenant,
  flow_id uuid not null,
  definition jsonb not null,
  revision int not null check (revision > 0),
  saved_at timestamptz not null,
  saved_by jsonb not null,
  primary key (tenant_id, flow_id),
  foreign key (tenant_id, flow_id) references flow (tenant_id, id)
);
call protect('flow_draft', 'select, insert, update, delete');

alter table flow add column retired_at timestamptz;
alter table flow_version
  add column note text,
  add column published_by jsonb;
