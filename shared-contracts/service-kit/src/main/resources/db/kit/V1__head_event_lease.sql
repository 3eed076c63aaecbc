create table head (
  name text primary key,
  n bigint not null check (n >= 0)
);

create table event (
  n bigint primary key,
  id text unique,
  kind text not null,
  key text not null,
  at bigint not null,
  body text not null
);

create table lease (
  name text primary key,
  holder text,
  fence bigint not null check (fence > 0),
  expires_at bigint not null
);
