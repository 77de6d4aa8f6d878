-- Actions, agenda items and goals stay out of every export like what they were made from.

alter table action add column kept_out integer not null default 0;
alter table agenda_item add column kept_out integer not null default 0;
alter table goal add column kept_out integer not null default 0;

-- What is known of those made before: that they are tied to what is kept out, say its words, or continue such an item.
create view mine as
  select text as words from note where kept_out = 1
  union select title from reflection where kept_out = 1 and title <> '';

update action set kept_out = 1 where title in (select words from mine);
update goal set kept_out = 1 where title in (select words from mine);
update agenda_item set kept_out = 1
 where title in (select words from mine)
    or id in (select id_a from link
               where kind_a = 'agenda_item'
                 and (kind_b = 'note' and id_b in (select id from note where kept_out = 1)
                      or kind_b = 'reflection' and id_b in (select id from reflection where kept_out = 1)));
drop view mine;

with recursive copied (id) as (
  select c.id from agenda_item c join agenda_item i on i.id = c.carried_from join meeting m on m.id = i.meeting_id
   where i.kept_out = 1 or m.kept_out = 1
  union select c.id from agenda_item c join copied on copied.id = c.carried_from
)
update agenda_item set kept_out = 1 where id in (select id from copied);
