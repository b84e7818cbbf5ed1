"""Which database, whose desk, which language: as asked for, the environment, the settings."""

from __future__ import annotations

import getpass
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from roomdesk import catalogue
from roomdesk.bootstrap.wiring import SystemClock, make_desk
from roomdesk.domain.errors import LoginDecides, Misconfigured, StoreUnreadable
from roomdesk.domain.ids import Email
from roomdesk.domain.wording import email
from roomdesk.settings.language import of_locale
from roomdesk.settings.load import load_settings
from roomdesk.settings.places import FilePlaces, find_places

if TYPE_CHECKING:
    from roomdesk.ports.clock import Clock
    from roomdesk.ports.settings import Settings
    from roomdesk.ports.store import Store
    from roomdesk.services.desk import Desk


_NO_NAME = re.compile(r"[^\w.+-]+")


def settings() -> Settings:
    """Read the user's settings. Raises Misconfigured."""
    return load_settings(find_places().settings)


def language() -> str:
    """Decide on the language: the settings where they can be read, the locale."""
    try:
        return settings().language or of_locale()
    except Misconfigured:
        # What is wrong with them is said once something is done with them, in some language.
        return of_locale()


def where_is_the_data(chosen: str | None) -> str:
    """Decide on the database: as chosen, `$ROOMDESK_DB`, the settings, the user's data folder."""
    return chosen or os.environ.get("ROOMDESK_DB") or settings().database or str(find_places().database)


def is_first_run(chosen: str | None) -> bool:
    """Whether no database was ever chosen, and there is none where it would be. Raises Misconfigured."""
    decided = is_chosen(chosen) or settings().database
    return not decided and not find_places().database.exists()


def is_chosen(chosen: str | None) -> bool:
    """Whether a database was named for this run, whatever the settings say."""
    return bool(chosen or os.environ.get("ROOMDESK_DB"))


def open_desk(
    where: str | None = None,
    who: str | None = None,
    language: str = "it",
    clock: Clock | None = None,
    *,
    with_copy: bool = False,
) -> Desk:
    """Open a desk on a database: a file path, `sqlite:///PATH`, `postgresql://…`.

    `who` acts: as chosen, or as this computer's user; on a server it is whoever is logged in there. `with_copy`: what
    was seen on a server is readable while it is away, and copies of what was left are wiped. Raises LoginDecides
    where somebody is chosen all the same, Misconfigured for a kind of database that this program does not have, and
    what opening a store raises.
    """
    place, wishes = find_places(), settings()
    chosen = where_is_the_data(where)
    if who and catalogue.is_on_server(chosen):
        raise LoginDecides(who)
    if with_copy and not catalogue.is_on_server(chosen):
        catalogue.wipe_copies(place.copies)
    copies = catalogue.Copies(place.copies, (clock or SystemClock()).now) if with_copy else None
    store = _open_store(chosen, place, copies)
    try:
        return make_desk(store, _acting(store, who, wishes), wishes, place, language, chosen, clock)
    except BaseException:
        store.close()
        raise


def remake_desk(desk: Desk, where: str, who: str | None, wishes: Settings, language: str) -> Desk:
    """Give a desk with other settings on the same store; `where` and `who` as at the start."""
    store = desk.look_around.store
    return make_desk(store, _acting(store, who, wishes), wishes, find_places(), language, where)


def step_up(where: str | None) -> None:
    """Make the schema on a server, or bring it up to date; opening does that for files. Raises NotYours, TooNew."""
    chosen = where_is_the_data(where)
    if catalogue.is_on_server(chosen):
        catalogue.step_server_up(chosen, find_places().steps)


def open_new(where: str) -> Store:
    """Open a database, its schema made where there is none yet. Raises what opening and stepping up raise."""
    step_up(where)
    return _open_store(where, find_places())


def _open_store(where: str, place: FilePlaces, copies: catalogue.Copies | None = None) -> Store:
    if catalogue.is_on_server(where):
        return catalogue.store(where, place.steps, copies)
    scheme, separator, _ = where.partition("://")
    if not separator:
        path = where
    elif scheme == "sqlite":
        path = unquote(urlsplit(where).path).removeprefix("/") or ":memory:"
    else:
        raise Misconfigured("database", scheme, nearest="sqlite")
    if path != ":memory:":
        try:
            Path(path).absolute().parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnreadable(path, error.strerror or str(error)) from error
    return catalogue.store(path, place.steps)


def _acting(store: Store, who: str | None, wishes: Settings) -> Email:
    if store.login:
        return store.login.email
    chosen = who or os.environ.get("ROOMDESK_USER") or wishes.user or getpass.getuser()
    if "@" in chosen:
        return email(chosen)
    # The names of a computer's users may hold spaces and signs that no address has.
    return email(f"{_NO_NAME.sub('.', chosen).strip('.')[:64] or 'user'}@localhost")
