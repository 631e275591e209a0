-- A callback is named when its contact is: both are found by the contact.
create index callback_interaction on callback (tenant_id, interaction_id);
