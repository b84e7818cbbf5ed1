"""How the program looks: palette, fonts, style sheet and icons."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

_BASE_POINTS = 10.5


@dataclass(frozen=True, slots=True)
class Face:
    """How one kind of block is drawn: its ground, its edge and the ink on it."""

    fill: str
    edge: str
    ink: str


@dataclass(frozen=True, slots=True)
class Tones:
    """Every colour of the window, named for its use; values after the Italian public design system."""

    ground: str = "#ffffff"
    panel: str = "#f5f7fa"
    ink: str = "#17324d"
    muted: str = "#54677a"
    rule: str = "#d9e1ea"
    faint: str = "#edf1f6"
    field: str = "#76899c"
    primary: str = "#0066cc"
    primary_dark: str = "#004d99"
    primary_soft: str = "#e9f2fc"
    on_primary: str = "#ffffff"
    good: str = "#007a52"
    good_soft: str = "#e0f4ec"
    warn: str = "#8f5600"
    warn_soft: str = "#fff3e0"
    bad: str = "#c02b46"
    bad_soft: str = "#fdecef"
    now: str = "#c02b46"
    hatch: str = "#c9d3df"
    closed: str = "#f1f4f8"


@dataclass(frozen=True, slots=True)
class Faces:
    """The kinds of block in the day grid."""

    mine: Face = Face("#d8e7f8", "#0066cc", "#123a63")
    meeting: Face = Face("#dff3f4", "#00696b", "#0d4649")
    hidden: Face = Face("#eaedf2", "#6d7d8f", "#45566a")
    pending: Face = Face("#f1ecfc", "#5a3fae", "#432f86")
    chosen: Face = Face("#0066cc", "#003d7a", "#ffffff")
    closure: Face = Face("#fff3df", "#8f5600", "#5f3a00")


TONES = Tones()
FACES = Faces()


class Type(Enum):
    """The sizes of text, as a share of the base size, and whether they are bold."""

    BRAND = (1.35, "bold")
    TITLE = (1.25, "semibold")
    BODY = (1.0, "regular")
    STRONG = (1.0, "semibold")
    SMALL = (0.9, "regular")
    SMALL_STRONG = (0.9, "semibold")
    TINY = (0.82, "regular")
    CAPTION = (0.85, "semibold")
    SPOKEN = (1.0, "italic")


_resources = Path()


def font(style: Type) -> QFont:
    """Give a font in the size that the application has now, so that enlarged text enlarges everything."""
    share, weight = style.value
    base = QFont(QApplication.font())
    # The semibold cut calls itself a family of its own.
    if weight == "semibold" and base.family() == "Titillium Web":
        base.setFamilies(["Titillium Web SemiBold", "Titillium Web"])
    elif weight == "semibold":
        base.setWeight(QFont.Weight.DemiBold)
    base.setBold(weight == "bold")
    base.setItalic(weight == "italic")
    base.setPointSizeF(base.pointSizeF() * share)
    return base


def dress(app: QApplication, resources: Path) -> None:
    """Load the fonts and put palette and style sheet on the application, keeping its text size where it is larger."""
    global _resources
    _resources = resources
    for file in sorted((resources / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    chosen = QFont("Titillium Web")
    chosen.setPointSizeF(max(_BASE_POINTS, app.font().pointSizeF()))
    app.setFont(chosen)
    app.setStyle("Fusion")
    app.setPalette(_palette())
    colours = {one.name: getattr(TONES, one.name) for one in fields(TONES)}
    sheet = Template((resources / "qss" / "roomdesk.qss").read_text(encoding="utf-8"))
    line = metrics(Type.BODY).height()
    sizes = {"tick": round(line * 0.7), "arrow": round(line * 0.5), "step": round(line * 0.95)}
    app.setStyleSheet(sheet.substitute(colours, icons=(resources / "icons").as_posix(), **sizes))


def _palette() -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for kind, colour in (
        (role.Window, TONES.ground),
        (role.Base, TONES.ground),
        (role.AlternateBase, TONES.panel),
        (role.Button, TONES.ground),
        (role.WindowText, TONES.ink),
        (role.Text, TONES.ink),
        (role.ButtonText, TONES.ink),
        (role.PlaceholderText, TONES.muted),
        (role.Highlight, TONES.primary),
        (role.HighlightedText, TONES.on_primary),
        (role.ToolTipBase, TONES.ground),
        (role.ToolTipText, TONES.ink),
        (role.Link, TONES.primary),
        (role.Mid, TONES.rule),
    ):
        palette.setColor(kind, QColor(colour))
    for kind in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, kind, QColor(TONES.muted))
    return palette


@lru_cache(maxsize=128)
def drawing(name: str, colour: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon in one colour, `pixels` wide on the screen; `ratio` is the screen's device pixel ratio."""
    text = (_resources / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    picture = QPixmap(QSize(round(pixels * ratio), round(pixels * ratio)))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str = TONES.ink) -> QIcon:
    """Give an icon for a button, drawn large enough for a screen of twice the density."""
    return QIcon(drawing(name, colour, 48))


def metrics(style: Type) -> QFontMetrics:
    return QFontMetrics(font(style))
