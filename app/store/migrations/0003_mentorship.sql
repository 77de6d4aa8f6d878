-- Mentorships: with whom, in which role, for what, from when to when.

create table mentorship (
  id            integer primary key autoincrement,
  uid           text not null unique,
  person_id     integer not null,
  my_role       text not null check (my_role in ('mentee', 'mentor', 'both')),
  form          text not null check (form in
                  ('traditional', 'near_peer', 'peer', 'reverse', 'group_member', 'co_mentoring')),
  purpose       text not null default '',
  state         text not null check (state in
                  ('considering', 'proposed', 'contracting', 'active', 'paused', 'closing', 'ended', 'declined')),
  agreed_on     text,        -- dates are ISO; the day on which both agreed by talking
  started_on    text,
  ended_on      text,
  ending_reason text not null default '' check (ending_reason in ('', 'purpose_met', 'planned_end', 'moved_on', 'time',
                  'not_right_match', 'role_conflict', 'no_contact', 'other')),
  ending_note   text not null default '',
  contact_after text not null default '' check (contact_after in ('', 'none', 'occasional', 'open_door')),
  times_met     integer not null default 0,  -- kept by triggers: counting is slow under encryption
  created_at    text not null,
  edited_at     text not null,
  deleted_at    text
) strict;
create index mentorship_of on mentorship (person_id);

create view mentorship_words as
  select m.id, coalesce(m.started_on, m.created_at) as at,
         coalesce((select display_name from person where id = m.person_id), '') as title,
         m.purpose || char(10) || m.ending_note as body
    from mentorship m where m.deleted_at is null;

create trigger mentorship_search_added after insert on mentorship begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (unixepoch(at) / 60) << 20 and id < (unixepoch(at) / 60 + 1) << 20),
                    (unixepoch(at) / 60) << 20), 'mentorship', id, title, body
      from mentorship_words where id = new.id;
end;
create trigger mentorship_search_changed after update of purpose, ending_note, started_on, person_id, deleted_at on mentorship
begin
  delete from search_text where kind = 'mentorship' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (unixepoch(at) / 60) << 20 and id < (unixepoch(at) / 60 + 1) << 20),
                    (unixepoch(at) / 60) << 20), 'mentorship', id, title, body
      from mentorship_words where id = new.id;
end;
create trigger mentorship_search_erased after delete on mentorship begin
  delete from search_text where kind = 'mentorship' and record_id = old.id;
end;
create trigger mentorship_search_renamed after update of display_name on person begin
  update search_text set title = new.display_name
   where kind = 'mentorship' and record_id in (select id from mentorship where person_id = new.id);
end;
