-- What people set up and tidied: who ticked which step of a meeting's room, and when.

create table room_task (
  booking text not null,
  room text not null collate nocase,
  -- When the meeting begins: one that was moved is set up for again.
  start_at integer not null,
  task text not null check (length(task) between 1 and 200),
  who text not null,
  at integer not null,
  primary key (booking, room, start_at, task)
) strict, without rowid;
