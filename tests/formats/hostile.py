"""Calendar files that would keep a careless reader busy for ever, or fill its memory."""

from __future__ import annotations

from collections.abc import Callable

START = "DTSTART;TZID=Europe/Rome:20261125T100000\r\nDTEND;TZID=Europe/Rome:20261125T110000\r\n"
CUSTOM = START.replace("Europe/Rome", "Altrove")


def event(*lines: str, when: str = START, uid: str = "x@altrove.example") -> str:
    return f"BEGIN:VEVENT\r\nUID:{uid}\r\n{when}" + "".join(f"{line}\r\n" for line in lines) + "END:VEVENT\r\n"


def calendar(*parts: str) -> bytes:
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\n" + "".join(parts) + "END:VCALENDAR\r\n").encode()


def clock(*rules: str, tzid: str = "Altrove") -> str:
    """Write a VTIMEZONE of one observance a rule."""
    observed = "".join(
        f"BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nDTSTART:16010101T000000\r\n{rule}\r\nEND:STANDARD\r\n"
        for rule in rules
    )
    return f"BEGIN:VTIMEZONE\r\nTZID:{tzid}\r\n{observed}END:VTIMEZONE\r\n"


def _days(number: int) -> str:
    return ",".join(f"{2000 + day // 336}{day // 28 % 12 + 1:02}{day % 28 + 1:02}T000000" for day in range(number))


_MINUTES = f"BYHOUR={','.join(map(str, range(24)))};BYMINUTE={','.join(map(str, range(60)))}"

HOSTILE: dict[str, Callable[[], bytes]] = {
    "every second": lambda: calendar(event("RRULE:FREQ=SECONDLY;COUNT=5")),
    "a thousand million dates": lambda: calendar(event("RRULE:FREQ=DAILY;COUNT=1000000000")),
    "a count of many digits": lambda: calendar(event(f"RRULE:FREQ=DAILY;COUNT={'9' * 90_000}")),
    "an interval of many digits": lambda: calendar(event(f"RRULE:FREQ=DAILY;INTERVAL={'9' * 90_000};COUNT=2")),
    "without an end": lambda: calendar(event("RRULE:FREQ=DAILY")),
    "until the year 9999": lambda: calendar(event("RRULE:FREQ=DAILY;UNTIL=99991231T000000Z")),
    "a day that never comes": lambda: calendar(event("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2")),
    "a week that never comes": lambda: calendar(event("RRULE:FREQ=MONTHLY;BYDAY=5MO;BYMONTHDAY=1;COUNT=9")),
    "every minute of the day": lambda: calendar(event(f"RRULE:FREQ=YEARLY;{_MINUTES};COUNT=750")),
    "many rules": lambda: calendar(event(*["RRULE:FREQ=DAILY;COUNT=700"] * 5_000)),
    "many series": lambda: calendar(*[event("RRULE:FREQ=DAILY;COUNT=700", uid=f"{n}@x") for n in range(200)]),
    "leap days looked for day by day": lambda: calendar(
        *[event("RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;UNTIL=20760101T000000Z", uid=f"{n}@x") for n in range(190)]
    ),
    "a Tuesday every seventh day from a Wednesday": lambda: calendar(
        event("RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=9")
    ),
    "many dates added": lambda: calendar(event(f"RDATE:{_days(10_000)}")),
    "many lines of dates": lambda: calendar(event("RRULE:FREQ=DAILY;COUNT=9", *[f"EXDATE:{_days(3)}"] * 60_000)),
    "a clock that runs by the second": lambda: calendar(clock("RRULE:FREQ=SECONDLY"), event(when=CUSTOM)),
    "a clock on 30 February": lambda: calendar(
        clock(*["RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"] * 40), event("RRULE:FREQ=DAILY;COUNT=3", when=CUSTOM)
    ),
    "a clock of many changes": lambda: calendar(
        clock(*[f"RDATE:{_days(700)}"] * 300),
        *[event("RRULE:FREQ=DAILY;COUNT=3", when=CUSTOM, uid=f"{n}@x") for n in range(190)],
    ),
    "many clocks": lambda: calendar(
        *[clock("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", tzid=f"Z{n}") for n in range(1_200)],
        *[
            event("RRULE:FREQ=DAILY;COUNT=2", when=START.replace("Europe/Rome", f"Z{n}"), uid=f"{n}@x")
            for n in range(190)
        ],
    ),
    "zones of many parts": lambda: calendar(
        *[event(when=START.replace("Europe", "/".join(f"a{n}" for _ in range(900))), uid=f"{n}@x") for n in range(190)]
    ),
    "a zone that is a path": lambda: calendar(event(when=START.replace("Europe/Rome", "../../../../etc/passwd"))),
    "a line of 10 MB": lambda: calendar(event("SUMMARY:" + "x" * 10_000_000)),
    "a line of 4 MB": lambda: calendar(event("SUMMARY:" + "x" * 4_000_000)),
    "a line of 4 MB that is not read": lambda: calendar(event("ATTACH:" + "x" * 4_000_000)),
    "a folded line of 4 MB": lambda: calendar(event("DESCRIPTION:" + "\r\n x" * 90_000)),
    "parameters without end": lambda: calendar(event("ATTENDEE" + ";CN=a" * 19_000 + ":mailto:a@b.example")),
    "many values of a parameter": lambda: calendar(
        event('ATTENDEE;MEMBER="a"' + ',"a"' * 20_000 + ":mailto:a@b.example")
    ),
    "a quotation that never ends": lambda: calendar(event('ATTENDEE;CN="' + "a" * 90_000)),
    "many quotations": lambda: calendar(*[event(*['ATTENDEE;CN="' + '";CN="' * 900] * 5) for _ in range(50)]),
    "backslashes": lambda: calendar(event("SUMMARY:" + "\\" * 90_000)),
    "carets": lambda: calendar(event("ATTENDEE;CN=" + "^'" * 40_000 + ":mailto:a@b.example")),
    "links without end": lambda: calendar(event("DESCRIPTION:" + "https://a.zoom.us." * 5_000)),
    "dots without end": lambda: calendar(event("DESCRIPTION:https://" + "a." * 45_000)),
    "spaces without end": lambda: calendar(event("SUMMARY:" + " " * 90_000, "LOCATION:" + " - " * 30_000)),
    "brackets without end": lambda: calendar(event("LOCATION:" + "(" * 90_000)),
    "many people": lambda: calendar(event(*[f"ATTENDEE:mailto:a{n}@b.example" for n in range(60_000)])),
    "many meetings": lambda: calendar(*[event(uid=f"{n}@x") for n in range(4_000)]),
    "a million components": lambda: calendar(*["BEGIN:VEVENT\r\nEND:VEVENT\r\n"] * 180_000),
    "nested deeply": lambda: calendar("BEGIN:A\r\n" * 90_000, "END:A\r\n" * 90_000),
    "nested a little too deeply": lambda: calendar("BEGIN:A\r\n" * 9, "END:A\r\n" * 9),
    "many calendars": lambda: b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" * 100_000,
    "only line ends": lambda: b"BEGIN:VCALENDAR" + b"\r\n" * 2_000_000,
    "only folds": lambda: b"BEGIN:VCALENDAR" + b"\r\n " * 1_600_000,
    "control characters": lambda: calendar(event("SUMMARY:" + "".join(map(chr, range(32))) + "\x7f\u2028\ud7ff")),
    "zeros": lambda: b"\0" * 4_900_000,
    "begins and zeros": lambda: b"BEGIN:VCALENDAR\r\n" + b"\0" * 4_900_000,
    "cut off": lambda: calendar(event())[:-40],
    "ends alone": lambda: b"BEGIN:VCALENDAR\r\n" + b"END:VCALENDAR\r\n" * 3,
    "crossed": lambda: calendar("BEGIN:VEVENT\r\nBEGIN:VALARM\r\nEND:VEVENT\r\nEND:VALARM\r\n"),
    "half of UTF-16": lambda: "BEGIN:VCALENDAR\r\n".encode("utf-16")[:-1] + b"\xd8",
    "the year 1": lambda: calendar(event(when=START.replace("2026", "0001"))),
    "the year 9999": lambda: calendar(event(when=START.replace("2026", "9999"))),
    "a length of years": lambda: calendar(event(when="DTSTART:20261125T100000Z\r\nDURATION:P9999D\r\n")),
    "a length of many digits": lambda: calendar(
        event(when=f"DTSTART:20261125T100000Z\r\nDURATION:P{'9' * 9_000}D\r\n")
    ),
    "a sequence of many digits": lambda: calendar(event(f"SEQUENCE:{'9' * 90_000}")),
    "an offset of a hundred hours": lambda: calendar(clock("").replace("+0100", "+9999"), event(when=CUSTOM)),
    "a name of 90 kB": lambda: calendar(event(uid="u" * 90_000)),
}
