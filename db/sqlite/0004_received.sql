-- The last message of each sender about a meeting, so that an older one changes nothing and the same one is known again.

create table received (
  uid text not null,
  -- Which date of a series; -1 for the meeting as a whole, since a key holds no null.
  recurrence_at integer not null,
  -- An attendee who answered; empty for the organizer.
  sender text not null,
  sequence integer not null check (sequence >= 0),
  stamp_at integer,
  digest text not null,
  rooms text not null,
  primary key (uid, recurrence_at, sender)
) strict, without rowid;
