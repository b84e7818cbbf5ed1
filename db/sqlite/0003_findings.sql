-- What the checks of devices found, newest last.

create table finding (
  num integer primary key,
  device integer not null references device (num) on delete cascade,
  health text not null check (health in ('ok', 'degraded', 'failed', 'unknown')),
  cause text not null,
  evidence text not null check (length(evidence) <= 2000),
  at integer not null,
  latency_ms real
) strict;

create index finding_device on finding (device, num);
