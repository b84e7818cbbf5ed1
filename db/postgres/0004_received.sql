-- The last message of each sender about a meeting, so that an older one changes nothing and the same one is known again.
create table rd.received (
  uid text collate "C" not null,
  -- Which date of a series; -1 for the meeting as a whole, since a key holds no null.
  recurrence_at bigint not null,
  -- An attendee who answered; empty for the organizer.
  sender text collate "C" not null,
  sequence integer not null check (sequence >= 0),
  stamp_at bigint,
  digest text not null,
  rooms text not null,
  -- Who took it in.
  author text collate "C" not null,
  primary key (uid, recurrence_at, sender)
);

create function rd.put_heard(p_heard jsonb, p_role text) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  if p_role = 'staff' and exists (
    select from jsonb_populate_recordset(null::rd.received, p_heard) as x where rd.is_anothers(x.uid)
  ) then
    raise exception 'not allowed' using errcode = '42501', detail = 'change';
  end if;
  insert into rd.received (uid, recurrence_at, sender, sequence, stamp_at, digest, rooms, author)
  select uid, recurrence_at, sender, sequence, stamp_at, digest, rooms, rd.me()
  from jsonb_populate_recordset(null::rd.received, p_heard)
  on conflict (uid, recurrence_at, sender) do update
  set sequence = excluded.sequence, stamp_at = excluded.stamp_at, digest = excluded.digest, rooms = excluded.rooms,
    author = excluded.author;
end $$;

alter table rd.received enable row level security, force row level security;
create policy keeper on rd.received to rd_owner using (true) with check (true);
create policy desk on rd.received for select to rd_desk using (
  (select rd.serves_all()) or author = (select rd.me()) or rd.is_mine(uid));

grant select on rd.received to rd_desk;
