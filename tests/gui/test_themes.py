"""Three palettes that can be read, changed while the program runs; text in any size; no colour kept from before."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from roomdesk.domain.equipment import Health
from roomdesk.gui import theme
from roomdesk.gui.common.health import colour_of
from roomdesk.gui.palettes import PAINTS, Paint, Palette
from tests.gui.conftest import RESOURCES


def texts_of(paint: Paint) -> Iterator[tuple[str, str]]:
    """Give every pair of ink and ground that the window writes with."""
    t = paint.tones
    for ground in (t.ground, t.panel, t.primary_soft, t.good_soft, t.warn_soft, t.bad_soft, t.closed):
        yield t.ink, ground
    for ink in (t.muted, t.primary, t.primary_dark, t.good, t.warn, t.bad):
        yield from ((ink, t.ground), (ink, t.panel))
    yield from ((t.muted, t.primary_soft), (t.primary_dark, t.primary_soft), (t.good, t.good_soft))
    yield from ((t.warn, t.warn_soft), (t.bad, t.bad_soft), (t.on_primary, t.primary), (t.on_primary, t.primary_dark))
    yield t.on_primary, t.now
    for one in fields(paint.faces):
        face = getattr(paint.faces, one.name)
        yield face.ink, face.fill


def shapes_of(paint: Paint) -> Iterator[tuple[str, str]]:
    """Give every pair of a shape or a focus ring and its ground."""
    t = paint.tones
    for shape in (t.field, t.primary, t.now, t.good, t.warn, t.bad, t.muted):
        yield from ((shape, t.ground), (shape, t.panel), (shape, t.primary_soft))
    yield from ((t.good, t.good_soft), (t.warn, t.warn_soft), (t.bad, t.bad_soft), (t.ink, t.ground))
    for one in fields(paint.faces):
        yield getattr(paint.faces, one.name).edge, t.ground


def luminance(name: str) -> float:
    """Give the relative luminance (WCAG 2.1)."""
    colour = QColor(name)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", PAINTS)
def test_text_can_be_read(palette: Palette) -> None:
    weak = {(ink, ground) for ink, ground in texts_of(PAINTS[palette]) if contrast(ink, ground) < 4.5}
    assert not weak


@pytest.mark.parametrize("palette", PAINTS)
def test_shapes_can_be_told(palette: Palette) -> None:
    weak = {(shape, ground) for shape, ground in shapes_of(PAINTS[palette]) if contrast(shape, ground) < 3}
    assert not weak


def test_high_contrast_is_higher() -> None:
    tones = PAINTS[Palette.CONTRAST].tones
    assert contrast(tones.ink, tones.ground) == pytest.approx(21)
    assert contrast(tones.muted, tones.ground) >= 7


@pytest.fixture
def dressed(italian: QApplication) -> Iterator[QApplication]:
    yield italian
    theme.dress(italian, RESOURCES)


def test_a_palette_changes_while_the_program_runs(dressed: QApplication) -> None:
    for palette, paint in PAINTS.items():
        theme.dress(dressed, RESOURCES, theme.Look(palette))
        assert theme.TONES is paint.tones
        assert theme.FACES is paint.faces
        assert dressed.palette().color(QPalette.ColorRole.Window) == QColor(paint.tones.ground)
        assert paint.tones.panel in dressed.styleSheet()
        assert colour_of(Health.FAILED) == paint.tones.bad


def test_the_systems_palette_is_one_of_the_three(dressed: QApplication) -> None:
    assert theme.paint_of(dressed, Palette.SYSTEM) in PAINTS.values()


def test_text_grows_to_twice_its_size_and_back(dressed: QApplication) -> None:
    usual = theme.metrics(theme.Type.BODY).height()
    theme.dress(dressed, RESOURCES, theme.Look(percent=200))
    assert theme.metrics(theme.Type.BODY).height() >= 1.9 * usual
    theme.dress(dressed, RESOURCES, theme.Look(percent=100))
    assert theme.metrics(theme.Type.BODY).height() == usual


def test_the_systems_font_can_be_had(dressed: QApplication) -> None:
    theme.dress(dressed, RESOURCES, theme.Look(own_font=False))
    assert dressed.font().family() != "Titillium Web"
    theme.dress(dressed, RESOURCES)
    assert dressed.font().family() == "Titillium Web"


def kept_colours(tree: ast.Module) -> Iterator[int]:
    """Give the lines that read a colour when the module is loaded, default values of functions included."""
    pending: list[ast.AST] = list(tree.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            pending.extend([*node.args.defaults, *(one for one in node.args.kw_defaults if one)])
        elif isinstance(node, ast.Attribute) and node.attr in {"TONES", "FACES"}:
            yield node.lineno
        else:
            pending.extend(ast.iter_child_nodes(node))


def test_no_module_keeps_colours_of_another_palette() -> None:
    found = {
        f"{path.name}:{line}"
        for path in Path(theme.__file__).parent.rglob("*.py")
        for line in kept_colours(ast.parse(path.read_text("utf-8")))
    }
    assert not found
    assert list(kept_colours(ast.parse("INK = theme.TONES.ink\ndef f(a=theme.FACES.mine): return theme.TONES"))) != []
