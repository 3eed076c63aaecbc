alter table policy_decision add column changed text;
