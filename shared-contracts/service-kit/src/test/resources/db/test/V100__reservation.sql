create table reservation (
  id text primary key,
  writer bigint not null,
  granted bigint not null default 1
);

create table reservation_note (
  reservation_id text not null references reservation (id),
  note text,
  weight double precision
);
