"""The five languages, and what is true of each: its own name, its locale, its dates and separators (method.md 7)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LanguageFacts:
    """What is true of a language: its own name, and what others call it or expect of it."""

    name: str
    locale: str  # of CLDR and Qt
    land: str  # where most of those live who speak it; English is spoken everywhere
    zone: str
    # As CLDR has it; written out, for the lists are full of dates and its data take long to load.
    date: str
    excel_date: str
    point: str = ","  # before decimals; the other one groups
    listing: str = ", "  # between the items of a list
    year_first: bool = False
    catalogue: str = ""  # the folder of its texts, where that is not called as it is
    page: str = "cp1252"  # in which Windows writes its texts where a program knows no better
    qt: str = ""  # as Qt's own texts are called, where they are not called as it is


FACTS = {
    "en": LanguageFacts(
        "English", "en_GB", "GB", "Europe/London", "{0.day} {1} {0.year}", "[$-809]d mmm yyyy", point="."
    ),  # month names in English on every machine
    "de": LanguageFacts("Deutsch", "de_DE", "DE", "Europe/Berlin", "{0:%d.%m}.{0.year}", "dd.mm.yyyy"),
    "hu": LanguageFacts(
        "Magyar",
        "hu_HU",
        "HU",
        "Europe/Budapest",
        "{0.year}. {0:%m. %d.}",
        "yyyy. mm. dd.",
        year_first=True,
        page="cp1250",
    ),
    "ru": LanguageFacts("Русский", "ru_RU", "RU", "Europe/Moscow", "{0:%d.%m}.{0.year}", "dd.mm.yyyy", page="cp1251"),
    "zh": LanguageFacts(
        "简体中文",
        "zh_Hans_CN",
        "CN",
        "Asia/Shanghai",
        "{0.year}-{0:%m-%d}",
        "yyyy-mm-dd",
        point=".",
        listing="、",
        year_first=True,
        catalogue="zh_Hans",
        page="gb18030",
        qt="zh_CN",
    ),
}
LANGUAGES = {key: facts.name for key, facts in FACTS.items()}
LOCALES = {key: facts.locale for key, facts in FACTS.items()}


def ours_or_english(named: str) -> str:
    """Return the language of a locale’s name, such as de_AT, if it is one of ours; else English."""
    return named[:2] if named[:2] in LANGUAGES else "en"
