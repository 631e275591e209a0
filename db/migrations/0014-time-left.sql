-- A fourth way to serve: by the time that is left of the service level.
alter table tenant
  drop constraint tenant_serving_policy_check,
  add constraint tenant_serving_policy_check
    check (serving_policy in ('priority', 'delay-ratio', 'overdue-floor', 'time-left'));
