-- A place or person can be taken away again while nothing stands on it, by an administrator.

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

-- Takes one thing away that is as it was seen. Its row is held before it is asked what stands on it: whoever is about
-- to refer to it waits, and is told afterwards by the foreign key that it is gone.
create function rd.take_away(p_kind text, p jsonb) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
declare key text := coalesce(p ->> 'code', p ->> 'email'); n integer; found jsonb; wanted jsonb; stands text[]; one text;
begin
  case p_kind
    when 'site' then
      select num, to_jsonb(x) into n, found from rd.site as x where upper(code) = upper(key) for update;
      wanted := to_jsonb(jsonb_populate_record(null::rd.site, p));
    when 'room' then
      select num, to_jsonb(x) into n, found from rd.room as x where upper(code) = upper(key) for update;
      wanted := to_jsonb(jsonb_populate_record(null::rd.room, p)) || jsonb_build_object('site', rd.site_num(p ->> 'at'));
    when 'device' then
      select num, to_jsonb(x) into n, found from rd.device as x where upper(code) = upper(key) for update;
      wanted := to_jsonb(jsonb_populate_record(null::rd.device, p)) || jsonb_build_object('room', rd.room_num(p ->> 'at'));
    when 'person' then
      select to_jsonb(x) into found from rd.person as x where email = key for update;
      wanted := to_jsonb(jsonb_populate_record(null::rd.person, p)) || jsonb_build_object('site', rd.site_num(p ->> 'at'));
  end case;
  if found is null then
    raise exception 'not there' using errcode = 'RD404', detail = p_kind || ':' || key;
  end if;
  if found - 'num' <> wanted - 'num' then
    raise exception 'changed' using errcode = 'RD409', detail = jsonb_build_array(key, 0, 0)::text;
  end if;
  stands := rd.uses(p_kind, n, coalesce(found ->> 'code', key));
  if stands <> '{}' then
    raise exception 'in use' using errcode = 'RD424', detail = jsonb_build_array(p_kind, key, stands)::text;
  end if;
  case p_kind
    when 'site' then delete from rd.site where num = n;
    when 'room' then delete from rd.room where num = n;
    when 'device' then delete from rd.device where num = n;
    when 'person' then
      delete from rd.person where email = key;
      -- Logins of that name stay the server's, without a role here: as they were before the person was known.
      for one in select rolname from pg_roles where lower(rolname) = key and rolcanlogin loop
        perform rd.place_login(one, null);
      end loop;
  end case;
end $$;

create function rd.remove(p jsonb) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
declare one record;
begin
  perform rd.demand('administer', 'administrator');
  -- One at a time, as in furnish; and what stands on another goes first.
  update rd.places_version set version = version + 1;
  for one in
    select kind, x from (values ('device', 'devices'), ('person', 'people'), ('room', 'rooms'), ('site', 'sites'))
      as kinds (kind, name) cross join lateral jsonb_array_elements(p -> name) as x
  loop
    perform rd.take_away(one.kind, one.x);
  end loop;
  perform rd.note_change();
end $$;

grant execute on function rd.remove(jsonb) to rd_admin;
