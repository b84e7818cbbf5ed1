-- Publication: the names of rooms' feeds, what stands where outside, and who is at it.

create table feed_name (
  room text primary key,
  -- Whoever knows it can read the feed: at least 128 bits, in letters that web addresses take.
  token text not null unique check (length(token) >= 22)
) strict;

create table published (
  -- The folder or server, as the settings name it.
  target text not null,
  name text not null,
  room text not null,
  -- Of the content, without what is new at each writing.
  digest text not null,
  -- How the server names this version (RFC 9110 §8.8.3); empty in a folder.
  etag text not null,
  written_at integer not null,
  primary key (target, name)
) strict;

create table publication_turn (
  target text primary key,
  -- Until then nobody else begins: somebody is at it, or the server asked to be left alone.
  until_at integer not null
) strict;
