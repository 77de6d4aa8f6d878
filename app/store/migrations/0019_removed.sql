-- What was removed, and what belongs to a record, is found without looking through all the others: removed ones are
-- few, and until they are erased for good their list is read often. Meetings have theirs already.

create index person_removed on person (deleted_at) where deleted_at is not null;
create index mentorship_removed on mentorship (deleted_at) where deleted_at is not null;
create index agreement_removed on agreement (deleted_at) where deleted_at is not null;
create index agenda_item_removed on agenda_item (deleted_at) where deleted_at is not null;
create index action_removed on action (deleted_at) where deleted_at is not null;
create index goal_removed on goal (deleted_at) where deleted_at is not null;
create index check_in_removed on check_in (deleted_at) where deleted_at is not null;
create index milestone_removed on milestone (deleted_at) where deleted_at is not null;
create index reflection_removed on reflection (deleted_at) where deleted_at is not null;
create index note_removed on note (deleted_at) where deleted_at is not null;
create index post_removed on post (deleted_at) where deleted_at is not null;
create index tag_removed on tag (deleted_at) where deleted_at is not null;
create index departure_removed on departure (deleted_at) where deleted_at is not null;

-- Whether anything hangs on a record that is erased, removed or not: asked by us, and by each foreign key.
create index meeting_within on meeting (mentorship_id, deleted_at);
create index agenda_item_within on agenda_item (meeting_id, deleted_at);
create index check_in_within on check_in (goal_id, deleted_at);
create index milestone_within on milestone (goal_id, deleted_at);

-- What stays out of every export is listed before each.
create index note_kept_out on note (kept_out) where kept_out;
create index reflection_kept_out on reflection (kept_out) where kept_out;
create index meeting_kept_out on meeting (kept_out) where kept_out;
create index goal_kept_out on goal (kept_out) where kept_out;
create index action_kept_out on action (kept_out) where kept_out;
create index agenda_item_kept_out on agenda_item (kept_out) where kept_out;
