-- Calendars that rooms have elsewhere: where they are read, and the times at which a room is occupied there.

create table outside_calendar (
  room integer primary key references room (num) on delete cascade,
  -- Whoever knows it can read that calendar: it is shown to administrators alone.
  address text not null check (address like 'https://%' and length(address) <= 2000),
  -- When it was read whole for the last time; null until then.
  read_at integer,
  -- When it is read next; while somebody is at it, until when it is theirs.
  due_at integer not null,
  attempts integer not null check (attempts >= 0),
  reason text not null check (length(reason) <= 500),
  -- How the server names the version that was read (RFC 9110 §8.8.3).
  etag text not null
) strict;

-- Times of one room never touch each other.
create table outside_busy (
  room integer not null references outside_calendar (room) on delete cascade,
  start_at integer not null,
  end_at integer not null check (end_at > start_at),
  primary key (room, start_at)
) strict, without rowid;

create trigger no_outside_overlap before insert on reservation
begin
  select raise(abort, 'ROOMDESK_OUTSIDE')
  where new.blocks = 1
    and (
      select away.end_at from outside_busy as away
      where away.room = new.room and away.start_at < new.blocked_to
      order by away.start_at desc
      limit 1
    ) > new.blocked_from;
end;
