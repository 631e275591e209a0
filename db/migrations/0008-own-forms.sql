-- The owner writes for all tenants at once here, and looks at all rows for new foreign keys: forced row-level security,
-- which asks for one tenant, is forced again at the end.
alter table action_run no force row level security;
alter table "case" no force row level security;
alter table event no force row level security;
alter table interaction no force row level security;
alter table outcome no force row level security;
alter table wrap_up no force row level security;

-- An act makes one case for an object in a contact. One that was voided does not count: the next replaces it, once.
alter table action_run add column replaces_case_id uuid;
alter table action_run add foreign key (tenant_id, replaces_case_id) references "case";
drop index action_run_case;
create unique index action_run_case on action_run (tenant_id, interaction_id, action_id, object_id, replaces_case_id)
  nulls not distinct where case_id is not null and interaction_id is not null;

-- Each agent's form has its own outcome; the contact's is what the agent says who has it, or had it last. The forms that
-- are there get what they were finished with, else what their screen showed: the contact's.
alter table wrap_up add column outcome_id uuid;
update wrap_up w set outcome_id = coalesce(
  (select (e.body->>'outcomeId')::uuid from event e
   where e.tenant_id = w.tenant_id and e.interaction_id = w.interaction_id and e.kind = 'wrapup.finished'
     and e.body->>'agentId' = w.agent_id::text and w.state = 'finished'
   order by e.version desc limit 1),
  (select i.outcome_id from interaction i where i.tenant_id = w.tenant_id and i.id = w.interaction_id));
alter table wrap_up add foreign key (tenant_id, outcome_id) references outcome;

alter table action_run force row level security;
alter table "case" force row level security;
alter table event force row level security;
alter table interaction force row level security;
alter table outcome force row level security;
alter table wrap_up force row level security;
