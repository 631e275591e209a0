-- An act makes one case for an object in a contact. One that was voided does not count: the next replaces it, once.
alter table action_run add column replaces_case_id uuid;
alter table action_run add foreign key (tenant_id, replaces_case_id) references "case";
drop index action_run_case;
create unique index action_run_case on action_run (tenant_id, interaction_id, action_id, object_id, replaces_case_id)
  nulls not distinct where case_id is not null and interaction_id is not null;
