-- Meetings are prepared and reflected on: what I want from one, its agenda, and what stays out of every export.

alter table meeting add column preparation text not null default '';
alter table meeting add column nothing_to_add integer not null default 0;  -- reflected, and no words were wanted
alter table meeting add column kept_out integer not null default 0;        -- its words never leave

drop view meeting_words;
create view meeting_words as
  select m.id, m.at,
         coalesce((select p.display_name from mentorship s join person p on p.id = s.person_id
                    where s.id = m.mentorship_id), '') as title,
         m.what_mattered || char(10) || m.notes || char(10) || m.preparation || char(10) || m.place as body
    from meeting m where m.deleted_at is null;

drop trigger meeting_search_written;
create trigger meeting_search_written after update of what_mattered, notes, preparation, place on meeting
  when new.deleted_at is null begin
  update search_text
     set body = new.what_mattered || char(10) || new.notes || char(10) || new.preparation || char(10) || new.place
   where kind = 'meeting' and record_id = new.id;
end;

create table agenda_item (
  id           integer primary key autoincrement,
  uid          text not null unique,
  meeting_id   integer not null references meeting (id),
  position     integer not null,
  title        text not null,
  raised_by    text not null check (raised_by in ('me', 'other')),
  origin       text not null default '' check (origin in ('', 'carried', 'reflection', 'question', 'note')),
  state        text not null check (state in ('open', 'discussed', 'carried', 'dropped')),
  outcome      text not null default '',
  carried_from integer,   -- the item it continues
  created_at   text not null,
  edited_at    text not null,
  deleted_at   text
) strict;
create index agenda_of on agenda_item (meeting_id, position, id) where deleted_at is null;
create index agenda_open on agenda_item (meeting_id) where deleted_at is null and state = 'open';  -- never many

-- An item's time is its meeting's.
create view agenda_item_words as
  select i.id, i.meeting_id, (select m.at from meeting m where m.id = i.meeting_id) as at, i.title, i.outcome as body
    from agenda_item i where i.deleted_at is null;

create trigger agenda_item_search_added after insert on agenda_item begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'agenda_item', id, title, body
      from agenda_item_words where id = new.id;
end;
create trigger agenda_item_search_written after update of title, outcome on agenda_item
  when new.deleted_at is null begin
  update search_text set title = new.title, body = new.outcome where kind = 'agenda_item' and record_id = new.id;
end;
create trigger agenda_item_search_hidden after update of deleted_at on agenda_item
  when old.deleted_at is not new.deleted_at begin
  delete from search_text where kind = 'agenda_item' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'agenda_item', id, title, body
      from agenda_item_words where id = new.id;
end;
create trigger agenda_item_search_moved after update of planned_start, actual_start on meeting
  when old.planned_start is not new.planned_start or old.actual_start is not new.actual_start
begin
  delete from search_text
   where kind = 'agenda_item' and record_id in (select id from agenda_item where meeting_id = new.id);
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20) + row_number() over (order by id) - 1, 'agenda_item', id, title, body
      from agenda_item_words where meeting_id = new.id;
end;
create trigger agenda_item_search_erased after delete on agenda_item begin
  delete from search_text where kind = 'agenda_item' and record_id = old.id;
end;
