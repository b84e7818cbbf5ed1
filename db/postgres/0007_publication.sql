-- Publication: the names of rooms' feeds, what stands where outside, and who is at it. Administrators' alone.

create table rd.feed_name (
  room text collate "C" primary key,
  -- Whoever knows it can read the feed: at least 128 bits, in letters that web addresses take.
  token text not null unique check (length(token) >= 22)
);

create table rd.published (
  -- The folder or server, as the settings name it.
  target text not null,
  name text collate "C" not null,
  room text collate "C" not null,
  -- Of the content, without what is new at each writing.
  digest text not null,
  -- How the server names this version (RFC 9110 §8.8.3); empty in a folder.
  etag text not null,
  written_at bigint not null,
  primary key (target, name)
);

create table rd.publication_turn (
  target text primary key,
  -- Until then nobody else begins: somebody is at it, or the server asked to be left alone.
  until_at bigint not null
);

create function rd.name_feed(p_room text, p_token text) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('administer', 'administrator');
  insert into rd.feed_name values (p_room, p_token) on conflict (room) do update set token = excluded.token;
end $$;

create function rd.keep_published(p_target text, p_name text, p_room text, p_digest text, p_etag text, p_at bigint)
returns void language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('administer', 'administrator');
  insert into rd.published values (p_target, p_name, p_room, p_digest, p_etag, p_at)
  on conflict (target, name) do update
  set room = excluded.room, digest = excluded.digest, etag = excluded.etag, written_at = excluded.written_at;
end $$;

create function rd.forget_published(p_target text, p_name text) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('administer', 'administrator');
  delete from rd.published where target = p_target and name = p_name;
end $$;

create function rd.take_turn(p_target text, p_now bigint, p_until bigint) returns boolean
language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('administer', 'administrator');
  insert into rd.publication_turn as mine values (p_target, p_until)
  on conflict (target) do update set until_at = p_until where mine.until_at <= p_now;
  return found;
end $$;

create function rd.end_turn(p_target text, p_until bigint) returns void
language plpgsql security definer set search_path = rd, pg_temp as $$
begin
  perform rd.demand('administer', 'administrator');
  update rd.publication_turn set until_at = p_until where target = p_target;
end $$;

do $$
declare name text;
begin
  foreach name in array array['feed_name', 'published', 'publication_turn'] loop
    execute format('alter table rd.%I enable row level security, force row level security', name);
    execute format('create policy keeper on rd.%I to rd_owner using (true) with check (true)', name);
    execute format('create policy desk on rd.%I for select to rd_admin using ((select rd.serves_all()))', name);
    execute format('grant select on rd.%I to rd_admin', name);
  end loop;
end $$;

grant execute on function rd.name_feed(text, text), rd.keep_published(text, text, text, text, text, bigint),
  rd.forget_published(text, text), rd.take_turn(text, bigint, bigint), rd.end_turn(text, bigint) to rd_admin;
