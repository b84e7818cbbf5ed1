-- A closed place takes no booking, whoever asks; what stands when it is closed stays until it is seated elsewhere.

create index closure_site on rd.closure (site, end_at);

-- The rooms are held by whoever writes reservations or closures, so that neither misses the other.
create function rd.no_closed_place() returns trigger
language plpgsql security definer set search_path = rd, pg_temp as $$
declare shut record;
begin
  select late.* into shut
  from fresh cross join lateral (
    select fresh.room, start_at, end_at, reason from rd.closure
    where site = (select site from rd.room where num = fresh.room) and end_at > fresh.start_at
      and start_at < fresh.end_at and (room is null or room = fresh.room)
    -- In the order of its index: the past, which only grows, is not looked at.
    order by end_at limit 1
  ) as late
  where fresh.blocks
  limit 1;
  if found then
    raise exception 'closed' using errcode = 'RD423',
      detail = jsonb_build_array((select name from rd.room where num = shut.room), shut.start_at, shut.end_at,
        shut.reason)::text;
  end if;
  return null;
end $$;

create trigger no_closed_place after insert on rd.reservation
referencing new table as fresh for each statement execute function rd.no_closed_place();

create function rd.hold_closed() returns trigger
language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  perform from rd.room where num = new.room or new.room is null and site = new.site order by num for no key update;
  return new;
end $$;

create trigger hold_closed before insert on rd.closure for each row execute function rd.hold_closed();
