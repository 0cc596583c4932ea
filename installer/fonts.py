"""Build the fonts in resources/fonts: for maintainers, as the results lie in the project.

No free font covers all five languages in two weights, and PDF writers substitute nothing. So Noto Sans, the symbols
that a workbook uses and the common Chinese characters of Noto Sans SC become one file for each weight, and all
the rest of Noto Sans SC stands behind it in a third file. The sources are static TrueType files, weights 400 and 600.
"""

import argparse
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
FAMILY = "Workbench Sans"
VERSION = "1.000"
COPYRIGHT = "Copyright 2022 The Noto Project Authors; 2014-2021 Adobe. See OFL.txt for all notices."
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1: https://openfontlicense.org"

PICTURES = set("☐☑☒✓✔✗✘▸▾▹▿►◄●○◐◉◎■□▪▫▲△▼▽◆◇▶▷◀◁★☆⚠⏎⏱✎☰⌘⌥⌫⇧")
MATHEMATICS = {*range(0x2190, 0x2200), *map(ord, "≤≥≠≈≡∞√∑∏∫∂∆∈∉∩∪⊂⊃∧∨¬∀∃⟵⟶⟷")}
CHINESE_SIGNS = {*range(0x3000, 0x3040), *range(0xFF01, 0xFF61), *range(0xFFE0, 0xFFE7), *range(0x2460, 0x2474), 0x2103}


def main() -> None:
    """Read the paths of the sources and write the three fonts."""
    options = argparse.ArgumentParser(description=__doc__)
    for name, what in (("--sans", "Noto Sans"), ("--chinese", "Noto Sans SC")):
        options.add_argument(name, nargs=2, required=True, metavar=("REGULAR", "SEMIBOLD"), help=what)
    options.add_argument("--symbols", required=True, help="Noto Sans Symbols 2, regular")
    options.add_argument("--math", required=True, help="Noto Sans Math, regular")
    given = options.parse_args()
    for weight, sans, chinese in zip((400, 600), given.sans, given.chinese, strict=True):
        sources = [(sans, every(sans)), (given.symbols, set(map(ord, PICTURES))), (given.math, MATHEMATICS)]
        save(merge([*sources, (chinese, common_chinese())]), FAMILY, weight)
    present = every(TARGET / "WorkbenchSans-Regular.ttf")
    rest = every(given.chinese[0]) - present | {ord(" ")}
    save(subset(given.chinese[0], rest), f"{FAMILY} Rare", 400)


def every(file: str | Path) -> set[int]:
    """Give all characters of a font."""
    return set(TTFont(file).getBestCmap())


def common_chinese() -> set[int]:
    """Give the characters of GB 2312 and of the first level of Big5, and what Chinese text is punctuated with."""
    simplified = decoded(range(0xB0, 0xF8), range(0xA1, 0xFF), "gb2312")
    traditional = decoded(range(0xA4, 0xC7), [*range(0x40, 0x7F), *range(0xA1, 0xFF)], "big5")
    return simplified | traditional | CHINESE_SIGNS


def decoded(first: Iterable[int], second: Iterable[int], encoding: str) -> set[int]:
    """Decode all pairs of bytes and keep the ideographs."""
    text = "".join(bytes((high, low)).decode(encoding, "ignore") for high in first for low in list(second))
    return {ord(letter) for letter in text if 0x4E00 <= ord(letter) < 0xA000}


def merge(sources: list[tuple[str, set[int]]]) -> TTFont:
    """Join parts of fonts; a character is taken from the first font that has it."""
    taken: set[int] = set()
    with TemporaryDirectory() as folder:
        parts = []
        for number, (file, wanted) in enumerate(sources):
            part = Path(folder) / f"{number}.ttf"
            subset(file, wanted - taken, with_layout=number == 0).save(part)
            taken |= every(part)
            parts.append(str(part))
        return Merger().merge(parts)


def subset(file: str, characters: set[int], *, with_layout: bool = False) -> TTFont:
    """Keep some characters of a font; kerning and marks only where it is the main one."""
    options = Options(hinting=False, glyph_names=False, notdef_outline=True, name_IDs=["*"])
    options.drop_tables += ["BASE", "MATH", "STAT", "VORG", "meta", "vhea", "vmtx"]
    if not with_layout:
        options.drop_tables += ["GDEF", "GPOS", "GSUB"]
    font = TTFont(file)
    keep = Subsetter(options)
    keep.populate(unicodes=characters)
    keep.subset(font)
    return font


def save(font: TTFont, family: str, weight: int) -> None:
    """Give a font its names and measures and write it."""
    style = {400: "Regular", 600: "SemiBold"}[weight]
    name_it(font, family, style)
    font["post"].formatType = 3.0
    font["head"].macStyle = 0
    table = font["OS/2"]
    table.usWeightClass = weight
    table.fsSelection = 0x80 | (0x40 if style == "Regular" else 0)  # USE_TYPO_METRICS, REGULAR
    table.recalcUnicodeRanges(font)
    table.recalcCodePageRanges(font)
    # The lines of Noto Sans (1.36), not the tall ones of the Chinese source.
    font["hhea"].ascent = table.sTypoAscender = table.usWinAscent = 1069
    font["hhea"].descent = table.sTypoDescender = -293
    table.usWinDescent = 293
    font["hhea"].lineGap = table.sTypoLineGap = 0
    TARGET.mkdir(parents=True, exist_ok=True)
    font.save(TARGET / f"{family.replace(' ', '')}-{style}.ttf")


def name_it(font: TTFont, family: str, style: str) -> None:
    """Name a font so that systems which know only four styles find it, too."""
    full = f"{family} {style}"
    names = {0: COPYRIGHT, 1: family, 2: "Regular", 3: f"{VERSION};{full}", 4: full, 5: f"Version {VERSION}"}
    names |= {6: f"{family.replace(' ', '')}-{style}", 13: LICENCE, 14: "https://openfontlicense.org"}
    if style != "Regular":
        names |= {1: full, 16: family, 17: style}
    font["name"].names = []
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main()
