"""Short texts in older code pages: which one they were written in, for projects of all languages."""

import pytest

from ccworkbench.exchange.reading.code_pages import code_pages
from ccworkbench.language.languages import FACTS, LANGUAGES

OWN = {
    "de": ["Größe geprüft", "ß", "ü", "Straße", "äöüß ÄÖÜ", "Maß", "Grüße", "Größe", "„Größe“ – 5 €", "José"],
    "hu": ["ő", "ű", "ő ű", "Ügyfélszolgálat ő", "árvíztűrő tükörfúrógép", "kiürítés", "hűtő", "TŰZŐGÉP", "ü"],
    "ru": ["Справочная служба", "да", "я", "СПРАВКА", "Тест и проверка", "Очередь VIP", "№ 5 – ёж"],
    "zh": ["客服热线", "客", "客服A组", "订单，退款（一）", "VIP客服", "晖"],
    "en": ["Café", "£5", "naïve", "Größe geprüft"],
}
FOREIGN = [
    ("Справочная служба", "ru"),
    ("служба", "ru"),
    ("СПРАВКА", "ru"),
    ("客服热线", "zh"),
    ("Größe geprüft", "de"),
    ("Kundendienst für Österreich", "de"),
]


def heading(text: str, page: str) -> bytes:
    return f"Datum;Angeboten;Notiz\r\n01.05.2020;10;{text}\r\n".encode(page)


@pytest.mark.parametrize(("language", "text"), [(key, text) for key, texts in OWN.items() for text in texts])
def test_a_text_is_read_in_the_code_page_of_the_project(language: str, text: str) -> None:
    page = FACTS[language].page
    assert code_pages(heading(text, page), language)[0] == page


@pytest.mark.parametrize("project", LANGUAGES)
@pytest.mark.parametrize(("text", "language"), FOREIGN)
def test_a_clear_text_of_another_language_is_told_apart(text: str, language: str, project: str) -> None:
    data = heading(text, FACTS[language].page)
    assert data.decode(code_pages(data, project)[0]) == heading(text, "utf-8").decode()


@pytest.mark.parametrize("project", ["hu", "ru", "zh"])
def test_hungarian_is_told_from_german_where_neither_is_spoken(project: str) -> None:
    data = heading("Ügyfélszolgálat, hűtő", "cp1250")
    assert code_pages(data, project)[0] == "cp1250"


def test_a_german_word_in_a_chinese_project_is_not_made_hanzi() -> None:
    assert code_pages(heading("Größe", "cp1252"), "zh")[0] == "cp1252"


def test_the_bulk_decides_and_not_a_foreign_name() -> None:
    assert code_pages("Größe geprüft, Gerät gewählt, Benoît Dûpont".encode("cp1252"), "de")[0] == "cp1252"
