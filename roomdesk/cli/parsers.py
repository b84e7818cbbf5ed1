"""The shape of every command: its help with an example, and the options that all of them have."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from roomdesk.cli import output
from roomdesk.cli.session import Reply, Session

Run = Callable[[Session, argparse.Namespace], Reply]
Commands = Any
"""What argparse's add_subparsers gives; its class is private."""


class WrongUsage(Exception):
    """A command line that cannot be read; carries argparse's words and the usage line."""

    def __init__(self, message: str, usage: str) -> None:
        super().__init__(message)
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """Raises instead of exiting, so that wrong usage can be told as JSON too."""

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 - argparse's own shape; it is always stdout
        output.say(self.format_help().rstrip("\n"))

    def error(self, message: str) -> NoReturn:
        raise WrongUsage(message, self.format_usage())


def shared(parser: argparse.ArgumentParser) -> None:
    """Add what stands before or behind the command's name."""
    hidden = argparse.SUPPRESS
    parser.add_argument("--json", action="store_true", default=hidden, help="one JSON document on stdout")
    parser.add_argument("--lang", choices=("it", "en"), default=hidden, help="language of messages")
    parser.add_argument("--db", metavar="WHERE", default=hidden, help="a file, sqlite:///PATH or postgresql://…")
    parser.add_argument("--as", dest="who", metavar="EMAIL", default=hidden, help="who acts")


def command(commands: Commands, name: str, run: Run | None, text: str, example: str) -> argparse.ArgumentParser:
    """Add a command with its help and an example of its use; one without `run` sets `alone`, and has no desk."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    shared(parser)
    parser.set_defaults(run=run)
    return parser
