-- A closed place takes no booking, whoever asks; what stands when it is closed stays until it is seated elsewhere.

create index closure_site on closure (site, end_at);

create trigger no_closed_place before insert on reservation
begin
  select raise(abort, 'ROOMDESK_CLOSED')
  where new.blocks = 1
    and exists (
      select 1 from closure join room on room.num = new.room and closure.site = room.site
      where closure.end_at > new.start_at and closure.start_at < new.end_at
        and (closure.room is null or closure.room = new.room)
    );
end;
