-- Tags: a word that belongs to many entries. They are tied to them by links.

create table tag (
  id         integer primary key autoincrement,
  uid        text not null unique,
  name       text not null,
  folded     text not null,   -- the name without case: two tags never differ by that alone
  created_at text not null,
  edited_at  text not null,
  deleted_at text
) strict;
create unique index tag_named on tag (folded) where deleted_at is null;

create view tag_words as
  select id, unixepoch(created_at) as at, name as title, '' as body from tag where deleted_at is null;

create trigger tag_search_added after insert on tag begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'tag', id, title, body
      from tag_words where id = new.id;
end;
create trigger tag_search_written after update of name on tag when new.deleted_at is null begin
  update search_text set title = new.name where kind = 'tag' and record_id = new.id;
end;
create trigger tag_search_hidden after update of deleted_at on tag when old.deleted_at is not new.deleted_at begin
  delete from search_text where kind = 'tag' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'tag', id, title, body
      from tag_words where id = new.id;
end;
create trigger tag_search_erased after delete on tag begin
  delete from search_text where kind = 'tag' and record_id = old.id;
end;
