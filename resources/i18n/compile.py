"""Looks the window's sentences up in the code and compiles Italian and English; run by `make translations`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
_ROOT = HERE.parents[1]
_TOOLS = Path(sys.executable).parent
# The code's own English needs only its plurals.
_LANGUAGES = {"it": ("it_IT", ()), "en": ("en_GB", ("-pluralonly",))}

_TRANSLATED = re.compile(r"<(translation|numerusform)\b[^>]*>[^<]+</\1>")


def languages() -> tuple[str, ...]:
    return tuple(_LANGUAGES)


def extract(language: str, target: Path) -> None:
    """Bring a language's .ts file up to date with the code; new sentences are marked unfinished."""
    name, more = _LANGUAGES[language]
    code = sorted(str(path) for path in (_ROOT / "roomdesk" / "gui").rglob("*.py"))
    locale = ["-source-language", "en_GB", "-target-language", name]
    _run("pyside6-lupdate", "-no-obsolete", "-locations", "none", *locale, *more, *code, "-ts", str(target))
    if language == "it":
        target.write_text(_TRANSLATED.sub(_typeset, target.read_text("utf-8")), "utf-8")


def _typeset(translated: re.Match[str]) -> str:
    """Write Italian as it is printed: ’ for an apostrophe, and no line that ends before %."""
    curled = re.sub(r"(?<=\w)(?:'|&apos;)(?=\w|&amp;\w)", "’", translated[0])
    return re.sub(r"[ \N{NO-BREAK SPACE}]%(?!n)", "&#xa0;%", curled)  # as lupdate writes it


def compile_file(source: Path, target: Path) -> None:
    """Compile a .ts file into the .qm that the program loads, with the words that Qt lacks in that language.

    It takes the old one's place at once: Qt maps these files, and dies where one shrinks under a window.
    """
    fresh = target.with_suffix(".new")
    lacking = source.with_name(source.name.replace("roomdesk_", "qt_"))
    sources = [str(one) for one in (source, lacking) if one.exists()]
    _run("pyside6-lrelease", *sources, "-qm", str(fresh))
    fresh.replace(target)


def _run(tool: str, *arguments: str) -> None:
    done = subprocess.run([str(_TOOLS / tool), *arguments], capture_output=True, text=True, timeout=120, check=False)  # noqa: S603 - our own tools
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stdout}{done.stderr}")


def main() -> None:
    for language in languages():
        source = HERE / f"roomdesk_{language}.ts"
        extract(language, source)
        compile_file(source, source.with_suffix(".qm"))


if __name__ == "__main__":
    main()
