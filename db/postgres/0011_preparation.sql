-- Preparations done by themselves: each meeting's rooms once before it and once after it, however many desks look.

create table rd.preparation (
  booking text collate "C" not null,
  phase text collate "C" not null check (phase in ('before', 'after')),
  -- When the meeting begins, or ends: one that was moved is prepared for again.
  at bigint not null,
  -- Until then it is somebody's who is at it.
  until_at bigint not null,
  done_at bigint,
  -- The steps that failed, as JSON.
  failed text not null,
  primary key (booking, phase, at)
);

create index preparation_done on rd.preparation (done_at);

-- Takes a preparation that is nobody's; false where it is done, or somebody is at it.
create function rd.claim_preparation(p_booking text, p_phase text, p_at bigint, p_now bigint, p_until bigint)
returns boolean language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('prepare', 'reception', 'technician', 'administrator');
  insert into rd.preparation as mine values (p_booking, p_phase, p_at, p_until, null, '[]')
  on conflict (booking, phase, at) do update set until_at = p_until
  where mine.done_at is null and mine.until_at <= p_now;
  return found;
end $$;

create function rd.settle_preparation(p_booking text, p_phase text, p_at bigint, p_done bigint, p_failed text)
returns void language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('prepare', 'reception', 'technician', 'administrator');
  update rd.preparation set done_at = p_done, failed = p_failed
  where booking = p_booking and phase = p_phase and at = p_at and done_at is null;
  perform rd.note_change();
end $$;

alter table rd.preparation enable row level security, force row level security;
create policy keeper on rd.preparation to rd_owner using (true) with check (true);
create policy desk on rd.preparation for select to rd_desk using ((select rd.my_role()) is not null);

grant select on rd.preparation to rd_desk;
grant execute on function rd.claim_preparation(text, text, bigint, bigint, bigint),
  rd.settle_preparation(text, text, bigint, bigint, text) to rd_desk;
