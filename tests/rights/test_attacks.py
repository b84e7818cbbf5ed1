"""Hostile statements by psql, as each kind of login: each is refused, and nothing is changed."""

from __future__ import annotations

import psycopg
import pytest

from tests.rights.conftest import OPEN, PRIVATE, Office

EVERYBODY = ("bruno", "carla", "rita", "tino", "anna")
TABLES = (
    "booking", "detail", "wording", "attendee", "reservation", "link_hold", "exclusive_link", "series", "history",
    "site", "room", "device", "person", "login", "closure", "photo", "municipality", "places_version", "change",
    "outside_calendar", "outside_busy", "device_fault", "fault_note",
    "fault_told", "fault_mail", "maintenance", "preparation", "room_task",
    "finding", "received", "mail", "conference", "feed_name", "published", "publication_turn", "step",
)  # fmt: skip
# Whatever a login is: none of these does anything.
REFUSED = (
    "insert into rd.reservation (booking, room, blocks, start_at, end_at, blocked_from, blocked_to)"
    " select num, 1, true, 0, 1, 0, 1 from rd.booking limit 1",
    "update rd.detail set title = 'x'",
    "update rd.booking set status = 'cancelled', blocks = false",
    "update rd.person set role = 'administrator'",
    "update rd.history set who = 'x'",
    "insert into rd.history (booking, at, who, action, detail) select num, 0, 'x', 'x', '' from rd.booking",
    "delete from rd.booking",
    "truncate rd.booking cascade",
    "insert into rd.login values ('carla', 'anna@comune.example')",
    "set role rd_owner",
    "set session authorization keeper_of_tests",
    "alter table rd.detail disable row level security",
    "alter table rd.detail no force row level security",
    "alter table rd.reservation drop constraint no_overlap",
    "alter table rd.reservation disable trigger all",
    "drop policy desk on rd.detail",
    "create policy mine on rd.detail for select using (true)",
    "drop table rd.history",
    "drop function rd.save(jsonb)",
    "create or replace function rd.me() returns text language sql as $$ select 'anna@comune.example' $$",
    "set session_replication_role = replica",
    "set row_security = off; select * from rd.detail",
    "create temporary table room (num integer)",
    "create table public.mine (num integer)",
    "create table rd.mine (num integer)",
    "create schema mine",
    "create function public.leak(text) returns boolean language plpgsql cost 0.001 as $$ begin return true; end $$",
    "create function pg_temp.leak(text) returns boolean language sql as $$ select true $$",
    "create view public.mine as select * from rd.detail",
    "copy rd.detail to '/tmp/roomdesk-attack'",
    "copy (select 1) to program 'id'",
    "copy rd.booking from program 'id'",
    "select pg_read_file('/etc/passwd')",
    "select lo_import('/etc/passwd')",
    "select lo_creat(-1)",
    "select lo_from_bytea(0, 'x')",
    "select * from pg_authid",
    "select pg_reload_conf()",
    "select pg_terminate_backend(pid) from pg_stat_activity where usename <> session_user",
    "alter system set fsync = off",
    "create role mine superuser",
    "alter role bruno superuser",
    "alter role keeper_of_tests password 'x'",
    "grant rd_admin to carla",
    "grant rd_owner to current_user",
    "load 'auto_explain'",
    "create extension file_fdw schema rd",
    "begin; lock table rd.room in exclusive mode",
    "select * from rd.room for update",
    "select rd.note_change()",
    "select rd.put_alone('[]', 'x', true)",
    "select rd.put_edits('[]', 'x', true)",
    "select rd.put_beside('{}', 'x', true)",
    "select rd.put_series('[]')",
    "select rd.put_heard('[]', 'keeper')",
    "select rd.put_mail('[]', '{}')",
    "select rd.hold_places('[]', '[]')",
    "select rd.place_login('carla', 'administrator')",
    "select rd.demand('x', 'staff')",
    "insert into rd.outside_busy values (1, 0, 1)",
    "update rd.device_fault set closed_at = 0",
    "insert into rd.fault_told select num, 'x', 'x', false, 'x' from rd.device_fault",
    "update rd.fault_mail set is_wanted = false",
    "delete from rd.maintenance",
    "delete from rd.room_task",
    "update rd.preparation set failed = ''",
)
ADMINISTRATORS_ONLY = (
    """select rd.furnish('{"people": [{"email": "carla@comune.example", "name": "C", "role": "administrator",
       "office": "", "at": null, "language": ""}]}')""",
    "select rd.admit('carla', 'anna@comune.example')",
    "select rd.reopen('PALAZZO', null, 0, 1, '')",
    "select rd.keep_photo(1, null)",
    "select rd.name_feed('GIUNTA', 'aaaaaaaaaaaaaaaaaaaaaaaaaa')",
    "select rd.take_turn('x', 0, 1)",
    "select rd.forget_published('x', 'y')",
    "select * from rd.feed_name",
    "select * from rd.outside_calendar",
    "select rd.point_outside(1, 'https://x.example/', 0)",
    "select rd.claim_outside(0, 1, null)",
    "select * from rd.published",
)


# No right, no such role to be for this login, no admin option on a role.
PERMISSION = {"42501", "42704", "0LP01"}


def refusal(office: Office, login: str, statement: str) -> str:
    """Give the server's code for why it does not do this; empty where it does."""
    try:
        office.sql(login, statement)
    except psycopg.Error as error:
        return error.sqlstate or "?"
    return ""


@pytest.mark.parametrize("login", EVERYBODY)
def test_no_hostile_statement_does_anything(office: Office, login: str) -> None:
    before = office.everything()
    allowed = []
    for statement in REFUSED:
        outcome = refusal(office, login, statement)
        if outcome not in PERMISSION:
            allowed.append((statement, outcome))
    assert allowed == []
    assert office.everything() == before


@pytest.mark.parametrize("login", ["bruno", "rita", "tino"])
def test_only_administrators_administer(office: Office, login: str) -> None:
    before = office.everything()
    for statement in ADMINISTRATORS_ONLY:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            office.sql(login, statement)
    assert office.everything() == before


@pytest.mark.parametrize("login", EVERYBODY)
def test_no_table_can_be_written_by_anybody(office: Office, login: str) -> None:
    rights = office.sql(
        login,
        """select relname from pg_class where relnamespace = 'rd'::regnamespace and relkind in ('r', 'S', 'v') and (
           has_table_privilege(oid, 'insert') or has_table_privilege(oid, 'update')
           or has_table_privilege(oid, 'delete') or has_table_privilege(oid, 'truncate')
           or has_table_privilege(oid, 'references') or has_table_privilege(oid, 'trigger')
           or has_any_column_privilege(oid, 'insert') or has_any_column_privilege(oid, 'update'))""",
    )
    assert rights == []


def test_the_list_of_tables_is_whole_and_each_is_under_row_security(office: Office) -> None:
    found = office.cluster.sql(
        office.database,
        "select relname, relrowsecurity and relforcerowsecurity from pg_class"
        " where relnamespace = 'rd'::regnamespace and relkind = 'r' order by 1",
    )
    assert found == [(name, True) for name in sorted(TABLES)]


def test_every_instant_is_kept_within_the_calendar(office: Office) -> None:
    open_ = office.cluster.sql(
        office.database,
        "select c.relname, attname from pg_attribute join pg_class as c on c.oid = attrelid where c.relkind = 'r' and "
        "c.relnamespace = 'rd'::regnamespace and atttypid = 'bigint'::regtype and attname ~ '(^at|_at)$' and not exists"
        "(select from pg_constraint where conrelid = c.oid and contype = 'c'"
        " and pg_get_constraintdef(oid) like '%(' || attname || ' <= %')",
    )
    assert open_ == []


def test_every_function_of_the_owner_has_a_path_that_nobody_can_slip_into(office: Office) -> None:
    found = office.cluster.sql(
        office.database,
        """select proname from pg_proc where pronamespace = 'rd'::regnamespace and (
           not coalesce(proconfig, '{}') @> array['search_path=rd, pg_temp'] or proowner <> 'rd_owner'::regrole
           or proacl is null or exists (select from aclexplode(proacl) as g where g.grantee = 0))""",
    )
    assert found == []


def test_no_role_of_ours_may_make_roles_or_pass_row_security(office: Office) -> None:
    found = office.cluster.sql(
        "postgres",
        "select rolname from pg_roles where rolname like 'rd\\_%' and rolname not like '%test%'"
        " and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication or rolcanlogin)",
    )
    assert found == []


@pytest.mark.parametrize("login", ["carla", "tino"])
def test_a_switched_path_or_role_of_the_session_changes_nothing(office: Office, login: str) -> None:
    with psycopg.connect(office.cluster.address(office.database, login), autocommit=True) as connection:
        connection.execute("set search_path = pg_temp, public, rd")
        connection.execute("set synchronous_commit = off")
        assert connection.execute("select rd.me()").fetchone() == (f"{login}@comune.example",)
        assert connection.execute(
            "select count(*) from detail join booking on num = detail.booking where id = %s", [PRIVATE.id]
        ).fetchone() == (0,)
        title = "select title from detail join booking on num = detail.booking where id = %s"
        shown = connection.execute(title, [OPEN.id])
        assert shown.fetchone() == (OPEN.title,)
