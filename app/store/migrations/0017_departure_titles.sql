-- What left is told with the titles that went along, one a line, and whether it went as a file or on paper. What left
-- in several volumes names each of its files, one a line.

alter table departure add column titles text not null default '';
alter table departure add column how text not null default 'exported';  -- "exported" or "printed"
drop index departure_by_time;
create index departure_by_time on departure (left_at desc, id desc) where deleted_at is null;
