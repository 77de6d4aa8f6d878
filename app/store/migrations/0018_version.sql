-- What long texts said before they were changed. A record's own go when it is erased.

create table version (
  id        integer primary key autoincrement,
  kind      text not null,
  record_id integer not null,
  field     text not null,   -- the column of its text
  said_at   text not null,   -- UTC: when it is known to have said this
  kept_at   text not null,   -- UTC: when it was about to say something else
  thin_at   text,            -- UTC: when to look whether it still adds anything; null: never again
  text      text not null    -- "" where there were no words
) strict;
create index version_of on version (kind, record_id, field, id desc);
create index version_to_thin on version (thin_at) where thin_at is not null;
