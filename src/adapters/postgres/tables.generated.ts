// Made by tools/write-schema.ts from the catalogue of a migrated database.
import type { ColumnType, Generated } from 'kysely';
/** Written as text: node-postgres would take an array for a PostgreSQL array. */
type Json = ColumnType<any, string, string>;
type Time = ColumnType<Date, Date | string, Date | string>;
export interface Tables {
  action: {
    tenant_id: string;
    id: string;
    object_type_id: string;
    key: string;
    names: Json;
    icon: string;
    hot_key: string | null;
    primary_act: Generated<boolean>;
    connector_id: string | null;
    operation: string | null;
    case_rule: ColumnType<any, string | null | undefined, string | null>;
    version: Generated<number>;
    position: Generated<number>;
  };
  action_run: {
    tenant_id: string;
    id: string;
    action_id: string;
    action_version: number;
    object_id: string;
    interaction_id: string | null;
    user_id: string;
    case_id: string | null;
    result: string;
    detail: ColumnType<any, string | undefined, string>;
    at: Time;
    replaces_case_id: string | null;
  };
  agent_ledger: {
    tenant_id: string;
    version: number;
    agent_id: string;
    started_at: Time;
    state: string;
    reason: string | null;
    activity: string | null;
    paid: boolean;
    interaction_id: string | null;
    queue_id: string | null;
    principal_id: string | null;
    set_by: string | null;
    source: string;
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  agent_skill: {
    tenant_id: string;
    agent_id: string;
    skill_id: string;
    level: number;
  };
  agent_state: {
    tenant_id: string;
    version: number;
    agent_id: string;
    started_at: Time;
    state: string;
    reason: string | null;
    activity: string | null;
    paid: boolean;
    interaction_id: string | null;
    queue_id: string | null;
    principal_id: string | null;
    set_by: string | null;
    source: string;
  };
  audit: {
    tenant_id: string;
    seq: number;
    at: Time;
    actor: Json;
    act: string;
    subject_kind: string;
    subject_id: string;
    detail: ColumnType<any, string | undefined, string>;
    event_version: number | null;
    previous_hash: Buffer;
    hash: Buffer;
  };
  callback: {
    tenant_id: string;
    id: string;
    principal_id: string | null;
    contact_point_id: string | null;
    number: string | null;
    customer_id: string | null;
    interaction_id: string | null;
    due_at: Time;
    owner_id: string | null;
    substitute_id: string | null;
    queue_id: string | null;
    origin: string;
    note: string | null;
    attempts: Generated<number>;
    state: Generated<string>;
    created_at: Time;
  };
  case: {
    tenant_id: string;
    id: string;
    principal_id: string | null;
    no: number;
    case_type_id: string;
    category: string | null;
    title: string;
    state: string;
    priority: Generated<number>;
    customer_id: string | null;
    contact_point_id: string | null;
    object_id: string | null;
    owner_id: string | null;
    due_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    made_by: Json;
    opened_at: Time;
    resolved_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  case_interaction: {
    tenant_id: string;
    case_id: string;
    interaction_id: string;
    role: string;
    linked_at: Time;
  };
  case_number: {
    tenant_id: string;
    last: number;
  };
  case_type: {
    tenant_id: string;
    id: string;
    key: string;
    names: Json;
  };
  connector: {
    tenant_id: string;
    id: string;
    key: string;
    manifest: Json;
    version: Generated<number>;
    enabled: Generated<boolean>;
    last_ok_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    last_error: string | null;
    last_error_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  contact_point: {
    tenant_id: string;
    id: string;
    kind: string;
    value: string;
    status: Generated<string>;
    source: string;
    last_success_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  customer: {
    tenant_id: string;
    id: string;
    principal_id: string | null;
    kind: string;
    party: Generated<string>;
    given_name: string | null;
    family_name: string | null;
    organisation_name: string | null;
    name: string;
    search_key: string;
    birth_date: string | null;
    identifier: string | null;
    language: string;
    city: string | null;
    address: string | null;
    since: string | null;
    flags: Generated<string[]>;
    consents: ColumnType<any, string | undefined, string>;
    note: string | null;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    created_in: string | null;
  };
  customer_contact_point: {
    tenant_id: string;
    customer_id: string;
    contact_point_id: string;
    usage: string;
    source: string;
    preference: string | null;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  customer_relation: {
    tenant_id: string;
    customer_id: string;
    other_id: string;
    role: string;
  };
  draft: {
    tenant_id: string;
    user_id: string;
    subject: string;
    field: string;
    value: string;
    saved_at: Time;
  };
  event: {
    tenant_id: string;
    version: number;
    at: Time;
    kind: string;
    actor: Json;
    caused_by: number | null;
    epoch: number | null;
    interaction_id: string | null;
    body: Json;
  };
  event_head: {
    tenant_id: string;
    version: number;
  };
  field: {
    tenant_id: string;
    id: string;
    object_type_id: string;
    key: string;
    names: Json;
    type: string;
    position: number;
    prominent: Generated<boolean>;
  };
  flow: {
    tenant_id: string;
    id: string;
    key: string;
    names: Json;
    published_version: number;
  };
  flow_version: {
    tenant_id: string;
    flow_id: string;
    version: number;
    definition: Json;
    published_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  idempotency_key: {
    tenant_id: string;
    user_id: string;
    key: string;
    request_hash: Buffer;
    status: number | null;
    response: ColumnType<any, string | null | undefined, string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  interaction: {
    tenant_id: string;
    id: string;
    principal_id: string | null;
    channel: string;
    direction: string;
    from_number: string | null;
    to_number: string | null;
    contact_point_id: string | null;
    number_id: string | null;
    flow_id: string | null;
    flow_version: number | null;
    queue_id: string | null;
    language: string;
    state: string;
    arrived_at: Time;
    queued_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    offered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    ring_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    held: Generated<boolean>;
    held_ms: Generated<number>;
    held_since: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    leg_lost_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    ending: string | null;
    ended_by: string | null;
    agent_id: string | null;
    leg_id: string | null;
    position_told: number | null;
    reason: ColumnType<any, string | null | undefined, string | null>;
    attributes: ColumnType<any, string | undefined, string>;
    identity_state: Generated<string>;
    candidates: ColumnType<any, string | undefined, string>;
    pop: ColumnType<any, string | undefined, string>;
    customer_id: string | null;
    outcome_id: string | null;
    outcome_late: Generated<boolean>;
    voided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    voided_by: string | null;
    void_reason: string | null;
  };
  interaction_topic: {
    tenant_id: string;
    id: string;
    interaction_id: string;
    topic_id: string;
    object_id: string | null;
    outcome_id: string | null;
    source: string;
    added_at: Time;
    removed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  migration: {
    name: string;
    sha256: Buffer;
    applied_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  number: {
    tenant_id: string;
    id: string;
    principal_id: string | null;
    digits: string;
    flow_id: string;
    language: string;
  };
  object: {
    tenant_id: string;
    id: string;
    principal_id: string | null;
    object_type_id: string;
    customer_id: string | null;
    key: string;
    title: string;
    state: string;
    data: ColumnType<any, string | undefined, string>;
    freshness: ColumnType<any, string | undefined, string>;
  };
  object_relation: {
    tenant_id: string;
    object_id: string;
    other_id: string;
    role: string;
  };
  object_type: {
    tenant_id: string;
    id: string;
    key: string;
    names: Json;
    icon: string;
    version: Generated<number>;
  };
  outbox: {
    tenant_id: string;
    id: Generated<number>;
    topic: string;
    body: Json;
    caused_by: number;
    attempts: Generated<number>;
    run_at: ColumnType<Date, Date | string | undefined, Date | string>;
    failed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    last_error: string | null;
  };
  outcome: {
    tenant_id: string;
    id: string;
    key: string;
    names: Json;
    consequence_names: ColumnType<any, string | undefined, string>;
    icon: string;
    effect: string;
    position: number;
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  principal: {
    tenant_id: string;
    id: string;
    key: string;
    name: string;
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  queue: {
    tenant_id: string;
    id: string;
    principal_id: string | null;
    key: string;
    names: Json;
    language: string;
    priority: Generated<number>;
    ageing_per_minute: Generated<number>;
    ring_ms: Generated<number>;
    wrap_up_ms: Generated<number>;
    wrap_up_extension_ms: Generated<number>;
    wrap_up_extensions_max: Generated<number>;
    service_level_ms: Generated<number>;
    recorded: Generated<boolean>;
    last_agent_ms: Generated<number>;
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  queue_skill: {
    tenant_id: string;
    queue_id: string;
    skill_id: string;
    level: number;
  };
  recording: {
    tenant_id: string;
    id: string;
    principal_id: string | null;
    interaction_id: string;
    name: string;
    state: string;
    started_at: Time;
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    duration_ms: number | null;
    file: string | null;
    bytes: number | null;
    sha256: Buffer | null;
    wrapped_key: Buffer | null;
  };
  routing_snapshot: {
    tenant_id: string;
    version: number;
    state: Json;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  screen_pop_rule: {
    tenant_id: string;
    id: string;
    key: string;
    names: Json;
    position: number;
    condition: Json;
    target: Json;
    version: Generated<number>;
    enabled: Generated<boolean>;
  };
  session: {
    tenant_id: string;
    token_hash: Buffer;
    user_id: string;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
    seen_at: ColumnType<Date, Date | string | undefined, Date | string>;
    expires_at: Time;
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    address: string | null;
    browser: string | null;
  };
  shard_lease: {
    tenant_id: string;
    owner: string;
    epoch: number;
    expires_at: Time;
  };
  skill: {
    tenant_id: string;
    id: string;
    key: string;
    names: Json;
  };
  state_limit: {
    tenant_id: string;
    state: string;
    reason: string | null;
    amber_ms: number;
    red_ms: number;
  };
  tenant: {
    id: string;
    key: string;
    name: string;
    host: string | null;
    country: string;
    language: string;
    time_zone: string;
    currency: string;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  topic: {
    tenant_id: string;
    id: string;
    key: string;
    names: Json;
    position: Generated<number>;
    retired_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
  };
  user_account: {
    tenant_id: string;
    id: string;
    email: string;
    name: string;
    password_hash: string;
    role: string;
    language: string;
    theme: Generated<string>;
    principal_ids: string[] | null;
    voice_capacity: Generated<number>;
    phone_password: string;
    settings: ColumnType<any, string | undefined, string>;
    deactivated_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    created_at: ColumnType<Date, Date | string | undefined, Date | string>;
  };
  wrap_up: {
    tenant_id: string;
    interaction_id: string;
    agent_id: string;
    state: string;
    until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    extensions: Generated<number>;
    parked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    parked_why: string | null;
    finished_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
    outcome_id: string | null;
  };
}
