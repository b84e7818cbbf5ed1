-- Mail about faults: who was told of which meeting, whether it is wanted; devices in maintenance, of which nobody is told.

alter table rd.mail drop constraint mail_method_check, add constraint mail_method_check
  check (method in ('request', 'cancel', 'declinecounter', 'fault', 'recovery'));

-- Once for each fault, meeting and person; and once that it is over.
create table rd.fault_told (
  fault bigint not null references rd.device_fault (num) on delete cascade,
  booking text collate "C" not null,
  receiver text collate "C" not null,
  is_over boolean not null,
  mail text collate "C" not null,
  primary key (fault, booking, receiver, is_over)
);

create index fault_told_mail on rd.fault_told (mail);

-- One row: whether anybody is told by mail.
create table rd.fault_mail (is_wanted boolean not null);

insert into rd.fault_mail values (true);

create table rd.maintenance (
  device integer primary key references rd.device (num) on delete cascade,
  -- When it ends by itself; null until somebody says so.
  until_at bigint,
  reason text not null check (length(reason) <= 200),
  who text not null,
  since_at bigint not null
);

-- Puts one mail about a fault in, unless somebody was told the same of one of these meetings, or the fault is over
-- before anybody was told of it. Only those who see every meeting write to others about it.
create function rd.tell_fault(p jsonb, p_content bytea, p_device text, p_opened bigint, p_bookings text[])
returns boolean language plpgsql security definer set search_path = rd, pg_temp as $$
declare
  one rd.mail := jsonb_populate_record(null::rd.mail, p);
  over boolean := one.method = 'recovery';
  told bigint;
  ended bigint;
begin
  perform rd.demand('change', 'reception', 'administrator');
  if one.method not in ('fault', 'recovery') then
    raise exception 'not allowed' using errcode = '42501', detail = 'change';
  end if;
  select f.num, f.closed_at into told, ended from rd.device_fault as f join rd.device as d on d.num = f.device
  where upper(d.code) = upper(p_device) and f.opened_at = p_opened order by f.num desc limit 1 for update of f;
  if not found or over <> (ended is not null) or exists (
    select from rd.fault_told as t
    where t.fault = told and t.is_over = over and t.receiver = one.receiver and t.booking = any (p_bookings)
  ) then
    return false;
  end if;
  perform rd.put_mail(jsonb_build_array(p), array[p_content]);
  insert into rd.fault_told select told, b, one.receiver, over, one.id from unnest(p_bookings) as b;
  perform rd.note_change();
  return true;
end $$;

create function rd.want_fault_mail(p_wanted boolean) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('tend', 'technician', 'administrator');
  update rd.fault_mail set is_wanted = p_wanted;
  perform rd.note_change();
end $$;

-- Puts a device into maintenance, or, without `p`, ends that; false where there is no such device, or no maintenance.
create function rd.maintain(p_device text, p jsonb) returns boolean
language plpgsql security definer set search_path = rd, pg_temp as $$
declare
  role text := rd.demand('tend', 'technician', 'administrator');
  is_done boolean;
begin
  if p is null then
    delete from rd.maintenance where device = (select num from rd.device where upper(code) = upper(p_device));
  else
    insert into rd.maintenance (device, until_at, reason, who, since_at)
    select num, (p ->> 'until_at')::bigint, p ->> 'reason', case role when 'keeper' then p ->> 'who' else rd.me() end,
      (p ->> 'since_at')::bigint
    from rd.device where upper(code) = upper(p_device)
    on conflict (device) do update set until_at = excluded.until_at, reason = excluded.reason, who = excluded.who,
      since_at = excluded.since_at;
  end if;
  is_done := found;
  if is_done then perform rd.note_change(); end if;
  return is_done;
end $$;

-- As before, but mail about a fault is nobody's invitation, and none leaves once the fault is over.
create or replace function rd.queue_mail(p_uid text, p jsonb, p_contents bytea[]) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('change', 'staff', 'reception', 'administrator');
  if not rd.serves_all() and rd.is_anothers(p_uid) then
    raise exception 'not allowed' using errcode = '42501', detail = 'change';
  end if;
  update rd.mail set state = 'dropped', reason = 'superseded',
    settled_at = (select max((x ->> 'created_at')::bigint) from jsonb_array_elements(p) as x)
  where uid = p_uid and method in ('request', 'cancel') and state in ('pending', 'failed')
    and not id in (select x ->> 'id' from jsonb_array_elements(p) as x);
  perform rd.put_mail(p, p_contents);
  perform rd.note_change();
end $$;

create or replace function rd.claim_mail(p_now bigint, p_until bigint) returns setof rd.mail
language plpgsql security definer set search_path = rd, pg_temp as $$
declare taken rd.mail;
begin
  perform rd.demand('change', 'staff', 'reception', 'technician', 'administrator');
  -- Nothing to do is the usual answer, and costs no write.
  if not exists (
    select from rd.mail where state in ('pending', 'sending') and due_at <= p_now
    and rd.mail_is_mine(author, booking, uid)) then return; end if;
  -- One at a time, so that one person's mail about one meeting leaves in its order.
  lock table rd.mail in share row exclusive mode;
  update rd.mail set state = 'unknown', reason = 'interrupted' where state = 'sending' and due_at < p_now;
  update rd.mail set state = 'dropped', reason = 'superseded'
  where state = 'pending' and method in ('request', 'cancel') and exists (
    select from rd.mail as newer
    where newer.uid = mail.uid and newer.receiver = mail.receiver and newer.recurrence_at = mail.recurrence_at
      and newer.num > mail.num and newer.state <> 'dropped' and newer.method in ('request', 'cancel'));
  update rd.mail set state = 'dropped', reason = 'fault_over', settled_at = p_now
  where state = 'pending' and method = 'fault' and exists (
    select from rd.fault_told as t join rd.device_fault as f on f.num = t.fault
    where t.mail = mail.id and f.closed_at is not null);
  select * into taken from rd.mail as one
  where state = 'pending' and due_at <= p_now and rd.mail_is_mine(author, booking, uid)
    and not exists (
      select from rd.mail as before
      where before.uid = one.uid and before.receiver = one.receiver and before.num < one.num
        and before.state in ('pending', 'sending'))
  order by due_at, num limit 1 for update;
  if not found then return; end if;
  update rd.mail set state = 'sending', due_at = p_until where num = taken.num;
  return next taken;
end $$;

do $$
declare name text;
begin
  foreach name in array array['fault_told', 'fault_mail', 'maintenance'] loop
    execute format('alter table rd.%I enable row level security, force row level security', name);
    execute format('create policy keeper on rd.%I to rd_owner using (true) with check (true)', name);
    execute format('grant select on rd.%I to rd_desk', name);
  end loop;
end $$;
-- Who is told of a meeting may be its organizer, whom a private one does not show.
create policy desk on rd.fault_told for select to rd_desk using ((select rd.serves_all()));
create policy desk on rd.fault_mail for select to rd_desk using ((select rd.my_role()) is not null);
create policy desk on rd.maintenance for select to rd_desk using ((select rd.my_role()) is not null);

grant execute on function rd.tell_fault(jsonb, bytea, text, bigint, text[]), rd.want_fault_mail(boolean),
  rd.maintain(text, jsonb) to rd_desk;
