"""Which font has a character, how a text is broken into lines."""

from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from ccworkbench.exchange.fonts import (
    CLOSING,
    OPENING,
    RARE,
    REGULAR,
    SEMIBOLD,
    font_face,
    longest_word,
    printable,
    wrap,
)
from ccworkbench.exchange.fonts import _units as units
from ccworkbench.paths import resource

TEXTS = st.text(st.sampled_from('ab-/–é （）。，“”‘’"(),;汉字角色\u3000@:.'), max_size=40)


def test_both_weights_have_every_letter_of_five_languages() -> None:
    letters = "äöüßÄÖÜ őűŐŰíúéá ЁёЩщЮюЪъ 责任分配矩阵（）。，、“”„…–—·✓"
    assert all(font_face(bold=bold).font_of(char) for bold in (False, True) for char in letters)
    assert font_face().is_plain("Győrffy Zsófia, Щукина Юлия, 责任分配")


def test_a_rare_hanzi_comes_from_the_font_behind() -> None:
    assert [(font, part) for font, part, _ in font_face().runs("李喆")] == [(REGULAR, "李"), (RARE, "喆")]
    assert [font for font, _, _ in font_face(bold=True).runs("李喆")] == [SEMIBOLD, RARE]


def test_what_no_font_has_gets_a_visible_stand_in() -> None:
    assert list(font_face().runs("a🙂b")) == [
        (REGULAR, "a", True),
        (REGULAR, font_face().stand_in, False),
        (REGULAR, "b", True),
    ]
    assert font_face().stand_in in "▯□?"


def test_widths_are_those_of_the_font() -> None:
    font = TTFont(resource("fonts", f"{REGULAR}.ttf"))
    cmap, widths, scale = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    for text in ("Megrendelő", "Заказчик", "甲方"):
        wanted = sum(widths[cmap[ord(char)]][0] for char in text) * 10 / scale
        assert abs(font_face().width(text, 10) - wanted) < 0.1


def test_control_characters_are_made_visible_and_word_breaks_become_lines() -> None:
    assert printable("a\x00b\x1b[0m") == "a\ufffdb\ufffd[0m"
    assert printable("one\x0btwo\r\nthree\rfour") == "one\ntwo\nthree\nfour"
    assert printable("\ud800") == "\ufffd"


def test_accents_are_composed_and_what_has_no_shape_is_dropped() -> None:
    assert printable("o\u030b\u200b\u00ad\ufeff") == "ő"


@given(TEXTS)
def test_the_units_of_a_text_are_the_text(text: str) -> None:
    assert "".join(units(text)) == text


@settings(deadline=None)
@given(TEXTS, st.integers(30, 90))
def test_lines_hold_all_of_a_text_and_fit(text: str, width: int) -> None:
    lines = wrap(text, 9, width)
    assert "".join("".join(lines).split()) == "".join(printable(text).split())
    assert all(font_face().width(line, 9) <= width + 0.01 for line in lines)


def test_a_chinese_line_never_starts_with_a_closing_or_ends_with_an_opening_mark() -> None:
    text = (
        "客户服务（含电子邮件、聊天、回拨）：第一次联系即可解决，无需转接；“非常好！”他说。Genesys Cloud平台上线？" * 3
    )
    for width in range(30, 200):
        lines = wrap(text, 9, width)
        assert not any(line[0] in CLOSING for line in lines)
        assert not any(line[-1] in OPENING for line in lines)


def test_latin_words_stay_whole_in_chinese_and_dates_are_not_broken() -> None:
    assert all("Genesys" in line or "Gen" not in line for line in wrap("平台平台平台Genesys平台", 9, 60))
    assert wrap("am 2026-11-24 fertig", 9, 55) == ("am", "2026-11-24", "fertig")


def test_a_long_word_or_address_is_cut_to_its_column() -> None:
    for text in ("Donaudampfschifffahrtsgesellschaftskapitänsmütze", "https://example.com/a/b?x=1&y=very-long-value"):
        lines = wrap(text, 9, 70)
        assert len(lines) > 1
        assert "".join(lines) == text


def test_a_telephone_number_counts_as_one_word() -> None:
    assert longest_word("+49 561 000 1120", 8) == font_face().width("+49 561 000 1120", 8)
    assert longest_word("Leiter Netz", 8) == font_face().width("Leiter", 8)
