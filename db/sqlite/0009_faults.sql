-- Faults of devices, and what technicians noted about each.

create table device_fault (
  num integer primary key,
  device integer not null references device (num) on delete cascade,
  opened_at integer not null,
  cause text not null,
  evidence text not null check (length(evidence) <= 2000),
  acknowledged_at integer,
  acknowledged_by text not null,
  assigned_to text not null check (length(assigned_to) <= 200),
  closed_at integer check (closed_at >= opened_at),
  closed_by text not null
) strict;

-- One open fault a device: of two desks that see the same, one opens it.
create unique index device_fault_open on device_fault (device) where closed_at is null;

create index device_fault_closed on device_fault (closed_at);

create table fault_note (
  fault integer not null references device_fault (num) on delete cascade,
  at integer not null,
  who text not null,
  text text not null check (length(text) between 1 and 4000)
) strict;

create index fault_note_fault on fault_note (fault);
