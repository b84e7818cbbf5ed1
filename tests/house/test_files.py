"""Files: their length, first line, imports, and what may stand in which of them only."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import map as house_map
from tests.house.sources import PACKAGE, ROOT, first_line, modules, name, text, tree

CODE = modules("roomdesk", "tests", "benchmarks")
IDS = [name(path) for path in CODE]
TEXTS = {".py", ".md", ".toml", ".yml", ".yaml", ".sql", ".csv", ".qss", ".ts", ".sh", ".svg", ".txt", ".lock", ""}
MAY_CATCH_ALL = {"roomdesk/cli/main.py", "roomdesk/drivers/round/guarded.py"}


@pytest.mark.parametrize("path", CODE, ids=IDS)
def test_no_file_is_longer_than_400_lines(path: Path) -> None:
    assert len(text(path).splitlines()) <= 400


@pytest.mark.parametrize("path", modules(), ids=map(name, modules()))
def test_each_module_opens_with_one_line_that_says_what_is_inside(path: Path) -> None:
    line = first_line(path)
    assert text(path).startswith(f'"""{line}')
    assert 10 < len(line) <= 100
    assert line.endswith(".")


def test_no_two_modules_open_with_the_same_line() -> None:
    lines = Counter(first_line(path) for path in modules())
    assert [line for line, number in lines.items() if number > 1] == []


def test_no_import_hides_in_a_function_but_at_the_front_doors() -> None:
    hidden = {
        name(path)
        for path in modules()
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    }
    assert hidden <= {"roomdesk/__main__.py", "roomdesk/catalogue.py"}


def test_modules_are_named_for_what_they_hold() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "misc", "common_utils", "base", "core"}
    assert {path.stem for path in modules()} & vague == set()


def _catches_all(path: Path) -> bool:
    handlers = (node for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler))
    return any(one.type is None or (isinstance(one.type, ast.Name) and one.type.id == "Exception") for one in handlers)


def test_everything_is_caught_in_two_places_only() -> None:
    assert {name(path) for path in modules() if _catches_all(path)} == MAY_CATCH_ALL


def test_threads_live_in_one_file_of_the_window() -> None:
    words = ("ThreadPoolExecutor", "threading.Thread(", "QThread", "QThreadPool", "QtConcurrent")
    found = {name(path) for path in modules("roomdesk/gui", "roomdesk/cli") if any(one in text(path) for one in words)}
    assert found == {"roomdesk/gui/background.py"}


def test_the_window_shows_text_as_text() -> None:
    words = ("RichText", "setHtml", "MarkdownText", "setMarkdown", "AutoText")
    assert [name(path) for path in modules("roomdesk/gui") if any(one in text(path) for one in words)] == []
    plain = "roomdesk/gui/common/plain.py"
    bare = re.compile(r"(?<![A-Za-z])QLabel\(|\(QLabel\)")
    assert [name(path) for path in modules("roomdesk/gui") if bare.search(text(path))] == [plain]


def _tree_files() -> Iterator[Path]:
    folders = ("roomdesk", "tests", "benchmarks", "docs", "resources", "db", ".ci")
    inside = (path for folder in folders for path in (ROOT / folder).rglob("*"))
    for path in (*inside, *ROOT.iterdir()):
        # In a worktree .git is a file, and none of ours.
        if path.is_file() and path.suffix in TEXTS and not {"__pycache__", ".git"} & {*path.parts}:
            yield path


def test_nothing_of_the_machine_it_was_made_on() -> None:
    # Written apart, so that this file does not find itself.
    marks = tuple("".join(parts) for parts in (("/wo", "rk/"), ("/ro", "ot/"), (".lib", "rary"), ("/home/", "user")))
    found = {name(path): one for path in _tree_files() for one in marks if one in path.read_text("utf-8", "replace")}
    assert found == {}


def test_the_map_of_the_house_is_up_to_date() -> None:
    assert (ROOT / "docs" / "map.md").read_text("utf-8") == house_map.page(), house_map.__doc__


def test_schema_steps_are_numbered_without_a_gap_and_alike_in_both_stores() -> None:
    steps = {folder.name: sorted(one.name for one in folder.iterdir()) for folder in (ROOT / "db").iterdir()
             if folder.is_dir()}  # fmt: skip
    for found in steps.values():
        assert [one[:4] for one in found] == [f"{number:04}" for number in range(1, len(found) + 1)]
        assert all(re.fullmatch(r"\d{4}_[a-z_]+\.sql", one) for one in found)
    assert len({tuple(found) for found in steps.values()}) == 1


def test_every_icon_is_used() -> None:
    code = "\n".join(text(path) for path in modules("roomdesk/gui"))
    styles = "\n".join(path.read_text("utf-8") for path in (ROOT / "resources" / "qss").iterdir())
    icons = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    assert {icon for icon in icons if f'"{icon}"' not in code and f"url(${icon})" not in styles} == set()


def test_qt_is_pinned_to_what_does_not_crash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for package, wanted in (
        ("Essentials", project["dependencies"]),
        ("Addons", project["optional-dependencies"]["media"]),
    ):
        assert [one.replace(" ", "") for one in wanted if one.startswith("PySide6")] == [
            f"PySide6-{package}>=6.11.3,<6.12;python_version<'3.12'",
            f"PySide6-{package}>=6.12,<6.13;python_version>='3.12'",
        ]


def test_drivers_and_providers_that_are_there_are_in_the_catalogue() -> None:
    imported = {
        node.module
        for node in ast.walk(tree(PACKAGE / "catalogue.py"))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    for corridor, shared in (
        ("drivers", {"__init__", "wire"}),
        ("providers", {"__init__", "asking"}),
        ("stores", {"__init__", "rows"}),
    ):
        rooms = {path.stem for path in (PACKAGE / corridor).iterdir() if path.stem not in shared | {"__pycache__"}}
        listed = {one.split(".")[2] for one in imported if one.startswith(f"roomdesk.{corridor}.")}
        assert listed == rooms
