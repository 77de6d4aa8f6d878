-- Reflections: long writing under the headings of a model, or none. Their text is one piece of Markdown.

create table reflection (
  id         integer primary key autoincrement,
  uid        text not null unique,
  title      text not null default '',  -- "": the first words are shown
  on_day     text not null,             -- ISO date
  model      text not null,             -- a key of resources/prompts/models.json
  text       text not null default '',
  kept_out   integer not null default 0,
  created_at text not null,
  edited_at  text not null,
  deleted_at text
) strict;
create index reflection_by_day on reflection (on_day desc, id desc) where deleted_at is null;

create view reflection_words as
  select id, unixepoch(on_day) as at, title, text as body from reflection where deleted_at is null;

create trigger reflection_search_added after insert on reflection begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'reflection', id, title, body
      from reflection_words where id = new.id;
end;
create trigger reflection_search_written after update of title, text on reflection when new.deleted_at is null begin
  update search_text set title = new.title, body = new.text where kind = 'reflection' and record_id = new.id;
end;
create trigger reflection_search_moved after update of on_day, deleted_at on reflection
  when old.on_day is not new.on_day or old.deleted_at is not new.deleted_at
begin
  delete from search_text where kind = 'reflection' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'reflection', id, title, body
      from reflection_words where id = new.id;
end;
create trigger reflection_search_erased after delete on reflection begin
  delete from search_text where kind = 'reflection' and record_id = old.id;
end;
