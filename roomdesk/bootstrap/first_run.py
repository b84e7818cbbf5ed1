"""The first database: made or joined, filled, and written into the settings; or nothing of it."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from roomdesk import catalogue
from roomdesk.bootstrap.late import load
from roomdesk.bootstrap.opening import open_desk
from roomdesk.ports.first_run import Plan, Prospect
from roomdesk.ports.settings import SettingsFile
from roomdesk.ports.vault import LOGIN_SECRET
from roomdesk.settings.places import FilePlaces
from roomdesk.settings.vault import Secrets


class FirstRun:
    """The Founder port: a database of one's own or somebody else's, or the demonstration's, beside it."""

    def __init__(self, place: FilePlaces, file: SettingsFile, language: str) -> None:
        self._place, self._file, self._language = place, file, language
        self.default = str(place.database)
        self.demo = str(place.database.with_name("demo.db"))

    def probe(self, where: str, password: str = "") -> Prospect:
        """Look at a place, and write nothing; see the port."""
        if catalogue.is_on_server(where):
            with closing(catalogue.try_server(where, self._place.steps, password)) as store:
                return Prospect(where, False, store.municipality().name, len(store.sites()), len(store.people()))
        found: Prospect = load("stores.sqlite.probe:probe")(where, self._place.steps / "sqlite")
        return found

    def found(self, plan: Plan) -> str:
        """Make or join the database, then write the settings; see the port."""
        if catalogue.is_on_server(plan.settings.database):
            return self._join(plan)
        where = Path(plan.settings.database or self.default)
        try:
            if plan.demo:
                _remove(where)
            is_new = not where.exists()
            try:
                self._fill(where, plan)
                self._file.save(plan.settings)
            except BaseException:
                if is_new:
                    _remove(where)
                raise
        except OSError as error:
            return error.strerror or str(error)
        return ""

    def _join(self, plan: Plan) -> str:
        self.probe(plan.settings.database, plan.password)
        if plan.password:
            Secrets().keep(LOGIN_SECRET, plan.password)
        try:
            self._file.save(plan.settings)
        except OSError as error:
            return error.strerror or str(error)
        return ""

    def _fill(self, where: Path, plan: Plan) -> None:
        desk = open_desk(str(where), plan.settings.user or None, plan.settings.language or self._language)
        try:
            if plan.demo:
                desk.demonstrate.fill()
            else:
                desk.set_up(plan.municipality, plan.name)
        finally:
            desk.keep_store.close()


def _remove(database: Path) -> None:
    for tail in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + tail).unlink(missing_ok=True)
