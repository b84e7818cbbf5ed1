"""The command demo: an invented municipality, and the main job done on it."""

from __future__ import annotations

import argparse
from pathlib import Path

from roomdesk.cli import documents, output
from roomdesk.cli.checks import round_reply
from roomdesk.cli.parsers import Commands, command
from roomdesk.cli.session import Reply, Session
from roomdesk.cli.texts import when
from roomdesk.cli.words import decimal, word
from roomdesk.domain.equipment import Finding
from roomdesk.domain.invitation import Method
from roomdesk.domain.slot import to_wall

_STEPS = {
    "it": (
        "1. Comune dimostrativo: {sites} sedi, {rooms} sale, {devices} apparati, {bookings} riunioni.",
        "2. Prenotata in due sedi insieme: «{title}», {when}, {names}.",
        "   Un solo link per tutti: {link}",
        "   Trasferte evitate: {km:.0f} km, {hours} ore.",
        "3. Impianti controllati con i loro protocolli, su apparati simulati; da guardare:",
    ),
    "en": (
        "1. Demonstration municipality: {sites} sites, {rooms} rooms, {devices} devices, {bookings} meetings.",
        "2. Booked in two offices at once: “{title}”, {when}, {names}.",
        "   One link for everybody: {link}",
        "   Journeys avoided: {km:.0f} km, {hours} hours.",
        "3. Equipment checked over its own protocols, on simulated devices; to look at:",
    ),
}


def add(commands: Commands) -> None:
    one = command(
        commands,
        "demo",
        demo,
        "Fill an empty database with an invented municipality and do the main job on it.",
        "roomdesk --db demo.db demo --output demo-output",
    )
    one.add_argument("--output", metavar="DIR", type=Path, default=Path("demo-output"))


def demo(session: Session, args: argparse.Namespace) -> Reply:
    desk, language = session.desk, session.language
    done = 0

    def progress(_finding: Finding) -> None:
        nonlocal done
        done += 1
        session.progress(f"{word('checked', language)} {done}")

    output.make_folder(args.output)
    answer = desk.demonstrate(language, progress)
    booking, places = answer.booking, desk.look_around.places()
    invitation, day_sheet = args.output / "invite.ics", args.output / "schedule.pdf"
    output.save(invitation, desk.write_invitation(booking.id, Method.REQUEST).encode())
    day = to_wall(booking.slot.start, booking.timezone).date()
    output.save(day_sheet, desk.print_day.pdf(day, None, language))
    checked = round_reply(answer.round, places, language, only_ill=True)
    journeys = desk.show_booking(booking.id).journeys
    facts = {
        "sites": len(places.sites),
        "rooms": len(places.rooms),
        "devices": len(answer.round.results),
        "bookings": answer.filled,
        "title": booking.title,
        "when": when(booking.slot, booking.timezone),
        "names": " + ".join(f"{places.rooms[one].name} ({places.site_of(one).name})" for one in booking.rooms),
        "link": booking.conference.url if booking.conference else "",
        "km": journeys.km,
        "hours": decimal(journeys.hours, 1, language),
    }
    document = {
        "booking": documents.booking(booking, places),
        "bookings": [documents.booking(booking, places)],
        "check": checked.document,
        "journeys_avoided": documents.journeys(journeys),
        "files": [str(invitation), str(day_sheet)],
    }
    written = f"4. {word('written', language)}: {invitation}, {day_sheet}"
    return Reply(document, [*(step.format(**facts) for step in _STEPS[language]), *checked.text, written])
