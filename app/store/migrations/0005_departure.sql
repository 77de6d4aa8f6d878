-- What left this journal: so that years later its owner can answer "who has what?". Never searched, never exported.

create table departure (
  id         integer primary key autoincrement,
  uid        text not null unique,
  left_at    text not null,   -- UTC
  what       text not null,
  for_whom   text not null default '',
  file_name  text not null,   -- the name alone, no folder
  created_at text not null,
  edited_at  text not null,
  deleted_at text
) strict;
create index departure_by_time on departure (left_at desc);
