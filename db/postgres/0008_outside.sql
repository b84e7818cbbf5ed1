-- Calendars that rooms have elsewhere: where they are read, and the times at which a room is occupied there.

create table rd.outside_calendar (
  room integer primary key references rd.room (num) on delete cascade,
  -- Whoever knows it can read that calendar: it is shown to administrators alone.
  address text not null check (address like 'https://%' and length(address) <= 2000),
  -- When it was read whole for the last time; null until then.
  read_at bigint,
  -- When it is read next; while somebody is at it, until when it is theirs.
  due_at bigint not null,
  attempts integer not null check (attempts >= 0),
  reason text not null check (length(reason) <= 500),
  -- How the server names the version that was read (RFC 9110 §8.8.3).
  etag text not null
);

-- Times of one room never touch each other.
create table rd.outside_busy (
  room integer not null references rd.outside_calendar (room) on delete cascade,
  start_at bigint not null,
  end_at bigint not null check (end_at > start_at),
  primary key (room, start_at)
);

-- The rooms are held by whoever writes reservations or times elsewhere, so that neither misses the other.
create function rd.no_outside_overlap() returns trigger
language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  if exists (
    select from fresh join rd.outside_busy as away
      on away.room = fresh.room and away.start_at < fresh.blocked_to and away.end_at > fresh.blocked_from
    where fresh.blocks
  ) then
    raise exception 'occupied elsewhere' using errcode = 'exclusion_violation';
  end if;
  return null;
end $$;

create trigger no_outside_overlap after insert on rd.reservation
referencing new table as fresh for each statement execute function rd.no_outside_overlap();

-- As in 0002, and what holds rooms elsewhere: of no booking of ours. A wish is
-- {"starts", "ends", "link", "rooms": [[room, blocked from, blocked to], …]}.
create or replace function rd.clashes(p_wanted jsonb, p_ignoring jsonb)
returns table (wish integer, room integer, link text, start_at bigint, end_at bigint, booking text)
language plpgsql stable security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('book', 'staff', 'reception', 'technician', 'administrator');
  return query
  select found.wish, found.room, found.link, found.start_at, found.end_at, found.id
  from (
    select w.ord::integer as wish, (part.x ->> 0)::integer as room, ''::text as link, held.start_at, held.end_at,
      held.id, part.ord as place
    from jsonb_array_elements(p_wanted) with ordinality as w (x, ord)
      cross join lateral jsonb_array_elements(w.x -> 'rooms') with ordinality as part (x, ord)
      cross join lateral (
        select v.start_at, v.end_at, b.id
        from rd.reservation as v join rd.booking as b on b.num = v.booking
        where v.room = (part.x ->> 0)::integer and v.blocks and v.blocked_from < (part.x ->> 2)::bigint
          and v.blocked_from > (part.x ->> 1)::bigint - 172800 and v.blocked_to > (part.x ->> 1)::bigint
        offset 0
      ) as held
    union all
    select w.ord::integer, (part.x ->> 0)::integer, '', away.start_at, away.end_at, null, part.ord + 0.5
    from jsonb_array_elements(p_wanted) with ordinality as w (x, ord)
      cross join lateral jsonb_array_elements(w.x -> 'rooms') with ordinality as part (x, ord)
      join rd.outside_busy as away on away.room = (part.x ->> 0)::integer
        and away.start_at < (part.x ->> 2)::bigint and away.end_at > (part.x ->> 1)::bigint
    union all
    select w.ord::integer, null, w.x ->> 'link', held.start_at, held.end_at, held.id, 1000000
    from jsonb_array_elements(p_wanted) with ordinality as w (x, ord)
      cross join lateral (
        select v.start_at, v.end_at, b.id
        from rd.link_hold as v join rd.booking as b on b.num = v.booking
        where v.link = w.x ->> 'link' and v.blocks and v.start_at < (w.x ->> 'ends')::bigint
          and v.start_at > (w.x ->> 'starts')::bigint - 86400 and v.end_at > (w.x ->> 'starts')::bigint
        offset 0
      ) as held
    where w.x ->> 'link' <> ''
  ) as found
  where found.id is null or not p_ignoring ? found.id
  order by found.wish, found.place, found.start_at;
end $$;

-- Gives a room this calendar, or with an empty address none; gives the times that went with the one before.
create function rd.point_outside(p_room integer, p_address text, p_now bigint) returns jsonb
language plpgsql security definer set search_path = rd, pg_temp as $$
declare before jsonb;
begin
  perform rd.demand('administer', 'administrator');
  perform from rd.room where num = p_room for no key update;
  select coalesce(jsonb_agg(jsonb_build_array(start_at, end_at)), '[]') into before
  from rd.outside_busy where room = p_room;
  delete from rd.outside_calendar where room = p_room;
  if p_address <> '' then
    insert into rd.outside_calendar values (p_room, p_address, null, p_now, 0, '', '');
  end if;
  perform rd.note_change();
  return before;
end $$;

-- Takes the next that is due, or of these rooms the next whether due or not; gives the row as it was.
create function rd.claim_outside(p_now bigint, p_until bigint, p_rooms integer[]) returns setof rd.outside_calendar
language plpgsql security definer set search_path = rd, pg_temp as $$
declare taken rd.outside_calendar;
begin
  perform rd.demand('administer', 'administrator');
  select calendar.* into taken
  from rd.outside_calendar as calendar join rd.room on room.num = calendar.room
  where case when p_rooms is null then due_at <= p_now else calendar.room = any (p_rooms) end
  order by due_at, room.code limit 1 for update of calendar;
  if not found then return; end if;
  update rd.outside_calendar set due_at = p_until where room = taken.room;
  return next taken;
end $$;

-- Writes down how it went, and the times that were read, if any were; not where somebody else took it meanwhile.
-- Gives the times of before, or null where nothing of them was touched.
create function rd.settle_outside(p jsonb, p_taken_until bigint, p_busy jsonb) returns jsonb
language plpgsql security definer set search_path = rd, pg_temp as $$
declare one rd.outside_calendar := jsonb_populate_record(null::rd.outside_calendar, p); before jsonb;
begin
  perform rd.demand('administer', 'administrator');
  perform from rd.room where num = one.room for no key update;
  update rd.outside_calendar set read_at = one.read_at, due_at = one.due_at, attempts = one.attempts,
    reason = one.reason, etag = one.etag
  where room = one.room and due_at = p_taken_until and address = one.address;
  if not found or p_busy is null then return null; end if;
  select coalesce(jsonb_agg(jsonb_build_array(start_at, end_at)), '[]') into before
  from rd.outside_busy where room = one.room;
  delete from rd.outside_busy where room = one.room;
  insert into rd.outside_busy
  select one.room, (x ->> 0)::bigint, (x ->> 1)::bigint from jsonb_array_elements(p_busy) as x;
  perform rd.note_change();
  return before;
end $$;

-- When each room's calendar was read last: known to all, where it is read is not.
create function rd.outside_read() returns table (room integer, read_at bigint)
language plpgsql stable security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('book', 'staff', 'reception', 'technician', 'administrator');
  return query select calendar.room, calendar.read_at from rd.outside_calendar as calendar;
end $$;

alter table rd.outside_calendar enable row level security, force row level security;
create policy keeper on rd.outside_calendar to rd_owner using (true) with check (true);
create policy desk on rd.outside_calendar for select to rd_admin using ((select rd.my_role()) in ('administrator', 'keeper'));
alter table rd.outside_busy enable row level security, force row level security;
create policy keeper on rd.outside_busy to rd_owner using (true) with check (true);
create policy desk on rd.outside_busy for select to rd_desk using ((select rd.my_role()) is not null);

grant select on rd.outside_calendar to rd_admin;
grant select on rd.outside_busy to rd_desk;
grant execute on function rd.outside_read() to rd_desk;
grant execute on function rd.point_outside(integer, text, bigint), rd.claim_outside(bigint, bigint, integer[]),
  rd.settle_outside(jsonb, bigint, jsonb) to rd_admin;
