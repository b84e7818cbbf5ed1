-- What people set up and tidied: who ticked which step of a meeting's room, and when.

create table rd.room_task (
  booking text collate "C" not null,
  room text collate "C" not null,
  -- When the meeting begins: one that was moved is set up for again.
  start_at bigint not null,
  task text collate "C" not null check (length(task) between 1 and 200),
  who text not null,
  at bigint not null,
  primary key (booking, room, start_at, task)
);

-- Ticks a step, or takes the tick back where `p_at` is null. Whoever comes second changes nothing.
create function rd.tick_task(p_booking text, p_room text, p_start bigint, p_task text, p_who text, p_at bigint)
returns void language plpgsql security definer set search_path = rd, pg_temp as $$
declare role text := rd.demand('tend', 'reception', 'technician', 'administrator');
begin
  if p_at is null then
    delete from rd.room_task where booking = p_booking and room = p_room and start_at = p_start and task = p_task;
  else
    insert into rd.room_task
    values (p_booking, p_room, p_start, p_task, case role when 'keeper' then p_who else rd.me() end, p_at)
    on conflict do nothing;
  end if;
  perform rd.note_change();
end $$;

alter table rd.room_task enable row level security, force row level security;
create policy keeper on rd.room_task to rd_owner using (true) with check (true);
create policy desk on rd.room_task for select to rd_desk using ((select rd.my_role()) is not null);

grant select on rd.room_task to rd_desk;
grant execute on function rd.tick_task(text, text, bigint, text, text, bigint) to rd_desk;
