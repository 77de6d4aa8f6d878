-- Posts: the owner's jobs. The post of any other record follows from its date.

create table post (
  id                 integer primary key autoincrement,
  uid                text not null unique,
  title              text not null,
  post_type          text not null check (post_type in ('training', 'locally_employed', 'sas', 'consultant', 'gp',
                       'academic', 'out_of_programme', 'leave', 'other')),
  site               text not null default '',
  start_on           text not null,   -- dates are ISO
  end_on             text,
  whole_time_percent integer not null default 100,
  notes              text not null default '',
  created_at         text not null,
  edited_at          text not null,
  deleted_at         text
) strict;

create view post_words as
  select id, unixepoch(start_on) as at, title, site || char(10) || notes as body from post where deleted_at is null;

create trigger post_search_added after insert on post begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'post', id, title, body
      from post_words where id = new.id;
end;
create trigger post_search_written after update of title, site, notes on post when new.deleted_at is null begin
  update search_text set title = new.title, body = new.site || char(10) || new.notes
   where kind = 'post' and record_id = new.id;
end;
create trigger post_search_moved after update of start_on, deleted_at on post
  when old.start_on is not new.start_on or old.deleted_at is not new.deleted_at
begin
  delete from search_text where kind = 'post' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'post', id, title, body
      from post_words where id = new.id;
end;
create trigger post_search_erased after delete on post begin
  delete from search_text where kind = 'post' and record_id = old.id;
end;
