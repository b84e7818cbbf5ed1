"""Prints what a screen reader finds of RoomDesk on the accessibility bus, as JSON: role, name, states, place.

Run by Debian's own python3, which has pyatspi; never imported by the tests.
"""

import json
import sys
import time

import pyatspi
from gi.repository import GLib

DEEPEST, MOST = 30, 4000
TRIES = 50


def walk(thing, found, depth=0):
    if thing is None or depth > DEEPEST or len(found) > MOST:
        return
    states = [pyatspi.stateToString(state) for state in thing.getState().getStates()]
    found.append([thing.getRoleName(), thing.name, states, where(thing) if "showing" in states else None])
    for number in range(min(thing.childCount, MOST)):
        walk(thing.getChildAtIndex(number), found, depth + 1)


def where(thing):
    try:
        spot = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    except NotImplementedError:
        return None
    return [spot.x, spot.y, spot.width, spot.height]


def read():
    desktop = pyatspi.Registry.getDesktop(0)
    found = []
    for number in range(desktop.childCount):
        program = desktop.getChildAtIndex(number)
        if program is not None and program.name.casefold() == sys.argv[1].casefold():
            walk(program, found)
    return found


def main():
    for left in reversed(range(TRIES)):
        try:
            found = read()
            break
        except GLib.GError:
            # Something went away while it was read: what is left out then would be missed for another reason.
            if not left:
                raise
            time.sleep(0.1)
    json.dump(found, sys.stdout, ensure_ascii=False)


main()
