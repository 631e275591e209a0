-- How long a state may last before its time stands out in the bar: amber, then red. A row without a reason holds for the
-- reasons that have none of their own.
create table state_limit (
  tenant_id uuid not null references tenant,
  state text not null,
  reason text,
  amber_ms int not null check (amber_ms > 0),
  red_ms int not null,
  check (red_ms >= amber_ms),
  unique nulls not distinct (tenant_id, state, reason)
);
call protect('state_limit', 'select, insert, update');
