-- Keys are kept for a day and then deleted; nothing else may be deleted by the process.
grant delete on idempotency_key to zvon_app;
create index idempotency_key_age on idempotency_key (tenant_id, created_at);
