-- Which daily question was shown when, so that none comes back within sixty days.
create table prompt_shown (
  prompt   text primary key,   -- its key in resources/prompts/today.json
  shown_on text not null
) strict, without rowid;
alter table about add column prompts_off integer not null default 0;
alter table about add column no_prompt_on text;   -- "Not today": until the day after
