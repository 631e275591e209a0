-- Wrong passwords are remembered by account and address in the process: kept here, a wait told which accounts exist.
alter table user_account drop column failed_sign_ins, drop column sign_in_not_before;
