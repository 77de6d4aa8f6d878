-- Which kind each entry of the index is, without its words: a search can look down a thousand matches for those of
-- every kind and read only the few that it shows.
create index search_text_kinds on search_text (id, kind);
