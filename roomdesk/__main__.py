"""Two front doors: no command opens the window, a command runs on the terminal."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from roomdesk.domain.errors import RoomDeskError
    from roomdesk.gui.app import Facts
    from roomdesk.ports.first_run import Plan
    from roomdesk.ports.settings import Settings, SettingsFile
    from roomdesk.settings.places import FilePlaces

_UNREACHABLE = 4
_LINK = "roomdesk:"  # roomdesk.domain.device_link.SCHEME, as the system hands over what was clicked or scanned
_AGAIN = 75  # roomdesk.gui.app.AGAIN, which is not loaded yet

_OPTIONS = {"--db": "db", "--as": "who", "--lang": "lang"}


class _Wishes:
    """What may be told without a command."""

    db: str | None = None
    who: str | None = None
    lang: str = ""
    link: str = ""


def main() -> int:
    """Open the window, or run a command; the exit status of INTERFACE.md."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        # Answered before anything is loaded: scripts ask it often.
        from roomdesk import __version__

        print(f"RoomDesk {__version__}")  # noqa: T201
        return 0
    from roomdesk.settings.dumps import forbid_dumps

    forbid_dumps()
    wishes = _window_wishes(arguments)
    if wishes is not None:
        return _open_window(wishes)
    from roomdesk import bootstrap
    from roomdesk.bootstrap.late import LateFunction
    from roomdesk.cli.main import run
    from roomdesk.cli.session import Wiring

    examine = LateFunction("bootstrap.examine:examine")
    return run(arguments, Wiring(bootstrap.open_desk, bootstrap.language, bootstrap.step_up, examine))


def _window_wishes(arguments: list[str]) -> _Wishes | None:
    """Read the options that may stand without a command; None where there is a command or anything else."""
    wishes, following = _Wishes(), iter(arguments)
    for one in following:
        option, is_told, value = one.partition("=")
        if option in _OPTIONS:
            value = value if is_told else next(following, "-")
            if not is_told and value.startswith("-"):
                return None
            setattr(wishes, _OPTIONS[option], value)
        elif one.startswith(_LINK) and not wishes.link:
            wishes.link = one
        else:
            return None
    return wishes if wishes.lang in {"", "it", "en"} else None


def _open_window(wishes: _Wishes) -> int:
    while (status := _open_once(wishes)) == _AGAIN:
        pass
    return status


def _open_once(wishes: _Wishes) -> int:
    # Nothing made while the program loads is garbage, and looking for it takes a fifth of the start.
    gc.disable()
    from functools import partial

    from roomdesk import bootstrap
    from roomdesk.domain.errors import RoomDeskError
    from roomdesk.gui import guard, support
    from roomdesk.ports.settings import Settings
    from roomdesk.settings.language import of_locale
    from roomdesk.settings.places import find_places
    from roomdesk.settings.save import TomlFile

    support.load(support.kept_at())
    import PySide6

    language, place, settings = wishes.lang or of_locale(), find_places(), Settings()
    hindrance = guard.refusal(sys.version_info[:3], PySide6.__version__, language)
    hindrance = hindrance or guard.no_display(sys.platform, os.environ, language)
    if hindrance:
        print(hindrance, file=sys.stderr)  # noqa: T201
        return _UNREACHABLE
    imports = False
    try:
        settings = bootstrap.settings()
        language = wishes.lang or settings.language or language
        if bootstrap.is_first_run(wishes.db):
            plan = _ask(place, settings, language)
            if plan is None:
                return 0
            settings, imports = bootstrap.settings(), plan.imports
            language = wishes.lang or settings.language or language
        desk = bootstrap.open_desk(wishes.db, wishes.who, language, with_copy=True)
        town, location = desk.look_around.municipality(), bootstrap.where_is_the_data(wishes.db)
    except RoomDeskError as error:
        from roomdesk.gui.app import Facts

        return _tell(error, Facts(place.resources, language, "", "", bootstrap.SystemClock(), settings=settings))
    from roomdesk.gui.app import Facts, run

    facts = Facts(
        resources=place.resources,
        language=language,
        municipality=town.name,
        location=location,
        clock=bootstrap.SystemClock(),
        demo=town.is_demo,
        settings=settings,
        settings_file=TomlFile(place.settings),
        computer_language=of_locale(),
        state=place.settings.with_name("window.ini"),
        remake=partial(bootstrap.remake_desk, desk, bootstrap.where_is_the_data(wishes.db), wishes.who),
        leave=None if bootstrap.is_chosen(wishes.db) else partial(_leave_database, TomlFile(place.settings)),
        imports=imports,
        link=wishes.link,
    )
    gc.freeze()
    try:
        return run(desk, facts)
    finally:
        desk.keep_store.close()


def _ask(place: FilePlaces, settings: Settings, language: str) -> Plan | None:
    """Ask for what is needed once; None where whoever was asked went away."""
    from roomdesk import bootstrap
    from roomdesk.bootstrap.first_run import FirstRun
    from roomdesk.gui.app import Facts
    from roomdesk.gui.first_run.wizard import ask
    from roomdesk.settings.save import TomlFile

    founder = FirstRun(place, TomlFile(place.settings), language)
    return ask(Facts(place.resources, language, "", "", bootstrap.SystemClock(), settings=settings), founder)


def _leave_database(file: SettingsFile) -> str:
    """Choose no database any more; give the system's reason where the settings cannot be written."""
    from dataclasses import replace

    try:
        file.save(replace(file.load(), database=""))
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _tell(error: RoomDeskError, facts: Facts) -> int:
    """Say why there is no window: on the terminal, and in a dialog, since most are started from a menu."""
    from roomdesk.cli.texts import sentence
    from roomdesk.gui import trouble

    print(sentence(error, facts.language), file=sys.stderr)  # noqa: T201
    trouble.tell(error, facts)
    return _UNREACHABLE


if __name__ == "__main__":
    sys.exit(main())
