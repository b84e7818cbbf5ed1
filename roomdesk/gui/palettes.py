"""The colours of the three palettes, each named for its use: light, dark, high contrast."""

from __future__ import annotations

from enum import StrEnum

from roomdesk.domain.frozen import frozen


class Palette(StrEnum):
    """As it stands in the settings; `SYSTEM` is one of the others, as the computer is set."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@frozen
class Face:
    """How one kind of block is drawn: its ground, its edge and the ink on it."""

    fill: str
    edge: str
    ink: str


@frozen
class Tones:
    """Every colour of the window; the light values are after the Italian public design system."""

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


@frozen
class Faces:
    """The kinds of block in the day grid."""

    mine: Face = Face("#d8e7f8", "#0066cc", "#123a63")
    meeting: Face = Face("#dff3f4", "#00696b", "#0d4649")
    hidden: Face = Face("#eaedf2", "#6d7d8f", "#45566a")
    pending: Face = Face("#f1ecfc", "#5a3fae", "#432f86")
    chosen: Face = Face("#0066cc", "#003d7a", "#ffffff")
    closure: Face = Face("#fff3df", "#8f5600", "#5f3a00")


@frozen
class Paint:
    """A palette's colours."""

    tones: Tones
    faces: Faces


LIGHT = Paint(Tones(), Faces())

# Lighter hues of the same families, so that a colour keeps its meaning from one palette to the other.
DARK = Paint(
    Tones(
        ground="#131b26",
        panel="#1a2432",
        ink="#e8eef5",
        muted="#a8b7c7",
        rule="#334253",
        faint="#212c3a",
        field="#8296ab",
        primary="#63adff",
        primary_dark="#93c6ff",
        primary_soft="#1a3350",
        on_primary="#0a1420",
        good="#4fcb9b",
        good_soft="#10362a",
        warn="#f2b350",
        warn_soft="#3a2a0e",
        bad="#ff8698",
        bad_soft="#451b26",
        now="#ff7388",
        hatch="#3c4b5d",
        closed="#18212d",
    ),
    Faces(
        mine=Face("#1d3f66", "#63adff", "#dfecfb"),
        meeting=Face("#144240", "#45b9b4", "#d8f3f1"),
        hidden=Face("#2a3543", "#8fa0b3", "#c8d2dd"),
        pending=Face("#362b5e", "#a892f0", "#e6dfff"),
        chosen=Face("#63adff", "#b2d8ff", "#0a1420"),
        closure=Face("#3a2b10", "#e0a040", "#ffe2b3"),
    ),
)

# Black and white carry everything; yellow is kept for what is chosen or has the focus.
CONTRAST = Paint(
    Tones(
        ground="#000000",
        panel="#0d0d0d",
        ink="#ffffff",
        muted="#e3e3e3",
        rule="#8a8a8a",
        faint="#4a4a4a",
        field="#ffffff",
        primary="#ffe600",
        primary_dark="#fff27a",
        primary_soft="#2b2700",
        on_primary="#000000",
        good="#62ff9f",
        good_soft="#00290f",
        warn="#ffc657",
        warn_soft="#2e1d00",
        bad="#ff9aa6",
        bad_soft="#360009",
        now="#ff9aa6",
        hatch="#6e6e6e",
        closed="#1c1c1c",
    ),
    Faces(
        mine=Face("#00264d", "#66b8ff", "#ffffff"),
        meeting=Face("#00302e", "#4de8e0", "#ffffff"),
        hidden=Face("#2b2b2b", "#d4d4d4", "#ffffff"),
        pending=Face("#2b1a5c", "#c4b0ff", "#ffffff"),
        chosen=Face("#ffe600", "#ffffff", "#000000"),
        closure=Face("#332200", "#ffc657", "#ffffff"),
    ),
)

PAINTS = {Palette.LIGHT: LIGHT, Palette.DARK: DARK, Palette.CONTRAST: CONTRAST}
