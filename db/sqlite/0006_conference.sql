-- Meetings at conference services: asked for after the booking is safe, changed with it, ended with it.

create table conference (
  num integer primary key,
  id text not null unique,
  -- The series' id, or the booking's.
  key text not null,
  provider text not null,
  -- How the service names the meeting; empty until it is made.
  handle text not null,
  link text not null,
  pin text,
  phone text,
  state text not null check (state in ('pending', 'ready', 'failed', 'ended', 'dropped')),
  attempts integer not null check (attempts >= 0),
  -- When it is tried next; while somebody is at it, until when it is theirs.
  due_at integer not null,
  reason text not null check (length(reason) <= 500),
  -- Digest of what the service was told, and the versions of the bookings that it was read from.
  told text not null,
  seen integer not null,
  created_at integer not null,
  -- The end of the last date: what is over is not looked at again.
  until_at integer not null,
  unique (key, provider)
) strict;

create index conference_waiting on conference (due_at) where state = 'pending';

create index conference_standing on conference (until_at) where state in ('ready', 'failed');

create index booking_link on booking (provider, link) where blocks = 1 and provider is not null;
