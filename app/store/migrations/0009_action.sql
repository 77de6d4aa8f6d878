-- Actions: who does what, and perhaps by when. Those written in a meeting's notes are lines there too.

create table action (
  id         integer primary key autoincrement,
  uid        text not null unique,
  title      text not null,
  owner      text not null check (owner in ('me', 'other')),
  agreed_on  text not null,   -- dates are ISO
  due_on     text,
  state      text not null check (state in ('open', 'done', 'let_go')),
  closed_on  text,
  meeting_id integer references meeting (id),
  in_notes   integer not null default 0,  -- its line stands in the notes of its meeting
  if_then    text not null default '',
  created_at text not null,
  edited_at  text not null,
  deleted_at text
) strict;
create index action_open on action (owner, coalesce(due_on, '9999'), agreed_on, id)
  where deleted_at is null and state = 'open';
create index action_closed on action (closed_on desc, id desc) where deleted_at is null and state <> 'open';
create index action_closed_by on action (owner, closed_on desc, id desc) where deleted_at is null and state <> 'open';
create index action_of on action (meeting_id);

create view action_words as
  select id, unixepoch(agreed_on) as at, title, if_then as body from action where deleted_at is null;

create trigger action_search_added after insert on action begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'action', id, title, body
      from action_words where id = new.id;
end;
create trigger action_search_written after update of title, if_then on action when new.deleted_at is null begin
  update search_text set title = new.title, body = new.if_then where kind = 'action' and record_id = new.id;
end;
create trigger action_search_moved after update of agreed_on, deleted_at on action
  when old.agreed_on is not new.agreed_on or old.deleted_at is not new.deleted_at
begin
  delete from search_text where kind = 'action' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'action', id, title, body
      from action_words where id = new.id;
end;
create trigger action_search_erased after delete on action begin
  delete from search_text where kind = 'action' and record_id = old.id;
end;

-- Notes written before there were actions hold lines that are some: from this meeting down they are still to be read.
alter table about add column lines_to_read integer not null default 0;
update about set lines_to_read = coalesce((select max(id) from meeting), 0);
