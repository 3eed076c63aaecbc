create table board_reading (
  name text primary key,
  n bigint not null,
  walked_at bigint not null,
  refreshed_at bigint not null
);

create table board_card (
  id text primary key,
  n bigint not null,
  card text not null
);

create index board_card_by_n on board_card (n);

create table board_budget (
  name text primary key,
  taken_at bigint not null
);

create table board_request (
  second bigint primary key,
  n bigint not null
);

alter table lane add column resting_why text;
