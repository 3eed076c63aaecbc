create table claim (id text primary key);
insert into claim (id) values ('first');
