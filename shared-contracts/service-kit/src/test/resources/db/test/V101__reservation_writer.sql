create index reservation_writer on reservation (writer) where granted = 1;
