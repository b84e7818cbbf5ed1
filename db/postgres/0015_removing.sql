-- Places and people can be put back as they were, by an administrator: changed, made, taken away while nothing stands on
-- them.

-- What stands on a thing, by the number of its row; on a person by the address.
create function rd.uses(p_kind text, p_num integer, p_key text) returns text[]
language plpgsql stable security definer set search_path = rd, pg_temp as $$
begin
  return array_remove(case p_kind
    when 'site' then array[
      case when exists (select from rd.room where site = p_num) then 'rooms' end,
      case when exists (select from rd.person where site = p_num) then 'people' end,
      case when exists (select from rd.closure where site = p_num) then 'closures' end]
    when 'room' then array[
      case when exists (select from rd.device where room = p_num) then 'devices' end,
      case when exists (select from rd.closure where room = p_num) then 'closures' end,
      case when exists (select from rd.outside_calendar where room = p_num) then 'calendar' end,
      case when exists (select from rd.photo where room = p_num) then 'photo' end,
      case when exists (select from rd.feed_name where room = p_key)
        or exists (select from rd.published where room = p_key) then 'published' end,
      case when exists (select from rd.room_task where room = p_key)
        or exists (select from rd.reservation where room = p_num) then 'bookings' end]
    when 'device' then array[
      case when exists (select from rd.finding where device = p_num) then 'checks' end,
      case when exists (select from rd.device_fault where device = p_num) then 'faults' end,
      case when exists (select from rd.maintenance where device = p_num) then 'maintenance' end]
    when 'person' then array[
      case when exists (select from rd.attendee where email = p_key)
        or exists (select from rd.detail where organizer = p_key or created_by = p_key) then 'bookings' end,
      case when exists (select from rd.history where who = p_key)
        or exists (select from rd.device_fault where acknowledged_by = p_key or closed_by = p_key)
        or exists (select from rd.fault_note where who = p_key)
        or exists (select from rd.room_task where who = p_key) then 'history' end,
      case when exists (select from rd.login where person = p_key) then 'login' end]
  end, null);
end $$;

-- Holds the row of one thing that is as it was seen: whoever is about to refer to it waits, and is told afterwards by the
-- foreign key if it is gone.
create function rd.hold(p_kind text, p jsonb) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
declare key text := coalesce(p ->> 'code', p ->> 'email'); below integer; found jsonb; wanted jsonb;
begin
  -- What it was seen on may be gone since: then it is not as it was seen.
  below := case
    when p ->> 'at' is null then null
    when p_kind = 'device' then coalesce((select num from rd.room where upper(code) = upper(p ->> 'at')), 0)
    else coalesce((select num from rd.site where upper(code) = upper(p ->> 'at')), 0) end;
  case p_kind
    when 'site' then
      select to_jsonb(x) into found from rd.site as x where upper(code) = upper(key) for update;
      wanted := to_jsonb(jsonb_populate_record(null::rd.site, p));
    when 'room' then
      select to_jsonb(x) into found from rd.room as x where upper(code) = upper(key) for update;
      wanted := to_jsonb(jsonb_populate_record(null::rd.room, p)) || jsonb_build_object('site', below);
    when 'device' then
      select to_jsonb(x) into found from rd.device as x where upper(code) = upper(key) for update;
      wanted := to_jsonb(jsonb_populate_record(null::rd.device, p)) || jsonb_build_object('room', below);
    when 'person' then
      select to_jsonb(x) into found from rd.person as x where email = key for update;
      wanted := to_jsonb(jsonb_populate_record(null::rd.person, p)) || jsonb_build_object('site', below);
  end case;
  if found is null then
    raise exception 'not there' using errcode = 'RD404', detail = p_kind || ':' || key;
  end if;
  if found - 'num' <> wanted - 'num' then
    raise exception 'changed' using errcode = 'RD409', detail = jsonb_build_array(key, 0, 0)::text;
  end if;
end $$;

-- Takes one thing away whose row is held.
create function rd.take_away(p_kind text, p_key text) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
declare n integer; stands text[]; one text;
begin
  case p_kind
    when 'site' then select num into n from rd.site where upper(code) = upper(p_key);
    when 'room' then select num into n from rd.room where upper(code) = upper(p_key);
    when 'device' then select num into n from rd.device where upper(code) = upper(p_key);
    else n := null;
  end case;
  stands := rd.uses(p_kind, n, p_key);
  if stands <> '{}' then
    raise exception 'in use' using errcode = 'RD424', detail = jsonb_build_array(p_kind, p_key, stands)::text;
  end if;
  case p_kind
    when 'site' then delete from rd.site where num = n;
    when 'room' then delete from rd.room where num = n;
    when 'device' then delete from rd.device where num = n;
    when 'person' then
      delete from rd.person where email = p_key;
      -- Logins of that name stay the server's, without a role here: as they were before the person was known.
      for one in select rolname from pg_roles where lower(rolname) = p_key and rolcanlogin loop
        perform rd.place_login(one, null);
      end loop;
  end case;
end $$;

-- Things of a furnishing, those first that stand on others; people are known by their address, all else by its code.
create function rd.things(p jsonb) returns table (place integer, kind text, key text, x jsonb)
language sql immutable set search_path = rd, pg_temp as $$
  select place, kind, coalesce(x ->> 'code', x ->> 'email'), x
  from (values (1, 'device', 'devices'), (2, 'person', 'people'), (3, 'room', 'rooms'), (4, 'site', 'sites'))
    as kinds (place, kind, name) cross join lateral jsonb_array_elements(p -> name) as x
$$;

create function rd.is_there(p_kind text, p_key text) returns boolean
language sql stable security definer set search_path = rd, pg_temp as $$
  select case p_kind
    when 'site' then exists (select from rd.site where upper(code) = upper(p_key))
    when 'room' then exists (select from rd.room where upper(code) = upper(p_key))
    when 'device' then exists (select from rd.device where upper(code) = upper(p_key))
    else exists (select from rd.person where email = p_key) end
$$;

-- Puts things from what was found to what is wished: what is in both is changed, what is only found is taken away, what is
-- only wished is made.
create function rd.exchange(p_found jsonb, p_wished jsonb) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
declare one record;
begin
  perform rd.demand('administer', 'administrator');
  -- One at a time, as in furnish.
  perform from rd.places_version for update;
  for one in select * from rd.things(p_found) order by place loop
    perform rd.hold(one.kind, one.x);
  end loop;
  for one in
    select kind, key from rd.things(p_wished) as w where rd.is_there(kind, key)
      and not exists (select from rd.things(p_found) as f where f.kind = w.kind and upper(f.key) = upper(w.key))
  loop
    raise exception 'there already' using errcode = 'RD409', detail = jsonb_build_array(one.key, 0, 0)::text;
  end loop;
  -- Before anything goes: what is put back may have stood on it.
  perform rd.furnish(p_wished);
  for one in
    select kind, key from rd.things(p_found) as f
    where not exists (select from rd.things(p_wished) as w where w.kind = f.kind and upper(w.key) = upper(f.key))
    order by place
  loop
    perform rd.take_away(one.kind, one.key);
  end loop;
end $$;

grant execute on function rd.exchange(jsonb, jsonb) to rd_admin;
