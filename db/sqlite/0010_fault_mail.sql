-- Mail about faults: who was told of which meeting, whether it is wanted; devices in maintenance, of which nobody is told.

create table mail_wider (
  num integer primary key,
  id text not null unique,
  booking text not null,
  uid text not null,
  -- Which date of a series; -1 for the meeting as a whole.
  recurrence_at integer not null,
  sender text not null,
  receiver text not null,
  method text not null check (method in ('request', 'cancel', 'declinecounter', 'fault', 'recovery')),
  sequence integer not null check (sequence >= 0),
  digest text not null,
  -- The dates that the message itself left out, in epoch seconds.
  skipped text not null,
  subject text not null,
  -- The whole message (RFC 5322), so that what is sent later is what was looked at.
  content blob not null check (length(content) between 1 and 2000000),
  state text not null check (state in ('pending', 'sending', 'sent', 'failed', 'unknown', 'dropped')),
  attempts integer not null check (attempts >= 0),
  -- When it is tried next; while it is being sent, until when the sender may take.
  due_at integer not null,
  reason text not null,
  created_at integer not null,
  settled_at integer
) strict;

insert into mail_wider
select num, id, booking, uid, recurrence_at, sender, receiver, method, sequence, digest, skipped, subject, content,
  state, attempts, due_at, reason, created_at, settled_at
from mail;

drop table mail;

alter table mail_wider rename to mail;

create index mail_waiting on mail (due_at) where state in ('pending', 'sending');

create index mail_uid on mail (uid, receiver, num);

create index mail_booking on mail (booking);

-- Once for each fault, meeting and person; and once that it is over.
create table fault_told (
  fault integer not null references device_fault (num) on delete cascade,
  booking text not null,
  receiver text not null,
  is_over integer not null check (is_over in (0, 1)),
  mail text not null,
  primary key (fault, booking, receiver, is_over)
) strict, without rowid;

create index fault_told_mail on fault_told (mail);

-- One row: whether anybody is told by mail.
create table fault_mail (is_wanted integer not null check (is_wanted in (0, 1))) strict;

insert into fault_mail values (1);

create table maintenance (
  device integer primary key references device (num) on delete cascade,
  -- When it ends by itself; null until somebody says so.
  until_at integer,
  reason text not null check (length(reason) <= 200),
  who text not null,
  since_at integer not null
) strict;
