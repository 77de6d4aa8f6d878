-- Quick notes: a line jotted down, to become something else later, or not.

create table note (
  id         integer primary key autoincrement,
  uid        text not null unique,
  on_day     text not null,   -- ISO date
  text       text not null,
  kept_out   integer not null default 0,
  created_at text not null,
  edited_at  text not null,
  deleted_at text
) strict;
create index note_by_day on note (on_day desc, id desc) where deleted_at is null;

create view note_words as
  select id, unixepoch(on_day) as at, '' as title, text as body from note where deleted_at is null;

create trigger note_search_added after insert on note begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'note', id, title, body
      from note_words where id = new.id;
end;
create trigger note_search_written after update of text on note when new.deleted_at is null begin
  update search_text set body = new.text where kind = 'note' and record_id = new.id;
end;
create trigger note_search_moved after update of on_day, deleted_at on note
  when old.on_day is not new.on_day or old.deleted_at is not new.deleted_at
begin
  delete from search_text where kind = 'note' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'note', id, title, body
      from note_words where id = new.id;
end;
create trigger note_search_erased after delete on note begin
  delete from search_text where kind = 'note' and record_id = old.id;
end;
