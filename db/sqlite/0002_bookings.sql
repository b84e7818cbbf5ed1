-- Series, bookings, and the guards that refuse two bookings of one room or one link at one moment.

create table series (
  num integer primary key,
  id text not null unique,
  uid text not null,
  rrule text not null,
  timezone text not null,
  first_at integer not null,
  sequence integer not null,
  -- The id of the series that this one was cut off from first; empty where it was not.
  origin text not null
) strict;

create index series_origin on series (origin) where origin <> '';

create table booking (
  num integer primary key,
  id text not null unique,
  uid text not null,
  series integer references series (num),
  occurrence_at integer,
  title text not null check (length(title) between 1 and 200),
  description text not null check (length(description) <= 4000),
  notes text not null check (length(notes) <= 4000),
  setup text not null,
  organizer text not null,
  created_by text not null,
  timezone text not null,
  start_at integer not null,
  end_at integer not null,
  status text not null check (status in ('confirmed', 'pending', 'cancelled', 'declined')),
  -- Written by the program, not generated: sqlite-utils cannot carry generated columns.
  blocks integer not null check (blocks = (status in ('confirmed', 'pending'))),
  private integer not null check (private in (0, 1)),
  visitors integer not null check (visitors >= 0),
  provider text,
  link text,
  pin text,
  phone text,
  -- What no other meeting may hold at that time: the link itself, a licence of its service, or nothing.
  held text not null,
  sequence integer not null check (sequence >= 0),
  version integer not null check (version >= 1),
  checked_in_at integer,
  reason text not null,
  created_at integer not null,
  updated_at integer not null,
  check (end_at > start_at and end_at - start_at <= 86400),
  check ((series is null) = (occurrence_at is null)),
  unique (num, blocks)
) strict;

create index booking_time on booking (start_at);

create index booking_series on booking (series, occurrence_at) where series is not null;

create index booking_uid on booking (uid);

create table attendee (
  booking integer not null references booking (num) on delete cascade,
  position integer not null,
  email text not null,
  name text not null,
  status text not null check (status in ('needs-action', 'accepted', 'declined', 'tentative')),
  primary key (booking, position)
) strict, without rowid;

create index attendee_email on attendee (email);

-- One row a room of a booking; [blocked_from, blocked_to) is the meeting with its buffers.
create table reservation (
  num integer primary key,
  booking integer not null,
  room integer not null references room (num),
  blocks integer not null check (blocks in (0, 1)),
  start_at integer not null,
  end_at integer not null,
  blocked_from integer not null,
  blocked_to integer not null,
  check (end_at > start_at and end_at - start_at <= 86400),
  check (blocked_from <= start_at and blocked_to >= end_at and blocked_to - blocked_from <= 172800),
  foreign key (booking, blocks) references booking (num, blocks) on update cascade on delete cascade
) strict;

create unique index reservation_room on reservation (room, blocked_from) where blocks = 1;

create index reservation_time on reservation (start_at, end_at) where blocks = 1;

create index reservation_booking on reservation (booking);

-- Reservations that stand never overlap, so only the last that starts before the new end can be in the way: one probe.
create trigger no_overlap_insert before insert on reservation
begin
  select raise(abort, 'ROOMDESK_OVERLAP')
  where new.blocks = 1
    and (
      select held.blocked_to from reservation as held
      where held.room = new.room and held.blocks = 1
        and held.blocked_from < new.blocked_to and held.num is not new.num
      order by held.blocked_from desc
      limit 1
    ) > new.blocked_from;
end;

create trigger no_overlap_update before update of room, blocked_from, blocked_to, blocks on reservation
begin
  select raise(abort, 'ROOMDESK_OVERLAP')
  where new.blocks = 1
    and (
      select held.blocked_to from reservation as held
      where held.room = new.room and held.blocks = 1
        and held.blocked_from < new.blocked_to and held.num <> old.num
      order by held.blocked_from desc
      limit 1
    ) > new.blocked_from;
end;

-- An exclusive conference link (a fixed room of a service) is a resource like a room.
create table link_hold (
  num integer primary key,
  booking integer not null,
  link text not null,
  blocks integer not null check (blocks in (0, 1)),
  start_at integer not null,
  end_at integer not null check (end_at > start_at and end_at - start_at <= 86400),
  foreign key (booking, blocks) references booking (num, blocks) on update cascade on delete cascade
) strict;

create unique index link_hold_link on link_hold (link, start_at) where blocks = 1;

create index link_hold_booking on link_hold (booking);

create trigger no_shared_link_insert before insert on link_hold
begin
  select raise(abort, 'ROOMDESK_OVERLAP')
  where new.blocks = 1
    and (
      select held.end_at from link_hold as held
      where held.link = new.link and held.blocks = 1
        and held.start_at < new.end_at and held.num is not new.num
      order by held.start_at desc
      limit 1
    ) > new.start_at;
end;

create trigger no_shared_link_update before update of link, start_at, end_at, blocks on link_hold
begin
  select raise(abort, 'ROOMDESK_OVERLAP')
  where new.blocks = 1
    and (
      select held.end_at from link_hold as held
      where held.link = new.link and held.blocks = 1
        and held.start_at < new.end_at and held.num <> old.num
      order by held.start_at desc
      limit 1
    ) > new.start_at;
end;

create table history (
  num integer primary key,
  booking integer not null references booking (num) on delete cascade,
  at integer not null,
  who text not null,
  action text not null,
  detail text not null
) strict;

create index history_booking on history (booking, num);
