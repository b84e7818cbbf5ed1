-- Mail with invitations: what waits, and what everybody was told last.

create table mail (
  num integer primary key,
  id text not null unique,
  booking text not null,
  uid text not null,
  -- Which date of a series; -1 for the meeting as a whole.
  recurrence_at integer not null,
  sender text not null,
  receiver text not null,
  method text not null check (method in ('request', 'cancel', 'declinecounter')),
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

create index mail_waiting on mail (due_at) where state in ('pending', 'sending');

create index mail_uid on mail (uid, receiver, num);

create index mail_booking on mail (booking);
