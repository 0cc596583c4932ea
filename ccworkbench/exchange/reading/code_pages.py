"""In which code page a text without a mark is written, told by whether its letters make words there."""

import re
from itertools import islice

from ccworkbench.language.languages import FACTS

# The code pages that files without a mark are written in, as Windows and its users call them.
PAGES = {"cp1252": "Windows-1252", "cp1250": "Windows-1250", "cp1251": "Windows-1251", "gb18030": "GB18030"}
OWN_LETTERS = {"cp1252": "äöüßÄÖÜ", "cp1250": "áéíóöőúüűÁÉÍÓÖŐÚÜŰäßÄ", "cp1251": "", "gb18030": ""}
RARE = set("õûÕÛ")  # as ő and ű look in Windows-1252
SIGNS = set("\u00a0–—„“”‚‘’»«…€£§°№•²³µ±×®©™")
HANZI_SIGNS = set("，。、；：？！（）“”‘’《》【】—…·％￥－～　")
SHORT_WORDS = set("авикосуяАВИКОСУЯ")  # Russian has words of one letter
MARKED = re.compile(rb"[^\s;,|\"]*[\x80-\xff][^\s;,|\"]*")
WORD = re.compile(r"[^\W\d_]+")
RUN = re.compile(r"[^\x00-\x7f]+")
BROKEN_CASE = re.compile(r"[а-яёђ-џґ][А-ЯЁЂ-Џ]")
WITHIN_LATIN = re.compile(r"(?<=[A-Za-z])[一-鿿](?=[a-z])")
RARE_IN_A_ROW = 2
LONGEST_MIX = 2  # marked letters in a row, of which one is of another language
MOST_WORDS = 2000
CLEAR = 0.5  # of its letters must look wrong before a text is not taken for one of the project's language
COMMON_HANZI = range(0xB0, 0xD8)  # the leading bytes of the first level of GB 2312: nearly all that is written


def code_pages(data: bytes, language: str) -> list[str]:
    """List the code pages in which bytes may be written, likeliest first.

    That of the language comes first unless most of the text would be no words in it: short texts prove nothing.
    """
    own = FACTS[language].page
    text = b" ".join(word[0] for word in islice(MARKED.finditer(data), MOST_WORDS))
    shares = {page: _wrong(text, page) for page in dict.fromkeys([own, *PAGES]) if _fits(data, page)}
    listed = sorted(shares, key=shares.__getitem__)
    return [own, *(page for page in listed if page != own)] if shares.get(own, 1) <= CLEAR else listed


def _fits(data: bytes, page: str) -> bool:
    try:
        data.decode(page)
    except UnicodeDecodeError:
        return page == "cp1252"  # has gaps that programs fill all the same, and must remain where nothing fits
    return True


def _wrong(text: bytes, page: str) -> float:
    """Return which share of the letters above ASCII would stand where nobody writes them."""
    read = text.decode(page, "replace")
    marked = [letter for letter in read if ord(letter) > 127]
    if not marked:
        return 0
    if page == "gb18030":
        within = len(WITHIN_LATIN.findall(read)) / 2  # Größe would have one
        rare = 0.5 if len(marked) <= RARE_IN_A_ROW else 1  # a name may have them, a whole text never
        return min(1, (within + sum(_strangeness(letter, rare) for letter in marked)) / len(marked))
    words = [word for word in WORD.findall(read) if not word.isascii()]
    right = sum(_cyrillic(word) if page == "cp1251" else _latin(word, page) for word in words)
    signs = sum(letter in SIGNS for letter in marked)
    return 1 - min(1, (right + signs) / len(marked))


def _strangeness(letter: str, rare: float) -> float:
    """Tell how strange a letter is in a Chinese text, where the `rare` hanzi of GB 2312 are so strange."""
    try:
        leading = letter.encode("gb2312")[0]
    except UnicodeEncodeError:
        return 1
    return 0 if leading in COMMON_HANZI or letter in HANZI_SIGNS else rare


def _cyrillic(word: str) -> int:
    """Count the letters of a Russian word; one with Latin letters in it is none."""
    if any(letter < "Ѐ" for letter in word) or BROKEN_CASE.search(word):
        return 0
    return len(word) if len(word) > 1 or word in SHORT_WORDS else 0


def _latin(word: str, page: str) -> int:
    """Count the marked letters that a word may have: those of the language, others only one by one."""
    own = OWN_LETTERS[page]
    right = 0
    for run in RUN.findall(word):
        known = sum(letter in own for letter in run)
        is_foreign = known < len(run)
        if not is_foreign or len(run) == LONGEST_MIX:
            right += known
        elif len(run) == 1 and not (page == "cp1252" and run in RARE):
            right += 1
    return right
