alter table approval add column principal text;
