-- Goals in their owner's words: the ladder, dated check-ins on it, and steps on the way.

create table goal (
  id             integer primary key autoincrement,
  uid            text not null unique,
  title          text not null,
  why_it_matters text not null default '',
  state          text not null check (state in ('draft', 'active', 'paused', 'closed')),
  closed_as      text not null default '' check (closed_as in ('', 'reached', 'let_go', 'replaced', 'ended')),
  closed_on      text,        -- dates are ISO
  closing_note   text not null default '',
  reopened_on    text,
  set_on         text not null,
  target_on      text,
  look_again_on  text,
  baseline_level integer not null default -1 check (baseline_level in (-2, -1)),
  level_m2       text not null default '',
  level_m1       text not null default '',
  level_0        text not null default '',
  level_p1       text not null default '',
  level_p2       text not null default '',
  plan           text not null default '',  -- "If …, then I will …"
  created_at     text not null,
  edited_at      text not null,
  deleted_at     text
) strict;

create view goal_words as
  select id, unixepoch(set_on) as at, title,
         why_it_matters || char(10) || level_p2 || char(10) || level_p1 || char(10) || level_0 || char(10)
           || level_m1 || char(10) || level_m2 || char(10) || plan || char(10) || closing_note as body
    from goal where deleted_at is null;

create trigger goal_search_added after insert on goal begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'goal', id, title, body
      from goal_words where id = new.id;
end;
create trigger goal_search_written
  after update of title, why_it_matters, level_m2, level_m1, level_0, level_p1, level_p2, plan, closing_note on goal
  when new.deleted_at is null begin
  update search_text set title = new.title, body = (select body from goal_words where id = new.id)
   where kind = 'goal' and record_id = new.id;
end;
create trigger goal_search_moved after update of set_on, deleted_at on goal
  when old.set_on is not new.set_on or old.deleted_at is not new.deleted_at
begin
  delete from search_text where kind = 'goal' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'goal', id, title, body
      from goal_words where id = new.id;
end;
create trigger goal_search_erased after delete on goal begin
  delete from search_text where kind = 'goal' and record_id = old.id;
end;

create table check_in (
  id         integer primary key autoincrement,
  uid        text not null unique,
  goal_id    integer not null references goal (id),
  on_day     text not null,
  level      integer check (level between -2 and 2),  -- null: not sure yet
  words      text not null default '',                -- what that rung said on the day; a clearer wording later keeps it
  note       text not null default '',
  created_at text not null,
  edited_at  text not null,
  deleted_at text
) strict;
create unique index check_in_on on check_in (goal_id, on_day) where deleted_at is null;

create view check_in_words as
  select c.id, unixepoch(c.on_day) as at,
         coalesce((select title from goal where id = c.goal_id), '') as title,
         c.note || char(10) || c.words as body
    from check_in c where c.deleted_at is null;

create trigger check_in_search_added after insert on check_in begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'check_in', id, title, body
      from check_in_words where id = new.id;
end;
create trigger check_in_search_written after update of note, words on check_in when new.deleted_at is null begin
  update search_text set body = new.note || char(10) || new.words where kind = 'check_in' and record_id = new.id;
end;
create trigger check_in_search_moved after update of on_day, deleted_at on check_in
  when old.on_day is not new.on_day or old.deleted_at is not new.deleted_at
begin
  delete from search_text where kind = 'check_in' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'check_in', id, title, body
      from check_in_words where id = new.id;
end;
create trigger check_in_search_erased after delete on check_in begin
  delete from search_text where kind = 'check_in' and record_id = old.id;
end;
create trigger check_in_search_renamed after update of title on goal begin
  update search_text set title = new.title
   where kind = 'check_in' and record_id in (select id from check_in where goal_id = new.id);
end;

create table milestone (
  id         integer primary key autoincrement,
  uid        text not null unique,
  goal_id    integer not null references goal (id),
  position   integer not null,
  title      text not null,
  due_on     text,
  reached_on text,
  created_at text not null,
  edited_at  text not null,
  deleted_at text
) strict;
create index milestone_of on milestone (goal_id, position, id) where deleted_at is null;

create view milestone_words as
  select id, coalesce(unixepoch(reached_on), unixepoch(created_at)) as at, title, '' as body
    from milestone where deleted_at is null;

create trigger milestone_search_added after insert on milestone begin
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'milestone', id, title, body
      from milestone_words where id = new.id;
end;
create trigger milestone_search_written after update of title on milestone when new.deleted_at is null begin
  update search_text set title = new.title where kind = 'milestone' and record_id = new.id;
end;
create trigger milestone_search_moved after update of reached_on, deleted_at on milestone
  when old.reached_on is not new.reached_on or old.deleted_at is not new.deleted_at
begin
  delete from search_text where kind = 'milestone' and record_id = new.id;
  insert into search_text (id, kind, record_id, title, body)
    select coalesce((select max(id) + 1 from search_text
                      where id >= (at / 60) << 20 and id < (at / 60 + 1) << 20),
                    (at / 60) << 20), 'milestone', id, title, body
      from milestone_words where id = new.id;
end;
create trigger milestone_search_erased after delete on milestone begin
  delete from search_text where kind = 'milestone' and record_id = old.id;
end;
