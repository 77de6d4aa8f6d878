-- What every journal has: who it is, the index of all words, and the links between records.

create table about (
  only_row   integer primary key check (only_row = 1) default 1,
  journal_id text not null,             -- 32 hexadecimal digits, also in the key file
  made_at    text not null,             -- ISO 8601, UTC
  leaning    text not null default '' check (leaning in ('', 'mentee', 'mentor', 'both')),
  code_seen  integer not null default 0,  -- one group of the recovery code was typed back
  untidy     integer not null default 0,  -- rounds until no erased word stands in old blocks of the index
  sample     integer not null default 0
) strict;

-- What was typed into a form that has not been kept yet, so that a lock or a crash does not take it.
create table draft (
  form    text primary key,
  words   text not null,     -- JSON: {field: text}
  kept_at text not null
) strict, without rowid;

-- n to n between any two records; a kind is the name of a table.
create table link (
  kind_a text not null, id_a integer not null,
  kind_b text not null, id_b integer not null,
  primary key (kind_a, id_a, kind_b, id_b)
) strict, without rowid;
create index link_back on link (kind_b, id_b);

-- The id is the order of time: minutes since 1970 shifted left by 20, plus a counter. Newest first is then a walk
-- down the index, with no sort, however many entries match.
create table search_text (
  id        integer primary key,
  kind      text not null,
  record_id integer not null,
  title     text not null,
  body      text not null
) strict;
create unique index search_text_of on search_text (kind, record_id);

-- Marks (Mn, Mc) belong to words: many scripts write their vowels with them.
create virtual table search using fts5 (
  title, body, content = 'search_text', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'", prefix = '1 2 3'
);
-- SQLCipher keeps 80 bytes of each page: a leaf of FTS5's own size would spill into a second page.
insert into search (search, rank) values ('pgsz', 3900);

create trigger search_text_added after insert on search_text begin
  insert into search (rowid, title, body) values (new.id, new.title, new.body);
end;
create trigger search_text_gone after delete on search_text begin
  insert into search (search, rowid, title, body) values ('delete', old.id, old.title, old.body);
end;
create trigger search_text_changed after update of title, body on search_text begin
  insert into search (search, rowid, title, body) values ('delete', old.id, old.title, old.body);
  insert into search (rowid, title, body) values (new.id, new.title, new.body);
end;
