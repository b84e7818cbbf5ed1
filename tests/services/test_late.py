"""The desk is made of verbs that are loaded late: each can be made, and is what the desk says it is."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from roomdesk.bootstrap import open_desk
from roomdesk.bootstrap.late import Late
from roomdesk.services.desk import Desk

VERBS = [one.name for one in fields(Desk)]
# A port is kept by what ships for it.
SHIPS = {"Drafts": "DraftFolder"}


@pytest.mark.parametrize("name", VERBS)
def test_each_verb_is_what_the_desk_says(tmp_path: Path, name: str) -> None:
    desk = open_desk(str(tmp_path / "roomdesk.db"))
    try:
        verb = getattr(desk, name)
        if isinstance(verb, Late):
            made = verb.made()
            said = Desk.__annotations__[name]
            assert type(made).__name__ == SHIPS.get(said, said)
            assert verb.made() is made
            for facts in fields(made):
                # A part that is late is whole too: nothing is wired to what there is not.
                part = getattr(made, facts.name)
                if isinstance(part, Late):
                    part.made()
    finally:
        desk.keep_store.close()
