-- Working agreements: what two people agreed with each other, in versions. An older one stays readable.

create table agreement (
  id              integer primary key autoincrement,
  uid             text not null unique,
  mentorship_id   integer not null references mentorship (id),
  version         integer not null,
  state           text not null check (state in ('draft', 'agreed', 'superseded')),
  agreed_on       text,                      -- dates are ISO
  scope           text not null default '',  -- all words are Markdown
  out_of_scope    text not null default '',
  frequency       text not null check (frequency in
                    ('2_weekly', 'monthly', '6_weekly', '2_monthly', 'quarterly', 'as_needed')),
  minutes         integer not null,
  place           text not null default '',
  contact         text not null default '',
  cancelling      text not null default '',
  confidentiality text not null default '',
  limits          text not null default '',
  notes_by        text not null check (notes_by in ('mentee', 'mentor', 'each_own', 'none')),
  notes_after     text not null check (notes_after in ('keep', 'delete_after', 'delete_now')),
  notes_months    integer not null,          -- after the end, for 'delete_after'
  difference      text not null default '',
  look_again_on   text,
  no_fault        integer not null default 1,
  created_at      text not null,
  edited_at       text not null,
  deleted_at      text,
  unique (mentorship_id, version)
) strict;
create index agreement_to_look_at on agreement (look_again_on) where deleted_at is null and state = 'agreed';

create view agreement_words as
  select a.id, unixepoch(coalesce(a.agreed_on, a.created_at)) as at,
         coalesce((select p.display_name from mentorship m join person p on p.id = m.person_id
                    where m.id = a.mentorship_id), '') as title,
         a.scope || char(10) || a.out_of_scope || char(10) || a.place || char(10) || a.contact || char(10) ||
           a.cancelling || char(10) || a.confidentiality || char(10) || a.limits || char(10) || a.difference as body
    from agreement a where a.deleted_at is null;

create trigger agreement_search_added after insert on agreement begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'agreement', id, title, body
      from agreement_words where id = new.id;
end;
create trigger agreement_search_written
  after update of scope, out_of_scope, place, contact, cancelling, confidentiality, limits, difference on agreement
  when new.deleted_at is null
begin
  update search_text set body = (select body from agreement_words where id = new.id)
   where kind = 'agreement' and record_id = new.id;
end;
create trigger agreement_search_moved after update of agreed_on, deleted_at on agreement
  when old.agreed_on is not new.agreed_on or old.deleted_at is not new.deleted_at
begin
  delete from search_text where kind = 'agreement' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'agreement', id, title, body
      from agreement_words where id = new.id;
end;
create trigger agreement_search_erased after delete on agreement begin
  delete from search_text where kind = 'agreement' and record_id = old.id;
end;
create trigger agreement_search_renamed after update of display_name on person begin
  update search_text set title = new.display_name
   where kind = 'agreement' and record_id in
         (select a.id from agreement a join mentorship m on m.id = a.mentorship_id where m.person_id = new.id);
end;
