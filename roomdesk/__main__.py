"""Two front doors: no command opens the window, a command runs on the terminal."""

from __future__ import annotations

import sys


def main() -> int:
    """Open the window, or run a command; the exit status of INTERFACE.md."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        # Answered before anything is loaded: scripts ask it often.
        from roomdesk import __version__

        print(f"RoomDesk {__version__}")  # noqa: T201
        return 0
    if _wants_window(arguments):
        from roomdesk.window import open_window

        return open_window(arguments)
    from roomdesk import bootstrap
    from roomdesk.cli.main import run
    from roomdesk.cli.session import Wiring

    return run(arguments, Wiring(bootstrap.open_desk, lambda: bootstrap.settings().language))


def _wants_window(arguments: list[str]) -> bool:
    """Whether there is no command: nothing at all, or only the options that stand before one."""
    rest = iter(arguments)
    for argument in rest:
        if argument in ("--db", "--as", "--lang"):
            next(rest, None)
        elif not argument.startswith(("--db=", "--as=", "--lang=")):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
