"""Tables as offices send them, every fault told, and the way back from what was exported."""

import csv
import io
from contextlib import suppress
from datetime import UTC, datetime
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roomdesk.domain.booking import Attendee, Booking
from roomdesk.domain.conference import ConferenceLink
from roomdesk.domain.equipment import Device, DeviceKind
from roomdesk.domain.errors import BadLines, Fault
from roomdesk.domain.ids import BookingId, DeviceCode, Email, RoomCode, SiteCode
from roomdesk.domain.opening import Opening
from roomdesk.domain.overlap import Reservation
from roomdesk.domain.people import Person, Role
from roomdesk.domain.places import Layout, Line, Room, Site, SiteKind
from roomdesk.domain.slot import Slot
from roomdesk.formats.csv import write
from roomdesk.formats.csv.read import read_tables
from roomdesk.ports.reader import Known, Sheet
from roomdesk.ports.store import Furnishing

DRIVERS = ("pjlink", "web", "tcp")
KNOWN = Known(
    sites=(SiteCode("PALAZZO"),), rooms=(RoomCode("GIUNTA"), RoomCode("Saletta-A")), drivers=DRIVERS
)  # fmt: skip


def read(*texts: str | bytes, known: Known = KNOWN) -> Furnishing:
    return read_tables(
        [
            Sheet(f"{number}.csv", one if isinstance(one, bytes) else one.encode())
            for number, one in enumerate(texts, start=1)
        ],
        known,
    )


def faults(*texts: str | bytes, known: Known = KNOWN) -> list[tuple[str, int, Fault, str, str]]:
    with pytest.raises(BadLines) as caught:
        read(*texts, known=known)
    return [(one.file, one.line, one.fault, one.value, one.column) for one in caught.value.lines]


ITALIAN_SITES = (
    "Codice;Nome;Tipo;Indirizzo;Latitudine;Longitudine;Orario;Patrono;Linea;Banda discesa;banda_salita;;\r\n"
    "\r\n"
    'NORD;Scuola media "Nord";scuola;"Via Più, 3";44,139;12,05;lun-ven 08:00-18:00;06-24;Lepida;1000;200,5;;\r\n'
    ";;;;;;;;;;;;\r\n"
    "sud;Scuola Sud;;;;;;;;;;;\r\n"
).replace('Scuola media "Nord"', '"Scuola media ""Nord"""')

NORD = Site(
    SiteCode("NORD"),
    'Scuola media "Nord"',
    SiteKind.SCHOOL,
    "Via Più, 3",
    44.139,
    12.05,
    opening=Opening.parse("lun-ven 08:00-18:00"),
    patron="06-24",
    line=Line("Lepida", 1000, 200.5),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
def test_italian_file_in_every_encoding(encoding, line_end):
    found = read(ITALIAN_SITES.replace("\r\n", line_end).encode(encoding))
    assert found.sites == (NORD, Site(SiteCode("sud"), "Scuola Sud"))
    assert not found.rooms


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("before", ["", "sep={}\n", "sep={}\r\n", "\nsep={}\n", "\n\n"])
def test_separator_is_told_by_the_headings(separator, before):
    rows = [
        "code,room,name,kind,driver,host,port,options",
        "P1,GIUNTA,Proiettore,proiettore,PJLink,10.20.1.5,4352,password=@p1|simulate=ok",
    ]
    (device,) = read(before.format(separator) + "\n".join(rows).replace(",", separator)).devices
    assert device == Device(
        DeviceCode("P1"),
        RoomCode("GIUNTA"),
        "Proiettore",
        DeviceKind.PROJECTOR,
        "pjlink",
        "10.20.1.5",
        4352,
        {"password": "@p1", "simulate": "ok"},
    )


def test_rooms_with_everything_in_italian():
    found = read(
        "codice;sede;nome;piano;capienza;accessibile;dotazioni;approvazione;minuti_prima;minuti dopo;"
        "Allestimenti;durata_minima;durata_massima;anticipo_giorni;chi_prenota\n"
        "CONSIGLIO;palazzo;Sala Consiglio;1;60;sì;telecamera|Schermo|microfono|lavagna|LIM;x;15;10;"
        "platea=30/15|tavolo;30;480;90;portineria|amministratore\n"
    )
    assert found.rooms == (
        Room(
            RoomCode("CONSIGLIO"),
            SiteCode("PALAZZO"),
            "Sala Consiglio",
            60,
            "1",
            True,
            ("camera", "display", "microphone", "whiteboard", "lim"),
            True,
            15,
            10,
            (Layout("platea", 30, 15), Layout("tavolo")),
            30,
            480,
            90,
            (Role.RECEPTION, Role.ADMINISTRATOR),
        ),
    )


@pytest.mark.parametrize(
    ("cell", "meant"),
    [("yes", True), ("si", True), ("SÌ", True), ("x", True), ("1", True), ("vero", True), ("no", False), ("", False)],
)
def test_yes_and_no(cell, meant):
    (room,) = read(f"code,site,name,capacity,step_free\nR,PALAZZO,Sala,4,{cell}\n").rooms
    assert room.step_free is meant


def test_people():
    found = read("email;nome;ruolo;ufficio;sede;lingua\nAnna@Comune.example;Anna;tecnico;CED;Palazzo;italiano\n")
    assert found.people == (
        Person(Email("anna@comune.example"), "Anna", Role.TECHNICIAN, "CED", SiteCode("PALAZZO"), "it"),
    )


def test_references_within_the_same_import_take_the_spelling_that_defines_them():
    found = read(
        "code,room,name,kind,driver\nd1,aula-1,Schermo,schermo,tcp\nd2,SALETTA-A,Schermo,schermo,tcp\n",
        "code,site,name,capacity\nAula-1,Biblio,Aula,10\nsaletta-a,PALAZZO,Saletta,6\n",
        "code,name\nBIBLIO,Biblioteca\npalazzo,Palazzo\n",
    )
    assert [one.room for one in found.devices] == ["Aula-1", "Saletta-A"]
    assert [(one.code, one.site) for one in found.rooms] == [("Aula-1", "BIBLIO"), ("Saletta-A", "PALAZZO")]
    assert [one.code for one in found.sites] == ["BIBLIO", "PALAZZO"]


def test_every_bad_line_is_told():
    sites = (
        "codice;nome;tipo;latitudine;longitudine;fuso;orario;patrono;banda_discesa\n"
        "A;Casa;castello;91;12;Europe/Roma;lun 8-9;13-40;1.000\n"
        "\n"
        "a b;;scuola;44;;;;;veloce\n"
    )
    rooms = (
        "code,site,name,capacity,buffer_before,features,layouts,bookers,min_minutes,max_minutes,step_free\n"
        "R1,NOWHERE,Sala,molti,-5,<b>,platea=x/y,sindaco,90,30,forse\n"
        "R1,A,Sala,12,,,,,,,,oltre\n"
    )
    devices = (
        "code,room,name,kind,driver,host,port,options\n"
        "D1,R9,Schermo,frigo,telnet,a b,70000,password=segreta\n"
        "D2,R1,Schermo,display,tcp,,,alone\n"
    )
    found = faults(sites, rooms, devices, "email,name,role\nnobody,N,staff\n")
    assert found == [
        ("1.csv", 2, Fault.CHOICE, "castello", "tipo"),
        ("1.csv", 2, Fault.NUMBER, "91", "latitudine"),
        ("1.csv", 2, Fault.TIMEZONE, "Europe/Roma", "fuso"),
        ("1.csv", 2, Fault.OPENING, "lun 8-9", "orario"),
        ("1.csv", 2, Fault.PATRON, "13-40", "patrono"),
        ("1.csv", 2, Fault.NUMBER, "1.000", "banda_discesa"),
        ("1.csv", 4, Fault.MISSING_VALUE, "", "longitudine"),
        ("1.csv", 4, Fault.CODE, "a b", "codice"),
        ("1.csv", 4, Fault.MISSING_VALUE, "", "nome"),
        ("1.csv", 4, Fault.NUMBER, "veloce", "banda_discesa"),
        ("2.csv", 2, Fault.UNKNOWN_SITE, "NOWHERE", "site"),
        ("2.csv", 2, Fault.NUMBER, "molti", "capacity"),
        ("2.csv", 2, Fault.CHOICE, "forse", "step_free"),
        ("2.csv", 2, Fault.FEATURE, "<b>", "features"),
        ("2.csv", 2, Fault.NUMBER, "-5", "buffer_before"),
        ("2.csv", 2, Fault.LAYOUT, "platea=x/y", "layouts"),
        ("2.csv", 2, Fault.CHOICE, "sindaco", "bookers"),
        ("2.csv", 2, Fault.NUMBER, "90 > 30", "max_minutes"),
        ("2.csv", 3, Fault.UNKNOWN_COLUMN, "oltre", ""),
        ("2.csv", 3, Fault.CODE_TWICE, "R1", "code"),
        ("3.csv", 2, Fault.UNKNOWN_ROOM, "R9", "room"),
        ("3.csv", 2, Fault.CHOICE, "frigo", "kind"),
        ("3.csv", 2, Fault.UNKNOWN_DRIVER, "telnet", "driver"),
        ("3.csv", 2, Fault.OPTION, "a b", "host"),
        ("3.csv", 2, Fault.NUMBER, "70000", "port"),
        ("3.csv", 2, Fault.OPTION, "password=@…", "options"),
        ("3.csv", 3, Fault.OPTION, "alone", "options"),
        ("4.csv", 2, Fault.EMAIL, "nobody", "email"),
    ]


def test_headings_that_are_unknown_missing_or_twice():
    assert faults("Codice;Colore;nome;Name\nA;blu;Casa;\n", "code,room,kind\nD,GIUNTA,display\n") == [
        ("1.csv", 1, Fault.UNKNOWN_COLUMN, "Colore", "Colore"),
        ("1.csv", 1, Fault.UNKNOWN_COLUMN, "Name", "Name"),
        ("2.csv", 1, Fault.MISSING_COLUMN, "name", "name"),
        ("2.csv", 1, Fault.MISSING_COLUMN, "driver", "driver"),
    ]


@pytest.mark.parametrize(
    ("content", "fault", "line"),
    [
        (b"", Fault.UNKNOWN_FILE, 1),
        (b"\n\n", Fault.UNKNOWN_FILE, 1),
        (b"PK\x03\x04\0\0\0", Fault.FILE, 1),
        (b"\xff\xfea\x00b", Fault.FILE, 1),
        (b"data,importo\n1,2\n", Fault.UNKNOWN_FILE, 1),
        (b'code,name\nA,Casa\nB,"mai chiusa\nC,Altra\n', Fault.FILE, 3),
    ],
)
def test_files_that_are_no_tables(content, fault, line):
    assert [(one[1], one[2]) for one in faults(content)] == [(line, fault)]


def test_line_numbers_count_lines_inside_cells():
    found = faults('\ncode,name,address\nA,Casa,"Via\nPiccola"\nB,,\n', "sep=;\ncode;name\nZ;\n")
    assert [(one[0], one[1]) for one in found] == [("1.csv", 5), ("2.csv", 3)]


def test_several_thousand_devices():
    rows = "".join(f"D{n},GIUNTA,Schermo {n},display,tcp,10.0.0.1,80,a=b\n" for n in range(5000))
    assert len(read(f"code,room,name,kind,driver,host,port,options\n{rows}").devices) == 5000


HEADINGS = st.lists(
    st.sampled_from(
        ["code", "name", "room", "site", "kind", "driver", "codice", "sede", "email", "role", "options", "x", ""]
    )
)


@given(
    st.one_of(st.binary(), st.builds(lambda heads, rest: f"{';'.join(heads)}\n{rest}".encode(), HEADINGS, st.text()))
)
def test_rubbish_is_told_never_a_crash(content):
    with suppress(BadLines):
        read(content)


# ── there and back ──────────────────────────────────────────────────────────────────────────────────────
CODES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", fullmatch=True)
NAMES = st.one_of(
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40),
    st.builds(
        str.__add__,
        st.sampled_from(["=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "'=", "''+", '"', ";", ",x", "|"]),
        st.from_regex(r"[a-zà;,'\"=]{0,20}", fullmatch=True),
    ),
)
WORDS = st.from_regex(r"[a-z][a-z0-9-]{0,10}", fullmatch=True).map(lambda word: f"w{word}")
MINUTES = st.integers(0, 480)

SITES = st.builds(
    Site,
    code=CODES.map(SiteCode),
    name=NAMES,
    kind=st.sampled_from(SiteKind),
    address=st.one_of(st.just(""), NAMES),
    latitude=st.floats(-90, 90).map(lambda one: round(one, 7)),
    longitude=st.floats(-180, 180).map(lambda one: round(one, 7)),
    timezone=st.sampled_from(["Europe/Rome", "UTC", "America/New_York"]),
    opening=st.sampled_from(["Mon-Fri 08:00-18:00; Sat 08:30-12:30", "lun 08:00-24:00"]).map(Opening.parse),
    patron=st.sampled_from(["", "02-29", "06-24"]),
    line=st.builds(Line, st.one_of(st.just(""), NAMES), *[st.floats(0, 1e5).map(lambda one: round(one, 3))] * 2),
    directions=st.one_of(st.just(""), NAMES),
)
DEVICES = st.builds(
    Device,
    code=CODES.map(DeviceCode),
    room=st.just(RoomCode("GIUNTA")),
    name=NAMES,
    kind=st.sampled_from(DeviceKind),
    driver=st.sampled_from(DRIVERS),
    host=st.sampled_from(["", "10.20.1.5", "proiettore.comune.example", "[::1]"]),
    port=st.one_of(st.none(), st.integers(1, 65535)),
    options=st.dictionaries(WORDS, WORDS, max_size=3).map(MappingProxyType),
    retired=st.booleans(),
)
ROOMS = st.builds(
    Room,
    code=CODES.map(RoomCode),
    site=st.just(SiteCode("PALAZZO")),
    name=NAMES,
    capacity=st.integers(0, 100_000),
    floor=st.one_of(st.just(""), NAMES),
    step_free=st.booleans(),
    features=st.lists(WORDS, unique=True, max_size=4).map(tuple),
    approval=st.booleans(),
    buffer_before=MINUTES,
    buffer_after=MINUTES,
    layouts=st.lists(st.builds(Layout, WORDS, MINUTES, MINUTES), max_size=3, unique_by=lambda one: one.name).map(tuple),
    shortest_minutes=MINUTES,
    longest_minutes=st.integers(480, 2000),
    ahead_days=st.integers(0, 400),
    bookers=st.lists(st.sampled_from(Role), unique=True).map(tuple),
    retired=st.booleans(),
    directions=st.one_of(st.just(""), NAMES),
)
PEOPLE = st.builds(
    Person,
    email=WORDS.map(lambda word: Email(f"{word}@comune.example")),
    name=NAMES,
    role=st.sampled_from(Role),
    office=st.one_of(st.just(""), NAMES),
    site=st.one_of(st.none(), st.just(SiteCode("PALAZZO"))),
    language=st.sampled_from(["", "it", "en"]),
)


@given(st.lists(SITES, max_size=3, unique_by=lambda one: one.code.casefold()).map(tuple))
def test_sites_there_and_back(sites):
    text = write.furnishing("sites", Furnishing(sites=sites))
    assert read(text, known=Known()).sites == sites


@given(st.lists(ROOMS, max_size=3, unique_by=lambda one: one.code.casefold()).map(tuple))
def test_rooms_there_and_back(rooms):
    text = write.furnishing("rooms", Furnishing(rooms=rooms))
    assert read(text, known=Known(sites=(SiteCode("PALAZZO"),))).rooms == rooms


@given(st.lists(DEVICES, max_size=3, unique_by=lambda one: one.code.casefold()).map(tuple))
def test_devices_there_and_back(devices):
    text = write.furnishing("equipment", Furnishing(devices=devices))
    assert read(text).devices == devices


@given(st.lists(PEOPLE, max_size=3, unique_by=lambda one: one.email).map(tuple))
def test_people_there_and_back(people):
    text = write.furnishing("people", Furnishing(people=people))
    assert read(text).people == people


@pytest.mark.parametrize("evil", ["=1+1", "+39 0543", "-x", "@SUM(A1)", "＝1", "\t=1", "'=1", "\r=1"])
def test_formulas_are_harmless_and_numbers_stay_numbers(evil):
    site = Site(SiteCode("A"), evil, latitude=44.0, longitude=-7.5)
    (row,) = csv.DictReader(io.StringIO(write.furnishing("sites", Furnishing(sites=(site,))), newline=""))
    assert row["name"] == "'" + evil.replace("\r", "\n")
    assert (row["latitude"], row["longitude"]) == ("44", "-7.5")


def test_bookings():
    start, end = datetime(2026, 11, 23, 8, tzinfo=UTC), datetime(2026, 11, 23, 10, tzinfo=UTC)
    booking = Booking(
        id=BookingId("b1"),
        uid="b1@x",
        title="=HYPERLINK(1)",
        slot=Slot(start, end),
        timezone="Europe/Rome",
        reservations=tuple(Reservation(RoomCode(code), Slot(start, end)) for code in ("GIUNTA", "DOCENTI")),
        organizer=Email("a@b.example"),
        created_by=Email("a@b.example"),
        created_at=start,
        updated_at=start,
        attendees=(Attendee(Email("c@b.example")), Attendee(Email("d@b.example"))),
        conference=ConferenceLink("fixed", "https://meet.example/x"),
        notes="due\nrighe",
    )
    rooms = {
        RoomCode("GIUNTA"): Room(RoomCode("GIUNTA"), SiteCode("PALAZZO"), "Sala Giunta", 14),
        RoomCode("DOCENTI"): Room(RoomCode("DOCENTI"), SiteCode("NORD"), "Sala docenti", 24),
    }
    text = write.bookings([booking, booking.masked()], rooms)
    first, hidden = csv.DictReader(io.StringIO(text, newline=""))
    assert first["title"] == "'=HYPERLINK(1)"
    assert first["start"] == "2026-11-23T09:00:00+01:00"
    assert (first["sites"], first["rooms"]) == ("PALAZZO|NORD", "GIUNTA|DOCENTI")
    assert first["attendees"] == "c@b.example|d@b.example"
    assert first["notes"] == "due\nrighe"
    assert hidden["title"] == hidden["organizer"] == hidden["conference"] == ""
    assert hidden["rooms"] == "GIUNTA|DOCENTI"
