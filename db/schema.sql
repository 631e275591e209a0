-- What the migrations make, read from the catalogue by tools/write-schema.ts. Not run by anything.

table access_link
  tenant_id uuid not null
  token_hash bytea not null
  user_id uuid not null
  kind text not null
  made_by uuid not null
  created_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  used_at timestamp with time zone
  access_link_kind_check CHECK ((kind = ANY (ARRAY['invitation'::text, 'reset'::text])))
  access_link_pkey PRIMARY KEY (tenant_id, token_hash)
  access_link_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  access_link_tenant_id_made_by_fkey FOREIGN KEY (tenant_id, made_by) REFERENCES user_account(tenant_id, id)
  access_link_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES user_account(tenant_id, id)
  CREATE INDEX access_link_of ON public.access_link USING btree (tenant_id, user_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table action
  tenant_id uuid not null
  id uuid not null
  object_type_id uuid not null
  key text not null
  names jsonb not null
  icon text not null
  hot_key text
  primary_act boolean not null default false
  connector_id uuid
  operation text
  case_rule jsonb
  version integer not null default 1
  position integer not null default 0
  action_pkey PRIMARY KEY (tenant_id, id)
  action_tenant_id_connector_id_fkey FOREIGN KEY (tenant_id, connector_id) REFERENCES connector(tenant_id, id)
  action_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  action_tenant_id_object_type_id_fkey FOREIGN KEY (tenant_id, object_type_id) REFERENCES object_type(tenant_id, id)
  action_tenant_id_object_type_id_key_key UNIQUE (tenant_id, object_type_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table action_run
  tenant_id uuid not null
  id uuid not null
  action_id uuid not null
  action_version integer not null
  object_id uuid not null
  interaction_id uuid
  user_id uuid not null
  case_id uuid
  result text not null
  detail jsonb not null default '{}'::jsonb
  at timestamp with time zone not null
  replaces_case_id uuid
  action_run_pkey PRIMARY KEY (tenant_id, id)
  action_run_result_check CHECK ((result = ANY (ARRAY['done'::text, 'failed'::text])))
  action_run_tenant_id_action_id_fkey FOREIGN KEY (tenant_id, action_id) REFERENCES action(tenant_id, id)
  action_run_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES "case"(tenant_id, id)
  action_run_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  action_run_tenant_id_interaction_id_fkey FOREIGN KEY (tenant_id, interaction_id) REFERENCES interaction(tenant_id, id)
  action_run_tenant_id_object_id_fkey FOREIGN KEY (tenant_id, object_id) REFERENCES object(tenant_id, id)
  action_run_tenant_id_replaces_case_id_fkey FOREIGN KEY (tenant_id, replaces_case_id) REFERENCES "case"(tenant_id, id)
  CREATE UNIQUE INDEX action_run_case ON public.action_run USING btree (tenant_id, interaction_id, action_id, object_id, replaces_case_id) NULLS NOT DISTINCT WHERE ((case_id IS NOT NULL) AND (interaction_id IS NOT NULL))
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select

view agent_ledger
  tenant_id uuid
  version bigint
  agent_id uuid
  started_at timestamp with time zone
  state text
  reason text
  activity text
  paid boolean
  interaction_id uuid
  queue_id uuid
  principal_id uuid
  set_by uuid
  source text
  ended_at timestamp with time zone
  zvon_app: select

table agent_skill
  tenant_id uuid not null
  agent_id uuid not null
  skill_id uuid not null
  level integer not null
  agent_skill_level_check CHECK (((level >= 1) AND (level <= 10)))
  agent_skill_pkey PRIMARY KEY (tenant_id, agent_id, skill_id)
  agent_skill_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES user_account(tenant_id, id)
  agent_skill_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  agent_skill_tenant_id_skill_id_fkey FOREIGN KEY (tenant_id, skill_id) REFERENCES skill(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: delete, insert, select, update

table agent_state
  tenant_id uuid not null
  version bigint not null
  agent_id uuid not null
  started_at timestamp with time zone not null
  state text not null
  reason text
  activity text
  paid boolean not null
  interaction_id uuid
  queue_id uuid
  principal_id uuid
  set_by uuid
  source text not null
  agent_state_pkey PRIMARY KEY (tenant_id, version)
  agent_state_source_check CHECK ((source = ANY (ARRAY['agent'::text, 'supervisor'::text, 'engine'::text])))
  agent_state_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES user_account(tenant_id, id)
  agent_state_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  CREATE INDEX agent_state_of ON public.agent_state USING btree (tenant_id, agent_id, version DESC)
  policy principal_scope restrictive using principal_visible(principal_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select

table audit
  tenant_id uuid not null
  seq bigint not null
  at timestamp with time zone not null
  actor jsonb not null
  act text not null
  subject_kind text not null
  subject_id text not null
  detail jsonb not null default '{}'::jsonb
  event_version bigint
  previous_hash bytea not null
  hash bytea not null
  audit_pkey PRIMARY KEY (tenant_id, seq)
  audit_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  CREATE INDEX audit_subject ON public.audit USING btree (tenant_id, subject_kind, subject_id, seq)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select

table backup_run
  id uuid not null
  node text not null
  started_at timestamp with time zone not null
  finished_at timestamp with time zone not null
  method text
  set_name text
  bytes bigint
  recordings integer
  recordings_missing integer
  failure text
  place text
  why text
  backup_run_check CHECK (((failure IS NULL) = (set_name IS NOT NULL)))
  backup_run_check1 CHECK (((why IS NULL) OR (failure IS NOT NULL)))
  backup_run_method_check CHECK ((method = ANY (ARRAY['files'::text, 'replication'::text])))
  backup_run_pkey PRIMARY KEY (id)
  CREATE INDEX backup_run_by_time ON public.backup_run USING btree (started_at DESC)
  zvon_app: select

table calendar
  tenant_id uuid not null
  id uuid not null
  key text not null
  settings jsonb not null
  retired_at timestamp with time zone
  calendar_pkey PRIMARY KEY (tenant_id, id)
  calendar_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  calendar_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table callback
  tenant_id uuid not null
  id uuid not null
  principal_id uuid
  contact_point_id uuid
  number text
  customer_id uuid
  interaction_id uuid
  due_at timestamp with time zone not null
  owner_id uuid
  substitute_id uuid
  queue_id uuid
  origin text not null
  note text
  attempts integer not null default 0
  state text not null default 'due'::text
  created_at timestamp with time zone not null
  callback_origin_check CHECK ((origin = ANY (ARRAY['lost-pbx'::text, 'lost-agent'::text, 'wrap-up'::text, 'queue'::text, 'web'::text, 'voicemail'::text])))
  callback_pkey PRIMARY KEY (tenant_id, id)
  callback_state_check CHECK ((state = ANY (ARRAY['due'::text, 'done'::text, 'cancelled'::text])))
  callback_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  callback_tenant_id_interaction_id_fkey FOREIGN KEY (tenant_id, interaction_id) REFERENCES interaction(tenant_id, id)
  callback_tenant_id_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES user_account(tenant_id, id)
  callback_tenant_id_queue_id_fkey FOREIGN KEY (tenant_id, queue_id) REFERENCES queue(tenant_id, id)
  CREATE INDEX callback_interaction ON public.callback USING btree (tenant_id, interaction_id)
  CREATE INDEX callback_owner ON public.callback USING btree (tenant_id, owner_id, due_at) WHERE (state = 'due'::text)
  policy principal_scope restrictive using principal_visible(principal_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table "case"
  tenant_id uuid not null
  id uuid not null
  principal_id uuid
  no bigint not null
  case_type_id uuid not null
  category text
  title text not null
  state text not null
  priority integer not null default 0
  customer_id uuid
  contact_point_id uuid
  object_id uuid
  owner_id uuid
  due_at timestamp with time zone
  made_by jsonb not null
  opened_at timestamp with time zone not null
  resolved_at timestamp with time zone
  case_pkey PRIMARY KEY (tenant_id, id)
  case_state_check CHECK ((state = ANY (ARRAY['open'::text, 'waiting'::text, 'resolved'::text, 'voided'::text])))
  case_tenant_id_case_type_id_fkey FOREIGN KEY (tenant_id, case_type_id) REFERENCES case_type(tenant_id, id)
  case_tenant_id_contact_point_id_fkey FOREIGN KEY (tenant_id, contact_point_id) REFERENCES contact_point(tenant_id, id)
  case_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id)
  case_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  case_tenant_id_no_key UNIQUE (tenant_id, no)
  case_tenant_id_object_id_fkey FOREIGN KEY (tenant_id, object_id) REFERENCES object(tenant_id, id)
  case_tenant_id_owner_id_fkey FOREIGN KEY (tenant_id, owner_id) REFERENCES user_account(tenant_id, id)
  case_tenant_id_principal_id_fkey FOREIGN KEY (tenant_id, principal_id) REFERENCES principal(tenant_id, id)
  CREATE INDEX case_customer ON public."case" USING btree (tenant_id, customer_id)
  CREATE INDEX case_object ON public."case" USING btree (tenant_id, object_id)
  CREATE INDEX case_point ON public."case" USING btree (tenant_id, contact_point_id)
  policy principal_scope restrictive using principal_visible(principal_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table case_interaction
  tenant_id uuid not null
  case_id uuid not null
  interaction_id uuid not null
  role text not null
  linked_at timestamp with time zone not null
  case_interaction_pkey PRIMARY KEY (tenant_id, case_id, interaction_id)
  case_interaction_role_check CHECK ((role = ANY (ARRAY['opened_by'::text, 'continued_in'::text, 'mentioned'::text])))
  case_interaction_tenant_id_case_id_fkey FOREIGN KEY (tenant_id, case_id) REFERENCES "case"(tenant_id, id)
  case_interaction_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  case_interaction_tenant_id_interaction_id_fkey FOREIGN KEY (tenant_id, interaction_id) REFERENCES interaction(tenant_id, id)
  CREATE INDEX case_interaction_of ON public.case_interaction USING btree (tenant_id, interaction_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select

table case_number
  tenant_id uuid not null
  last bigint not null
  case_number_pkey PRIMARY KEY (tenant_id)
  case_number_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table case_type
  tenant_id uuid not null
  id uuid not null
  key text not null
  names jsonb not null
  case_type_pkey PRIMARY KEY (tenant_id, id)
  case_type_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  case_type_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table config_change
  tenant_id uuid not null
  noun text not null
  key text not null
  revision integer not null
  change text not null
  at timestamp with time zone not null
  changed_by jsonb not null
  why text
  before jsonb
  after jsonb not null
  config_change_change_check CHECK ((change = ANY (ARRAY['made'::text, 'changed'::text, 'retired'::text, 'brought-back'::text])))
  config_change_pkey PRIMARY KEY (tenant_id, noun, key, revision)
  config_change_revision_check CHECK ((revision > 0))
  config_change_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  CREATE INDEX config_change_by_time ON public.config_change USING btree (tenant_id, at DESC)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select

table connector
  tenant_id uuid not null
  id uuid not null
  key text not null
  manifest jsonb not null
  version integer not null default 1
  enabled boolean not null default true
  last_ok_at timestamp with time zone
  last_error text
  last_error_at timestamp with time zone
  connector_pkey PRIMARY KEY (tenant_id, id)
  connector_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  connector_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table contact_point
  tenant_id uuid not null
  id uuid not null
  kind text not null
  value text not null
  status text not null default 'unverified'::text
  source text not null
  last_success_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  contact_point_kind_check CHECK ((kind = ANY (ARRAY['phone'::text, 'email'::text, 'address'::text, 'messenger'::text])))
  contact_point_pkey PRIMARY KEY (tenant_id, id)
  contact_point_status_check CHECK ((status = ANY (ARRAY['unverified'::text, 'verified'::text, 'wrong-person'::text, 'dead'::text, 'refused'::text])))
  contact_point_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  contact_point_tenant_id_kind_value_key UNIQUE (tenant_id, kind, value)
  CREATE INDEX contact_point_digits ON public.contact_point USING btree (tenant_id, "right"(value, 9)) WHERE (kind = 'phone'::text)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table customer
  tenant_id uuid not null
  id uuid not null
  principal_id uuid
  kind text not null
  party text not null default 'customer'::text
  given_name text
  family_name text
  organisation_name text
  name text not null
  search_key text not null
  birth_date date
  identifier text
  language text not null
  city text
  address text
  since date
  flags text[] not null default '{}'::text[]
  consents jsonb not null default '{}'::jsonb
  note text
  created_at timestamp with time zone not null default now()
  created_in uuid
  customer_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text])))
  customer_party_check CHECK ((party = ANY (ARRAY['customer'::text, 'supplier'::text, 'partner'::text, 'employee'::text])))
  customer_pkey PRIMARY KEY (tenant_id, id)
  customer_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  customer_tenant_id_principal_id_fkey FOREIGN KEY (tenant_id, principal_id) REFERENCES principal(tenant_id, id)
  CREATE INDEX customer_identifier ON public.customer USING btree (tenant_id, identifier) WHERE (identifier IS NOT NULL)
  CREATE INDEX customer_search ON public.customer USING gin (tenant_id, search_key gin_trgm_ops)
  policy principal_scope restrictive using principal_visible(principal_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table customer_contact_point
  tenant_id uuid not null
  customer_id uuid not null
  contact_point_id uuid not null
  usage text not null
  source text not null
  preference text
  created_at timestamp with time zone not null default now()
  customer_contact_point_pkey PRIMARY KEY (tenant_id, customer_id, contact_point_id)
  customer_contact_point_tenant_id_contact_point_id_fkey FOREIGN KEY (tenant_id, contact_point_id) REFERENCES contact_point(tenant_id, id)
  customer_contact_point_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id)
  customer_contact_point_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  customer_contact_point_usage_check CHECK ((usage = ANY (ARRAY['direct'::text, 'shared'::text, 'guess'::text])))
  CREATE INDEX customer_contact_point_of ON public.customer_contact_point USING btree (tenant_id, contact_point_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table customer_relation
  tenant_id uuid not null
  customer_id uuid not null
  other_id uuid not null
  role text not null
  customer_relation_pkey PRIMARY KEY (tenant_id, customer_id, other_id, role)
  customer_relation_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id)
  customer_relation_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  customer_relation_tenant_id_other_id_fkey FOREIGN KEY (tenant_id, other_id) REFERENCES customer(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table draft
  tenant_id uuid not null
  user_id uuid not null
  subject text not null
  field text not null
  value text not null
  saved_at timestamp with time zone not null
  draft_pkey PRIMARY KEY (tenant_id, user_id, subject, field)
  draft_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  draft_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES user_account(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table drill_run
  id uuid not null
  kind text not null
  node text not null
  started_at timestamp with time zone not null
  finished_at timestamp with time zone not null
  target_at timestamp with time zone
  rto_ms bigint
  rpo_ms bigint
  detail jsonb not null default '{}'::jsonb
  failure text
  drill_run_kind_check CHECK ((kind = ANY (ARRAY['restore'::text, 'failover'::text])))
  drill_run_pkey PRIMARY KEY (id)
  CREATE INDEX drill_run_by_time ON public.drill_run USING btree (kind, started_at DESC)
  zvon_app: select

table event
  tenant_id uuid not null
  version bigint not null
  at timestamp with time zone not null
  kind text not null
  actor jsonb not null
  caused_by bigint
  epoch bigint
  interaction_id uuid
  body jsonb not null
  event_pkey PRIMARY KEY (tenant_id, version)
  event_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  CREATE INDEX event_case ON public.event USING btree (tenant_id, ((body ->> 'caseId'::text)), version) WHERE ((body ->> 'caseId'::text) IS NOT NULL)
  CREATE INDEX event_interaction ON public.event USING btree (tenant_id, interaction_id, version) WHERE (interaction_id IS NOT NULL)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select

table event_head
  tenant_id uuid not null
  version bigint not null
  event_head_pkey PRIMARY KEY (tenant_id)
  event_head_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table field
  tenant_id uuid not null
  id uuid not null
  object_type_id uuid not null
  key text not null
  names jsonb not null
  type text not null
  position integer not null
  prominent boolean not null default false
  field_pkey PRIMARY KEY (tenant_id, id)
  field_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  field_tenant_id_object_type_id_fkey FOREIGN KEY (tenant_id, object_type_id) REFERENCES object_type(tenant_id, id)
  field_tenant_id_object_type_id_key_key UNIQUE (tenant_id, object_type_id, key)
  field_type_check CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'money'::text, 'date'::text, 'month'::text, 'flag'::text, 'choice'::text])))
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table flow
  tenant_id uuid not null
  id uuid not null
  key text not null
  names jsonb not null
  published_version integer not null
  retired_at timestamp with time zone
  flow_pkey PRIMARY KEY (tenant_id, id)
  flow_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  flow_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table flow_draft
  tenant_id uuid not null
  flow_id uuid not null
  definition jsonb not null
  revision integer not null
  saved_at timestamp with time zone not null
  saved_by jsonb not null
  flow_draft_pkey PRIMARY KEY (tenant_id, flow_id)
  flow_draft_revision_check CHECK ((revision > 0))
  flow_draft_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  flow_draft_tenant_id_flow_id_fkey FOREIGN KEY (tenant_id, flow_id) REFERENCES flow(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: delete, insert, select, update

table flow_version
  tenant_id uuid not null
  flow_id uuid not null
  version integer not null
  definition jsonb not null
  published_at timestamp with time zone not null default now()
  note text
  published_by jsonb
  flow_version_pkey PRIMARY KEY (tenant_id, flow_id, version)
  flow_version_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  flow_version_tenant_id_flow_id_fkey FOREIGN KEY (tenant_id, flow_id) REFERENCES flow(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select

table forced_state
  tenant_id uuid not null
  agent_id uuid not null
  forced_at timestamp with time zone not null
  forced_by uuid not null
  state text not null
  reason text
  why text
  forced_state_pkey PRIMARY KEY (tenant_id, agent_id, forced_at)
  forced_state_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES user_account(tenant_id, id)
  forced_state_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  forced_state_tenant_id_forced_by_fkey FOREIGN KEY (tenant_id, forced_by) REFERENCES user_account(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select

table holidays
  tenant_id uuid not null
  id uuid not null
  key text not null
  settings jsonb not null
  retired_at timestamp with time zone
  holidays_pkey PRIMARY KEY (tenant_id, id)
  holidays_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  holidays_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table idempotency_key
  tenant_id uuid not null
  user_id uuid not null
  key text not null
  request_hash bytea not null
  status integer
  response jsonb
  created_at timestamp with time zone not null default now()
  idempotency_key_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)))
  idempotency_key_pkey PRIMARY KEY (tenant_id, user_id, key)
  idempotency_key_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  CREATE INDEX idempotency_key_age ON public.idempotency_key USING btree (tenant_id, created_at)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: delete, insert, select, update

table interaction
  tenant_id uuid not null
  id uuid not null
  principal_id uuid
  channel text not null
  direction text not null
  from_number text
  to_number text
  contact_point_id uuid
  number_id uuid
  flow_id uuid
  flow_version integer
  queue_id uuid
  language text not null
  state text not null
  arrived_at timestamp with time zone not null
  queued_at timestamp with time zone
  offered_at timestamp with time zone
  ring_until timestamp with time zone
  answered_at timestamp with time zone
  held boolean not null default false
  held_ms bigint not null default 0
  held_since timestamp with time zone
  leg_lost_until timestamp with time zone
  ended_at timestamp with time zone
  ending text
  ended_by text
  agent_id uuid
  leg_id text
  position_told integer
  reason jsonb
  attributes jsonb not null default '{}'::jsonb
  identity_state text not null default 'unsought'::text
  candidates jsonb not null default '[]'::jsonb
  pop jsonb not null default '[]'::jsonb
  customer_id uuid
  outcome_id uuid
  outcome_late boolean not null default false
  voided_at timestamp with time zone
  voided_by uuid
  void_reason text
  handed_by uuid
  interaction_channel_check CHECK ((channel = ANY (ARRAY['phone'::text, 'email'::text, 'chat'::text, 'sms'::text])))
  interaction_direction_check CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
  interaction_identity_state_check CHECK ((identity_state = ANY (ARRAY['unsought'::text, 'none'::text, 'several'::text, 'matched'::text, 'anonymous'::text, 'third-party'::text])))
  interaction_pkey PRIMARY KEY (tenant_id, id)
  interaction_state_check CHECK ((state = ANY (ARRAY['flow'::text, 'queue'::text, 'offered'::text, 'talking'::text, 'ended'::text])))
  interaction_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES user_account(tenant_id, id)
  interaction_tenant_id_contact_point_id_fkey FOREIGN KEY (tenant_id, contact_point_id) REFERENCES contact_point(tenant_id, id)
  interaction_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id)
  interaction_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  interaction_tenant_id_handed_by_fkey FOREIGN KEY (tenant_id, handed_by) REFERENCES user_account(tenant_id, id)
  interaction_tenant_id_outcome_id_fkey FOREIGN KEY (tenant_id, outcome_id) REFERENCES outcome(tenant_id, id)
  interaction_tenant_id_principal_id_fkey FOREIGN KEY (tenant_id, principal_id) REFERENCES principal(tenant_id, id)
  interaction_tenant_id_queue_id_fkey FOREIGN KEY (tenant_id, queue_id) REFERENCES queue(tenant_id, id)
  CREATE INDEX interaction_agent ON public.interaction USING btree (tenant_id, agent_id, arrived_at)
  CREATE INDEX interaction_customer ON public.interaction USING btree (tenant_id, customer_id, arrived_at)
  CREATE INDEX interaction_live ON public.interaction USING btree (tenant_id, state) WHERE (state <> 'ended'::text)
  CREATE INDEX interaction_point ON public.interaction USING btree (tenant_id, contact_point_id, arrived_at)
  CREATE INDEX interaction_time ON public.interaction USING btree (tenant_id, arrived_at)
  policy principal_scope restrictive using principal_visible(principal_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table interaction_topic
  tenant_id uuid not null
  id uuid not null
  interaction_id uuid not null
  topic_id uuid not null
  object_id uuid
  outcome_id uuid
  source text not null
  added_at timestamp with time zone not null
  removed_at timestamp with time zone
  interaction_topic_pkey PRIMARY KEY (tenant_id, id)
  interaction_topic_source_check CHECK ((source = ANY (ARRAY['agent'::text, 'action'::text])))
  interaction_topic_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  interaction_topic_tenant_id_interaction_id_fkey FOREIGN KEY (tenant_id, interaction_id) REFERENCES interaction(tenant_id, id)
  interaction_topic_tenant_id_interaction_id_topic_id_object__key UNIQUE NULLS NOT DISTINCT (tenant_id, interaction_id, topic_id, object_id)
  interaction_topic_tenant_id_object_id_fkey FOREIGN KEY (tenant_id, object_id) REFERENCES object(tenant_id, id)
  interaction_topic_tenant_id_outcome_id_fkey FOREIGN KEY (tenant_id, outcome_id) REFERENCES outcome(tenant_id, id)
  interaction_topic_tenant_id_topic_id_fkey FOREIGN KEY (tenant_id, topic_id) REFERENCES topic(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table migration
  name text not null
  sha256 bytea not null
  applied_at timestamp with time zone not null default now()
  migration_pkey PRIMARY KEY (name)
  zvon_app: select

table number
  tenant_id uuid not null
  id uuid not null
  principal_id uuid
  digits text not null
  flow_id uuid not null
  language text not null
  plans jsonb not null default '[]'::jsonb
  emergency jsonb
  retired_at timestamp with time zone
  number_digits_check CHECK ((digits ~ '^[0-9]{3,15}$'::text))
  number_pkey PRIMARY KEY (tenant_id, id)
  number_plans_check CHECK ((jsonb_typeof(plans) = 'array'::text))
  number_tenant_id_digits_key UNIQUE (tenant_id, digits)
  number_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  number_tenant_id_flow_id_fkey FOREIGN KEY (tenant_id, flow_id) REFERENCES flow(tenant_id, id)
  number_tenant_id_principal_id_fkey FOREIGN KEY (tenant_id, principal_id) REFERENCES principal(tenant_id, id)
  policy principal_scope restrictive using principal_visible(principal_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table object
  tenant_id uuid not null
  id uuid not null
  principal_id uuid
  object_type_id uuid not null
  customer_id uuid
  key text not null
  title text not null
  state text not null
  data jsonb not null default '{}'::jsonb
  freshness jsonb not null default '{}'::jsonb
  object_pkey PRIMARY KEY (tenant_id, id)
  object_tenant_id_customer_id_fkey FOREIGN KEY (tenant_id, customer_id) REFERENCES customer(tenant_id, id)
  object_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  object_tenant_id_object_type_id_fkey FOREIGN KEY (tenant_id, object_type_id) REFERENCES object_type(tenant_id, id)
  object_tenant_id_object_type_id_key_key UNIQUE (tenant_id, object_type_id, key)
  object_tenant_id_principal_id_fkey FOREIGN KEY (tenant_id, principal_id) REFERENCES principal(tenant_id, id)
  CREATE INDEX object_holder ON public.object USING btree (tenant_id, customer_id)
  CREATE INDEX object_key ON public.object USING btree (tenant_id, key)
  policy principal_scope restrictive using principal_visible(principal_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table object_relation
  tenant_id uuid not null
  object_id uuid not null
  other_id uuid not null
  role text not null
  object_relation_pkey PRIMARY KEY (tenant_id, object_id, other_id, role)
  object_relation_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  object_relation_tenant_id_object_id_fkey FOREIGN KEY (tenant_id, object_id) REFERENCES object(tenant_id, id)
  object_relation_tenant_id_other_id_fkey FOREIGN KEY (tenant_id, other_id) REFERENCES object(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table object_type
  tenant_id uuid not null
  id uuid not null
  key text not null
  names jsonb not null
  icon text not null
  version integer not null default 1
  object_type_pkey PRIMARY KEY (tenant_id, id)
  object_type_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  object_type_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table outbox
  tenant_id uuid not null
  id bigint not null
  topic text not null
  body jsonb not null
  caused_by bigint not null
  attempts integer not null default 0
  run_at timestamp with time zone not null default now()
  failed_at timestamp with time zone
  last_error text
  outbox_pkey PRIMARY KEY (tenant_id, id)
  outbox_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  CREATE INDEX outbox_due ON public.outbox USING btree (tenant_id, run_at) WHERE (failed_at IS NULL)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: delete, insert, select, update

table outcome
  tenant_id uuid not null
  id uuid not null
  key text not null
  names jsonb not null
  consequence_names jsonb not null default '{}'::jsonb
  icon text not null
  effect text not null
  position integer not null
  retired_at timestamp with time zone
  outcome_effect_check CHECK ((effect = ANY (ARRAY['none'::text, 'keep'::text, 'resolve'::text, 'wait'::text, 'callback'::text])))
  outcome_pkey PRIMARY KEY (tenant_id, id)
  outcome_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  outcome_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table principal
  tenant_id uuid not null
  id uuid not null
  key text not null
  name text not null
  retired_at timestamp with time zone
  principal_pkey PRIMARY KEY (tenant_id, id)
  principal_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  principal_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table queue
  tenant_id uuid not null
  id uuid not null
  principal_id uuid
  key text not null
  names jsonb not null
  language text not null
  priority integer not null default 0
  ageing_per_minute numeric not null default 1
  ring_ms integer not null default 20000
  wrap_up_ms integer not null default 30000
  wrap_up_extension_ms integer not null default 30000
  wrap_up_extensions_max integer not null default 1
  service_level_ms integer not null default 20000
  recorded boolean not null default true
  last_agent_ms integer not null default 0
  retired_at timestamp with time zone
  relaxations jsonb not null default '[]'::jsonb
  queue_pkey PRIMARY KEY (tenant_id, id)
  queue_relaxations_check CHECK (((jsonb_typeof(relaxations) = 'array'::text) AND (NOT jsonb_path_exists(relaxations, 'strict $[*]?(!((@."afterMs" > 0 && @."levelDrop" >= 0) && (@."firstSkillOnly" == true || @."firstSkillOnly" == false)))'::jsonpath))))
  queue_ring_ms_check CHECK (((ring_ms >= 3000) AND (ring_ms <= 120000)))
  queue_service_level_ms_check CHECK ((service_level_ms > 0))
  queue_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  queue_tenant_id_key_key UNIQUE (tenant_id, key)
  queue_tenant_id_principal_id_fkey FOREIGN KEY (tenant_id, principal_id) REFERENCES principal(tenant_id, id)
  queue_wrap_up_ms_check CHECK (((wrap_up_ms >= 0) AND (wrap_up_ms <= 600000)))
  policy principal_scope restrictive using principal_visible(principal_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table queue_skill
  tenant_id uuid not null
  queue_id uuid not null
  skill_id uuid not null
  level integer not null
  position integer not null default 0
  queue_skill_level_check CHECK (((level >= 1) AND (level <= 10)))
  queue_skill_pkey PRIMARY KEY (tenant_id, queue_id, skill_id)
  queue_skill_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  queue_skill_tenant_id_queue_id_fkey FOREIGN KEY (tenant_id, queue_id) REFERENCES queue(tenant_id, id)
  queue_skill_tenant_id_skill_id_fkey FOREIGN KEY (tenant_id, skill_id) REFERENCES skill(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: delete, insert, select, update

table recording
  tenant_id uuid not null
  id uuid not null
  principal_id uuid
  interaction_id uuid not null
  name text not null
  state text not null
  started_at timestamp with time zone not null
  ended_at timestamp with time zone
  duration_ms bigint
  file text
  bytes bigint
  sha256 bytea
  wrapped_key bytea
  recording_pkey PRIMARY KEY (tenant_id, id)
  recording_state_check CHECK ((state = ANY (ARRAY['running'::text, 'ended'::text, 'stored'::text, 'missing'::text])))
  recording_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  recording_tenant_id_interaction_id_fkey FOREIGN KEY (tenant_id, interaction_id) REFERENCES interaction(tenant_id, id)
  recording_tenant_id_name_key UNIQUE (tenant_id, name)
  CREATE INDEX recording_of ON public.recording USING btree (tenant_id, interaction_id)
  policy principal_scope restrictive using principal_visible(principal_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table routing_snapshot
  tenant_id uuid not null
  version bigint not null
  state jsonb not null
  created_at timestamp with time zone not null default now()
  routing_snapshot_pkey PRIMARY KEY (tenant_id, version)
  routing_snapshot_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: delete, insert, select

table screen_pop_rule
  tenant_id uuid not null
  id uuid not null
  key text not null
  names jsonb not null
  position integer not null
  condition jsonb not null
  target jsonb not null
  version integer not null default 1
  enabled boolean not null default true
  screen_pop_rule_pkey PRIMARY KEY (tenant_id, id)
  screen_pop_rule_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  screen_pop_rule_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table second_factor
  tenant_id uuid not null
  user_id uuid not null
  secret_sealed bytea
  confirmed_at timestamp with time zone
  last_step bigint
  recovery_hashes text[] not null default '{}'::text[]
  second_factor_check CHECK (((confirmed_at IS NULL) OR (secret_sealed IS NOT NULL)))
  second_factor_pkey PRIMARY KEY (tenant_id, user_id)
  second_factor_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  second_factor_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES user_account(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table session
  tenant_id uuid not null
  token_hash bytea not null
  user_id uuid not null
  created_at timestamp with time zone not null default now()
  seen_at timestamp with time zone not null default now()
  expires_at timestamp with time zone not null
  ended_at timestamp with time zone
  address text
  browser text
  id uuid not null default gen_random_uuid()
  session_pkey PRIMARY KEY (tenant_id, token_hash)
  session_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  session_tenant_id_id_key UNIQUE (tenant_id, id)
  session_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES user_account(tenant_id, id)
  CREATE INDEX session_of ON public.session USING btree (tenant_id, user_id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table shard_lease
  tenant_id uuid not null
  owner text not null
  epoch bigint not null
  expires_at timestamp with time zone not null
  shard_lease_pkey PRIMARY KEY (tenant_id)
  shard_lease_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table skill
  tenant_id uuid not null
  id uuid not null
  key text not null
  names jsonb not null
  retired_at timestamp with time zone
  skill_pkey PRIMARY KEY (tenant_id, id)
  skill_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  skill_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table state_limit
  tenant_id uuid not null
  state text not null
  reason text
  amber_ms integer not null
  red_ms integer not null
  state_limit_amber_ms_check CHECK ((amber_ms > 0))
  state_limit_check CHECK ((red_ms >= amber_ms))
  state_limit_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  state_limit_tenant_id_state_reason_key UNIQUE NULLS NOT DISTINCT (tenant_id, state, reason)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table team
  tenant_id uuid not null
  id uuid not null
  key text not null
  names jsonb not null
  site text
  parent_id uuid
  retired_at timestamp with time zone
  team_check CHECK ((parent_id <> id))
  team_pkey PRIMARY KEY (tenant_id, id)
  team_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  team_tenant_id_key_key UNIQUE (tenant_id, key)
  team_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES team(tenant_id, id)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table team_membership
  tenant_id uuid not null
  user_id uuid not null
  team_id uuid not null
  since timestamp with time zone not null
  until timestamp with time zone
  team_membership_check CHECK ((until >= since))
  team_membership_pkey PRIMARY KEY (tenant_id, user_id, since, team_id)
  team_membership_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  team_membership_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES team(tenant_id, id)
  team_membership_tenant_id_user_id_fkey FOREIGN KEY (tenant_id, user_id) REFERENCES user_account(tenant_id, id)
  CREATE UNIQUE INDEX team_membership_now ON public.team_membership USING btree (tenant_id, user_id) WHERE (until IS NULL)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table tenant
  id uuid not null
  key text not null
  name text not null
  host text
  country text not null
  language text not null
  time_zone text not null
  currency text not null
  created_at timestamp with time zone not null default now()
  serving_policy text not null default 'priority'::text
  second_factor text not null default 'asked'::text
  tenant_country_check CHECK ((country ~ '^[A-Z]{2}$'::text))
  tenant_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text))
  tenant_host_key UNIQUE (host)
  tenant_key_check CHECK ((key ~ '^[a-z0-9-]+$'::text))
  tenant_key_key UNIQUE (key)
  tenant_pkey PRIMARY KEY (id)
  tenant_second_factor_check CHECK ((second_factor = ANY (ARRAY['asked'::text, 'demanded'::text])))
  tenant_serving_policy_check CHECK ((serving_policy = ANY (ARRAY['priority'::text, 'delay-ratio'::text, 'overdue-floor'::text, 'time-left'::text])))
  zvon_app: select

table topic
  tenant_id uuid not null
  id uuid not null
  key text not null
  names jsonb not null
  position integer not null default 0
  retired_at timestamp with time zone
  topic_pkey PRIMARY KEY (tenant_id, id)
  topic_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  topic_tenant_id_key_key UNIQUE (tenant_id, key)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table user_account
  tenant_id uuid not null
  id uuid not null
  email text not null
  name text not null
  password_hash text not null
  role text not null
  language text not null
  theme text not null default 'system'::text
  principal_ids uuid[]
  voice_capacity integer not null default 1
  phone_password text not null
  settings jsonb not null default '{}'::jsonb
  deactivated_at timestamp with time zone
  created_at timestamp with time zone not null default now()
  key text not null
  team_id uuid
  user_account_pkey PRIMARY KEY (tenant_id, id)
  user_account_role_check CHECK ((role = ANY (ARRAY['agent'::text, 'supervisor'::text, 'admin'::text])))
  user_account_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  user_account_tenant_id_key_key UNIQUE (tenant_id, key)
  user_account_tenant_id_team_id_fkey FOREIGN KEY (tenant_id, team_id) REFERENCES team(tenant_id, id)
  user_account_theme_check CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text])))
  user_account_voice_capacity_check CHECK (((voice_capacity >= 0) AND (voice_capacity <= 1)))
  CREATE UNIQUE INDEX user_account_email ON public.user_account USING btree (tenant_id, lower(email))
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update

table wrap_up
  tenant_id uuid not null
  interaction_id uuid not null
  agent_id uuid not null
  state text not null
  until timestamp with time zone
  extensions integer not null default 0
  parked_at timestamp with time zone
  parked_why text
  finished_at timestamp with time zone
  outcome_id uuid
  wrap_up_pkey PRIMARY KEY (tenant_id, interaction_id, agent_id)
  wrap_up_state_check CHECK ((state = ANY (ARRAY['open'::text, 'parked'::text, 'finished'::text])))
  wrap_up_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES user_account(tenant_id, id)
  wrap_up_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenant(id)
  wrap_up_tenant_id_interaction_id_fkey FOREIGN KEY (tenant_id, interaction_id) REFERENCES interaction(tenant_id, id)
  wrap_up_tenant_id_outcome_id_fkey FOREIGN KEY (tenant_id, outcome_id) REFERENCES outcome(tenant_id, id)
  CREATE INDEX wrap_up_of ON public.wrap_up USING btree (tenant_id, agent_id) WHERE (state <> 'finished'::text)
  policy tenant_only permissive using (tenant_id = current_tenant())
  zvon_app: insert, select, update
