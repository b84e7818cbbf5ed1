-- Preparations done by themselves: each meeting's rooms once before it and once after it, however many desks look.

create table preparation (
  booking text not null,
  phase text not null check (phase in ('before', 'after')),
  -- When the meeting begins, or ends: one that was moved is prepared for again.
  at integer not null,
  -- Until then it is somebody's who is at it.
  until_at integer not null,
  done_at integer,
  -- The steps that failed, as JSON.
  failed text not null,
  primary key (booking, phase, at)
) strict, without rowid;

create index preparation_done on preparation (done_at);
