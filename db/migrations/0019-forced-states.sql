-- A state that a supervisor set for an agent, with the reason given: the agent is told. The state itself is in the ledger.
create table forced_state (
  tenant_id uuid not null references tenant,
  agent_id uuid not null,
  forced_at timestamptz not null,
  forced_by uuid not null,
  state text not null,
  reason text,
  why text,
  primary key (tenant_id, agent_id, forced_at),
  foreign key (tenant_id, agent_id) references user_account (tenant_id, id),
  foreign key (tenant_id, forced_by) references user_account (tenant_id, id)
);
call protect('forced_state', 'select, insert');
