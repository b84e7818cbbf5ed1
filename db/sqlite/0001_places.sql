-- The municipality, its sites, rooms, devices, people and closures.

-- One row: whose rooms these are, and whether it is the invented municipality of the demonstration.
create table municipality (
  name text not null,
  is_demo integer not null check (is_demo in (0, 1))
) strict;

insert into municipality values ('', 0);

create table site (
  num integer primary key,
  code text not null unique collate nocase,
  name text not null,
  kind text not null,
  address text not null,
  latitude real,
  longitude real,
  timezone text not null,
  opening text not null,
  patron text not null,
  line text not null,
  down_mbps real not null,
  up_mbps real not null,
  directions text not null
) strict;

create table room (
  num integer primary key,
  code text not null unique collate nocase,
  site integer not null references site (num),
  name text not null,
  floor text not null,
  capacity integer not null check (capacity >= 0),
  step_free integer not null check (step_free in (0, 1)),
  features text not null,
  approval integer not null check (approval in (0, 1)),
  buffer_before integer not null check (buffer_before between 0 and 720),
  buffer_after integer not null check (buffer_after between 0 and 720),
  layouts text not null,
  shortest_minutes integer not null,
  longest_minutes integer not null,
  ahead_days integer not null,
  bookers text not null,
  retired integer not null check (retired in (0, 1)),
  directions text not null
) strict;

-- What a room looks like, small enough to be read at once.
create table photo (
  room integer primary key references room (num) on delete cascade,
  content blob not null check (length(content) between 1 and 1000000)
) strict;

create table device (
  num integer primary key,
  code text not null unique collate nocase,
  room integer not null references room (num),
  name text not null,
  kind text not null,
  driver text not null,
  host text not null,
  port integer,
  options text not null,
  retired integer not null check (retired in (0, 1))
) strict;

create index device_room on device (room);

create table person (
  email text primary key,
  name text not null,
  role text not null check (role in ('staff', 'reception', 'technician', 'administrator')),
  office text not null,
  site integer references site (num),
  language text not null
) strict, without rowid;

create table closure (
  num integer primary key,
  site integer not null references site (num),
  room integer references room (num),
  start_at integer not null,
  end_at integer not null check (end_at > start_at),
  reason text not null
) strict;

create index closure_time on closure (end_at, start_at);

-- Counts the changes of places, so that a program may keep them in memory.
create table places_version (version integer not null) strict;

insert into places_version values (1);
