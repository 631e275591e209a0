-- A case's own events: the log knows contacts by column, cases only in the body.
create index event_case on event (tenant_id, (body->>'caseId'), version) where body->>'caseId' is not null;
