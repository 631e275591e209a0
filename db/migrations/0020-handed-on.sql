-- Who handed the contact on last: whoever answers it next goes on with what that agent had typed.
alter table interaction add column handed_by uuid;
alter table interaction add foreign key (tenant_id, handed_by) references user_account (tenant_id, id);
