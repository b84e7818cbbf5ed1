"""How the program looks now: palette, fonts, style sheet, icons; it can change while it runs."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QSize, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from roomdesk.domain.frozen import frozen
from roomdesk.gui.palettes import LIGHT, PAINTS, Faces, Paint, Palette, Tones

_BASE_POINTS = 10.5
_LARGE_POINTS = 1.5 * _BASE_POINTS


@frozen
class Look:
    """What a person chose: the palette, the size of text in percent, and the system's own font or Titillium."""

    palette: Palette = Palette.SYSTEM
    percent: int = 100
    own_font: bool = True


_SHIPPED = Look(Palette.LIGHT)

# The colours in force. Read them as `theme.TONES.ink` while painting; a copy kept from earlier is out of date.
TONES: Tones = LIGHT.tones
FACES: Faces = LIGHT.faces


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


_resources = Path()
_system_font: QFont | None = None
_tinted: QTemporaryDir | None = None


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


def dress(app: QApplication, resources: Path, look: Look = _SHIPPED) -> None:
    """Put fonts, palette and style sheet on the application; a system font that is larger stays as large."""
    clothe(app, resources, look)
    cover(app)


def clothe(app: QApplication, resources: Path, look: Look) -> None:
    """Put fonts and palette on the application."""
    global TONES, FACES, _resources
    _resources = resources
    app.setFont(_font(app, resources, look))
    paint = paint_of(app, look.palette)
    TONES, FACES = paint.tones, paint.faces
    app.setPalette(_palette())


def cover(app: QApplication) -> None:
    """Put the style sheet over fonts and palette; each widget that is put into another one later reads it anew."""
    sheet = Template((_resources / "qss" / "roomdesk.qss").read_text(encoding="utf-8"))
    line = metrics(Type.BODY).height()
    sizes = {
        "tick": round(line * 0.7),
        "round": round(line * 0.7) // 2 + 1,
        "arrow": round(line * 0.5),
        "step": round(line * 0.95),
        "grip": round(line * 0.3),
    }
    tones: dict[str, str] = {name: getattr(TONES, name) for name in Tones.__match_args__}
    arrows = {"up": "up", "down": "down", "right": "chevron-right"}
    pictures = {
        "check": tinted("check", TONES.on_primary),
        **{name: tinted(drawn, TONES.muted) for name, drawn in arrows.items()},
    }
    app.setStyleSheet(sheet.substitute(tones, **pictures, **sizes))


def paint_of(app: QApplication, palette: Palette) -> Paint:
    """Give a palette's colours; `SYSTEM` is high contrast or dark where the computer is set so, else light."""
    if palette is not Palette.SYSTEM:
        return PAINTS[palette]
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
        return PAINTS[Palette.CONTRAST]
    return PAINTS[Palette.DARK if hints.colorScheme() is Qt.ColorScheme.Dark else Palette.LIGHT]


def _font(app: QApplication, resources: Path, look: Look) -> QFont:
    global _system_font
    if _system_font is None:
        _system_font = app.font()
        for file in sorted((resources / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
    chosen = QFont("Titillium Web") if look.own_font else QFont(_system_font)
    chosen.setPointSizeF(max(_BASE_POINTS, _system_font.pointSizeF()) * look.percent / 100)
    return chosen


def tinted(name: str, colour: str) -> str:
    """Give an icon in a colour as a file, which is all that a style sheet can take."""
    global _tinted
    _tinted = _tinted or QTemporaryDir()
    file = Path(_tinted.filePath(f"{name}-{colour[1:]}.svg"))
    if not file.exists():
        file.write_text(_svg(name, colour), encoding="utf-8")
    return file.as_posix()


def _svg(name: str, colour: str) -> str:
    return (_resources / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)


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
        (role.Accent, TONES.primary),
        (role.Light, TONES.panel),
        (role.Midlight, TONES.faint),
        (role.Mid, TONES.rule),
        (role.Dark, TONES.field),
        (role.Shadow, TONES.rule),
    ):
        palette.setColor(kind, QColor(colour))
    for kind in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, kind, QColor(TONES.muted))
    return palette


@lru_cache(maxsize=128)
def drawing(name: str, colour: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon in one colour, `pixels` wide on the screen; `ratio` is the screen's device pixel ratio."""
    picture = QPixmap(QSize(round(pixels * ratio), round(pixels * ratio)))
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(_svg(name, colour).encode())).render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: str = "") -> QIcon:
    """Give an icon for a button, drawn large enough for a screen of twice the density."""
    return QIcon(drawing(name, colour or TONES.ink, 48))


def is_large() -> bool:
    """Whether the text is so large that what stands beside it elsewhere has to stand below."""
    return QApplication.font().pointSizeF() >= _LARGE_POINTS


def metrics(style: Type) -> QFontMetrics:
    return QFontMetrics(font(style))
