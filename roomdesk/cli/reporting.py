"""The command report: rooms' use, journeys avoided, equipment, lines against their guarantee."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from roomdesk.cli import arguments, figures
from roomdesk.cli.output import as_json, as_text
from roomdesk.cli.parsers import Commands, WrongUsage, command
from roomdesk.cli.session import Document, Reply, Session, Table
from roomdesk.cli.words import decimal, word
from roomdesk.domain.line_history import LineHistory


def add(commands: Commands) -> None:
    one = command(
        commands,
        "report",
        report,
        "Reports: usage (rooms, hours, no-shows), travel (journeys avoided), equipment (availability by month), "
        "line (each site's line against its guarantee); as a rule of the last twelve months.",
        "roomdesk report usage --from 2026-01-01 --format csv -o uso.csv\n"
        "  roomdesk report line --from 2026-11-01 --to 2026-11-30 --site PALAZZO --format pdf -o linea.pdf",
    )
    one.add_argument("what", choices=("usage", "travel", "equipment", "line"))
    one.add_argument("--from", dest="since", metavar="D")
    one.add_argument("--to", dest="until", metavar="D")
    one.add_argument("--site", metavar="S", action="append")
    one.add_argument("--format", choices=("table", "json", "csv", "pdf", "html"), default="table")
    one.add_argument("-o", "--output", metavar="FILE", type=Path)


def report(session: Session, args: argparse.Namespace) -> Reply:
    if args.what == "line":
        return _of_lines(session, args)
    since, until = arguments.days(args.since, args.until)
    sites = arguments.sites(session.desk, args.site) if args.site else None
    if args.format in ("pdf", "html") and args.what == "usage":
        raise WrongUsage(word("no_page_of_usage", session.language), "")
    if args.format == "pdf" and not args.output:
        raise WrongUsage(word("pdf_needs_file", session.language), "")
    made = figures.MAKERS[args.what](session, since, until, sites)
    period = {"from": since and since.isoformat(), "to": until and until.isoformat()}
    document: Document = {"report": args.what, **period, **made.document}
    if args.format == "table" and not args.output:
        return Reply(document, made.tables)
    written = {"json": lambda: as_json(document), "table": lambda: as_text(made.tables), **made.files}
    return _file(document, written[args.format](), args, session.language)


def _of_lines(session: Session, args: argparse.Namespace) -> Reply:
    verb, language = session.desk.report_line, session.language
    since, until = arguments.days(args.since, args.until)
    lines = verb(since, until, arguments.sites(session.desk, args.site) if args.site else None)
    document = _document(lines, since, until)
    if args.format in ("table", "json") and not args.output:
        return Reply(document, [as_json(document)] if args.format == "json" else [_table(lines, language)])
    if args.format == "pdf" and not args.output:
        raise WrongUsage(word("pdf_needs_file", session.language), "")
    content: str | bytes = as_json(document)
    match args.format:
        case "table":
            content = as_text([_table(lines, language)])
        case "csv":
            content = verb.csv(lines)
        case "pdf":
            content = verb.pdf(lines, language)
        case "html":
            content = verb.page(lines, language).html
    return _file(document, content, args, language)


def _file(document: Document, content: str | bytes, args: argparse.Namespace, language: str) -> Reply:
    notes = [f"{word('written', language)}: {args.output}"] if args.output else []
    return Reply(document, (), content, args.output, notes)


def _document(lines: tuple[LineHistory, ...], since: date | None, until: date | None) -> Document:
    return {
        "report": "line",
        "from": since.isoformat() if since else None,
        "to": until.isoformat() if until else None,
        "lines": [_line(one) for one in lines],
    }


def _line(one: LineHistory) -> Document:
    middle = one.middle
    return {
        "site": one.site.code,
        "equipment": one.device.code,
        "operator": one.site.line.operator,
        "guaranteed": {"down_mbps": one.guarantee.down_mbps or None, "up_mbps": one.guarantee.up_mbps or None},
        "measurements": len(one.measured),
        "below_guarantee": len(one.below),
        "median": middle
        and {
            "rtt_ms": round(middle.rtt_ms, 1),
            "jitter_ms": round(middle.jitter_ms, 1),
            "loss_percent": round(100 * middle.loss, 3),
            "mos": round(middle.mos, 2),
            "down_mbps": middle.down_mbps,
            "up_mbps": middle.up_mbps,
        },
    }


def _table(lines: tuple[LineHistory, ...], language: str) -> Table:
    keys = ("site", "operator", "guaranteed", "measurements", "below_guarantee", "down_up", "rtt", "loss", "mos")
    rows = []
    for one in lines:
        middle = one.middle
        figures = ("–",) * 4
        if middle:
            rates = (middle.down_mbps, middle.up_mbps)
            figures = (
                " / ".join("–" if rate is None else decimal(rate, 1, language) for rate in rates),
                f"{middle.rtt_ms:.0f} ms",
                f"{decimal(100 * middle.loss, 2, language)} %",
                decimal(middle.mos, 2, language),
            )
        wanted = f"{one.guarantee.down_mbps:g} / {one.guarantee.up_mbps:g}"
        counts = (str(len(one.measured)), str(len(one.below)))
        rows.append((one.site.name, one.site.line.operator or "–", wanted, *counts, *figures))
    return Table([word(key, language) for key in keys], rows, frozenset({3, 4, 6, 7, 8}))
