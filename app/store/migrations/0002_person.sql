-- People: the owner (kind self, exactly one) and those they meet.

create table person (
  id           integer primary key autoincrement,
  uid          text not null unique,
  display_name text not null,
  kind         text not null check (kind in ('self', 'mentor', 'mentee', 'colleague', 'supporter')),
  pronouns     text not null default '',
  specialty    text not null default '',
  organisation text not null default '',
  contact      text not null default '',
  notes        text not null default '',
  created_at   text not null,
  edited_at    text not null,
  deleted_at   text
) strict;
create unique index person_self on person (kind) where kind = 'self';

-- Nobody looks for themselves: the owner stays out of the index.
create view person_words as
  select id, created_at as at, display_name as title,
         specialty || char(10) || organisation || char(10) || contact || char(10) || notes as body
    from person where deleted_at is null and kind <> 'self';

create trigger person_search_added after insert on person begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (unixepoch(at) / 60) << 20 and id < (unixepoch(at) / 60 + 1) << 20),
                    (unixepoch(at) / 60) << 20), 'person', id, title, body
      from person_words where id = new.id;
end;
create trigger person_search_changed after update on person when old.deleted_at is null and new.deleted_at is null begin
  update search_text set title = new.display_name,
         body = (select body from person_words where id = new.id)
   where kind = 'person' and record_id = new.id;
end;
create trigger person_search_hidden after update of deleted_at on person when new.deleted_at is not null begin
  delete from search_text where kind = 'person' and record_id = new.id;
end;
create trigger person_search_back after update of deleted_at on person
  when old.deleted_at is not null and new.deleted_at is null begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (unixepoch(at) / 60) << 20 and id < (unixepoch(at) / 60 + 1) << 20),
                    (unixepoch(at) / 60) << 20), 'person', id, title, body
      from person_words where id = new.id;
end;
create trigger person_search_erased after delete on person begin
  delete from search_text where kind = 'person' and record_id = old.id;
end;
