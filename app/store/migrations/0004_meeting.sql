-- Meetings: planned, held, and what was said. A meeting has no title; its headline is read from its notes.

create table meeting (
  id             integer primary key autoincrement,
  uid            text not null unique,
  mentorship_id  integer not null references mentorship (id),
  kind           text not null check (kind in
                   ('contracting', 'regular', 'review', 'transition', 'closing', 'unscheduled')),
  state          text not null check (state in
                   ('planned', 'prepared', 'held', 'reflected', 'cancelled', 'missed')),
  state_at       text not null,   -- UTC: "not held after all" is open for a day
  planned_start  text not null,   -- ISO 8601 with the local offset
  planned_length integer not null,  -- minutes
  actual_start   text,
  actual_length  integer,
  medium         text not null check (medium in ('in_person', 'video', 'phone', 'messages')),
  place          text not null default '',
  what_mattered  text not null default '',
  notes          text not null default '',
  cancelled_by   text not null default '' check (cancelled_by in ('', 'me', 'other', 'both', 'circumstances')),
  rebooked_from  integer,
  swapped        integer not null default 0,  -- roles changed places for this once
  created_at     text not null,
  edited_at      text not null,
  deleted_at     text,
  at             integer not null generated always as (unixepoch(coalesce(actual_start, planned_start))) virtual
) strict;
create index meeting_by_time on meeting (at desc, id desc) where deleted_at is null;
create index meeting_to_come on meeting (at) where deleted_at is null and state in ('planned', 'prepared');
create index meeting_of on meeting (mentorship_id, at desc, id desc) where deleted_at is null;
create index meeting_removed on meeting (deleted_at) where deleted_at is not null;

create view meeting_words as
  select m.id, m.at,
         coalesce((select p.display_name from mentorship s join person p on p.id = s.person_id
                    where s.id = m.mentorship_id), '') as title,
         m.what_mattered || char(10) || m.notes || char(10) || m.place as body
    from meeting m where m.deleted_at is null;

create trigger meeting_search_added after insert on meeting begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'meeting', id, title, body
      from meeting_words where id = new.id;
end;
create trigger meeting_search_written after update of what_mattered, notes, place on meeting
  when new.deleted_at is null begin
  update search_text set body = new.what_mattered || char(10) || new.notes || char(10) || new.place
   where kind = 'meeting' and record_id = new.id;
end;
create trigger meeting_search_moved after update of planned_start, actual_start, mentorship_id, deleted_at on meeting
  when old.planned_start is not new.planned_start or old.actual_start is not new.actual_start
    or old.mentorship_id is not new.mentorship_id or old.deleted_at is not new.deleted_at
begin
  delete from search_text where kind = 'meeting' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'meeting', id, title, body
      from meeting_words where id = new.id;
end;
create trigger meeting_search_erased after delete on meeting begin
  delete from search_text where kind = 'meeting' and record_id = old.id;
end;
create trigger meeting_search_renamed after update of display_name on person begin
  update search_text set title = new.display_name
   where kind = 'meeting' and record_id in
         (select id from meeting where mentorship_id in (select id from mentorship where person_id = new.id));
end;
create trigger meeting_search_reassigned after update of person_id on mentorship begin
  update search_text set title = coalesce((select display_name from person where id = new.person_id), '')
   where kind = 'meeting' and record_id in (select id from meeting where mentorship_id = new.id);
end;

create trigger meeting_counted_in after insert on meeting
  when new.deleted_at is null and new.state in ('held', 'reflected') begin
  update mentorship set times_met = times_met + 1 where id = new.mentorship_id;
end;
create trigger meeting_counted_again after update of state, deleted_at, mentorship_id on meeting begin
  update mentorship set times_met = times_met - 1
   where id = old.mentorship_id and old.deleted_at is null and old.state in ('held', 'reflected');
  update mentorship set times_met = times_met + 1
   where id = new.mentorship_id and new.deleted_at is null and new.state in ('held', 'reflected');
end;
create trigger meeting_counted_out after delete on meeting
  when old.deleted_at is null and old.state in ('held', 'reflected') begin
  update mentorship set times_met = times_met - 1 where id = old.mentorship_id;
end;
