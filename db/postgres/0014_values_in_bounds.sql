-- What a login writes past the program can be read by everybody else's: instants within the calendar, words without
-- control characters, in which files, mail and windows would break.

-- From 1900 to the first days of 3000, in seconds since 1970: what the program takes ends with 2999. Each later table says the same of its own; a test asks for it.
do $$
declare one record;
begin
  for one in
    select c.relname, string_agg(format('%I between -2208988800 and 32503852800', attname), ' and ') as rule
    from pg_attribute join pg_class as c on c.oid = attrelid
    where c.relnamespace = 'rd'::regnamespace and c.relkind = 'r' and atttypid = 'bigint'::regtype
      and attname ~ '(^at|_at)$'
    group by c.relname
  loop
    execute format('alter table rd.%I add constraint within_the_calendar check (%s)', one.relname, one.rule);
  end loop;
end $$;

-- No NaN and no infinity, which are greater than all else.
alter table rd.finding add constraint a_while check (latency_ms between 0 and 86400000);

alter table rd.booking add constraint plain_words check (id || timezone !~ '[[:cntrl:]]');
alter table rd.detail add constraint plain_words check (
  uid || title || setup || organizer || created_by || concat(provider, link) !~ '[[:cntrl:]]');
alter table rd.attendee add constraint plain_words check (email || name !~ '[[:cntrl:]]');
alter table rd.series add constraint plain_words check (id || uid || rrule || timezone !~ '[[:cntrl:]]');
