"""The colours of light, dark and high contrast; nothing else in the program names a colour of the screen."""

from dataclasses import dataclass

from ccworkbench.exchange.tones import FAINT, INK, LINE, MUTED, NEUTRAL, PANEL, TONES, WHITE


@dataclass(frozen=True)
class Palette:
    """Named colours as #rrggbb; text on its ground has a contrast of at least 4.5:1 (tested)."""

    name: str
    dark: bool
    ground: str  # the sheet
    panel: str  # navigation, right panel, status bar
    raised: str  # fields, menus, buttons
    line: str  # hairlines
    text: str
    muted: str  # headings of columns, counts, hints
    faint: str  # I in a RACI, empty hints
    accent: str
    on_accent: str
    accent_soft: str  # selected row, active filter
    accent_text: str  # accent as text on ground
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    neutral_soft: str  # quiet chips


LIGHT = Palette(
    name="light",
    dark=False,
    ground=WHITE,
    panel=PANEL,
    raised=WHITE,
    line=LINE,
    text=INK,
    muted=MUTED,
    faint=FAINT,
    accent=TONES["info"].ink,
    on_accent=WHITE,
    accent_soft=TONES["info"].ground,
    accent_text=TONES["info"].ink,
    good=TONES["good"].ink,
    good_soft=TONES["good"].ground,
    warn=TONES["warn"].ink,
    warn_soft=TONES["warn"].ground,
    bad=TONES["bad"].ink,
    bad_soft=TONES["bad"].ground,
    neutral_soft=NEUTRAL,
)

DARK = Palette(
    name="dark",
    dark=True,
    ground="#16191f",
    panel="#101317",
    raised="#1d2129",
    line="#2b303a",
    text="#e8eaee",
    muted="#9aa3b2",
    faint="#8b93a2",
    accent="#86a5ff",
    on_accent="#0e1730",
    accent_soft="#1c2947",
    accent_text="#9bb5ff",
    good="#6fd09a",
    good_soft="#15301f",
    warn="#f0b45c",
    warn_soft="#382a10",
    bad="#ff8f8a",
    bad_soft="#3d1a1a",
    neutral_soft="#262b34",
)

CONTRAST = Palette(
    name="contrast",
    dark=True,
    ground="#000000",
    panel="#000000",
    raised="#000000",
    line="#9a9a9a",
    text="#ffffff",
    muted="#e0e0e0",
    faint="#d0d0d0",
    accent="#ffe14d",
    on_accent="#000000",
    accent_soft="#3a3400",
    accent_text="#ffe14d",
    good="#7dff9e",
    good_soft="#003b12",
    warn="#ffd166",
    warn_soft="#3a2a00",
    bad="#ff9a94",
    bad_soft="#4a0500",
    neutral_soft="#2a2a2a",
)

PALETTES = {palette.name: palette for palette in (LIGHT, DARK, CONTRAST)}
