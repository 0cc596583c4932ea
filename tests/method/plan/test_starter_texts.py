"""Starter texts keep their keys, and what a release said stays known in every language."""

import hashlib
import json
from gettext import NullTranslations
from itertools import permutations

import pytest
from babel.messages.catalog import Catalog

import words as word_catalogues
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import Words
from ccworkbench.method.composed_texts import PARTED
from ccworkbench.method.plan import starter_content, starter_texts
from ccworkbench.method.plan.starter_texts import former_wordings, keyed_texts, retell
from ccworkbench.paths import resource

# What is in the file of a release never changes; a new release adds a line.
RELEASES = {
    "0.1.0": "e03b5f85a3c59fdf",
    "0.2.0": "2ea385e967e33aff",
}
KEY = "question/q.1.1/text"


class Reworded(NullTranslations):
    """A catalogue in which some texts are said in other words."""

    def __init__(self, language: str, **said: str) -> None:
        super().__init__()
        self.before, self.said = words_of(language), {keyed_texts()[KEY]: said["by"]}

    def gettext(self, message: str) -> str:
        """Say a text in its new words, or as before."""
        return self.said.get(message) or self.before.say(message)


def test_no_wording_of_a_release_gets_lost() -> None:
    files = {file.stem: file.read_bytes() for file in resource("content", "released").iterdir()}
    assert {version: hashlib.sha256(content).hexdigest()[:16] for version, content in files.items()} == RELEASES


def test_every_wording_of_a_release_is_there_in_all_languages() -> None:
    for key, wordings in former_wordings().items():
        assert all(wording.keys() == LANGUAGES.keys() and all(wording.values()) for wording in wordings), key


def test_every_text_has_a_key_of_its_own() -> None:
    count = 0
    for folder in ("content", "sample"):
        for file in resource(folder).glob("*.toml"):
            count += sum(1 for _ in word_catalogues.in_resource(starter_content.load(folder, file.stem)))
    assert len(starter_content.texts_by_key()) == count
    assert keyed_texts()[KEY].startswith("Why is the project starting now")
    assert keyed_texts()["sample/assignment/AGT:lukas/reporting_duty"]


def test_the_newest_release_knows_all_of_its_keys_under_their_names_of_today() -> None:
    today = keyed_texts()
    gone = {key for key in former_wordings() if key not in today and not key.startswith("sample/")}
    assert gone == set()


@pytest.mark.long
@pytest.mark.parametrize(("one", "other"), [*permutations(LANGUAGES, 2)])
def test_each_wording_of_a_release_is_said_in_the_words_of_today(one: str, other: str) -> None:
    tell, today = retell(words_of(one), words_of(other)), keyed_texts()
    spoken: dict[str, set[str]] = {}  # the same words may stand in several places
    for key, text in today.items():
        for wording in [*former_wordings().get(key, ()), {one: words_of(one).say(text)}]:
            spoken.setdefault(wording[one], set()).add(words_of(other).say(text))
    for wording in [wording for wordings in former_wordings().values() for wording in wordings]:
        if len(spoken.get(wording[one], ())) != 1:  # then they mean what they meant
            spoken.setdefault(wording[one], set()).add(wording[other])
    untold = [text for text, said in spoken.items() if "{" not in text and tell(text) not in said]
    assert untold == []


def test_a_text_that_is_gone_is_said_as_its_last_release_said_it() -> None:
    gone = "sample/action/works_council/note"
    (wording,) = former_wordings()[gone]
    assert gone not in keyed_texts()
    assert retell(words_of("de"), words_of("hu"))(wording["de"]) == wording["hu"]


def test_words_that_stood_in_places_that_differ_today_mean_what_they_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    wording = {"de": "Siehe Protokoll.", "hu": "Lásd a jegyzőkönyvet."}
    keys = ("question/q.1.1/text", "question/q.1.2/text")
    for count, said in ((1, words_of("hu").say(keyed_texts()[KEY])), (2, wording["hu"])):
        known = {key: [wording] for key in keys[:count]}
        monkeypatch.setattr(starter_texts, "former_wordings", lambda known=known: known)
        retell.cache_clear()
        assert retell(words_of("de"), words_of("hu"))(wording["de"]) == said
    retell.cache_clear()


def test_a_better_translation_leaves_the_old_one_known() -> None:
    old = former_wordings()[KEY][0]["de"]
    new = Words("de", Reworded("de", by="Warum gerade jetzt?"))
    tell = retell(new, words_of("hu"))
    assert tell(old) == tell("Warum gerade jetzt?") == words_of("hu").say(keyed_texts()[KEY])
    assert retell(words_of("hu"), new)(words_of("hu").say(keyed_texts()[KEY])) == "Warum gerade jetzt?"


def test_a_new_english_wording_leaves_the_old_one_known(monkeypatch: pytest.MonkeyPatch) -> None:
    told = former_wordings()[KEY][0]
    reworded = keyed_texts() | {KEY: "Why now?"}
    monkeypatch.setattr(starter_texts, "keyed_texts", lambda: reworded)
    retell.cache_clear()
    for one, other in permutations(LANGUAGES, 2):
        assert retell(words_of(one), words_of(other))(told[one]) == "Why now?"  # no catalogue translates it yet
    retell.cache_clear()


def test_parts_of_a_course_are_told_whose_name_was_another(monkeypatch: pytest.MonkeyPatch) -> None:
    key, name = next((key, text) for key, text in keyed_texts().items() if key.startswith("course/"))
    known = {
        key: [{"de": "Alter Kurs", "hu": "Régi tanfolyam"}],
        "course/gone/name": [{"de": "Kurs von damals", "hu": "Akkori tanfolyam"}],
    }
    monkeypatch.setattr(starter_texts, "former_wordings", lambda: known)
    retell.cache_clear()
    german, hungarian = words_of("de"), words_of("hu")
    tell = retell(german, hungarian)
    retell.cache_clear()
    for old, new in (("Alter Kurs", hungarian.say(name)), ("Kurs von damals", "Akkori tanfolyam")):
        assert tell(PARTED.say(german, title=old, n=1, total=3)) == PARTED.say(hungarian, title=new, n=1, total=3)


def test_a_project_in_its_own_language_reads_no_former_wordings(monkeypatch: pytest.MonkeyPatch) -> None:
    def read() -> None:
        raise AssertionError("nobody needs them")

    monkeypatch.setattr(starter_texts, "former_wordings", read)
    assert retell(Words("de"), Words("de"))("Alter Kurs") == "Alter Kurs"


def test_a_release_keeps_only_what_no_earlier_one_said(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[dict[str, dict[str, str]]] = []
    monkeypatch.setattr(word_catalogues, "write_release", lambda _, said: written.append(said))
    monkeypatch.setattr(starter_texts, "former_wordings", dict)
    word_catalogues.keep_release("9.9.9")
    monkeypatch.setattr(starter_texts, "former_wordings", lambda: {key: [said] for key, said in written[0].items()})
    assert word_catalogues.keep_release("9.9.9").startswith("9.9.9: 0 new wordings")
    assert written[0].keys() == keyed_texts().keys()
    assert written[0][KEY]["zh"] == words_of("zh").say(keyed_texts()[KEY])


def test_a_release_is_written_once_and_read_as_json(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("release")
    folder = root / "resources" / "content" / "released"
    folder.mkdir(parents=True)
    monkeypatch.setattr(word_catalogues, "ROOT", root)
    word_catalogues.write_release("1.0.0", {"a/b": {"en": "“x”", "de": "„x“"}, "a/c": {"en": "y"}})
    file = folder / "1.0.0.json"
    assert json.loads(file.read_text(encoding="utf-8")) == {"a/b": {"en": "“x”", "de": "„x“"}, "a/c": {"en": "y"}}
    with pytest.raises(FileExistsError):
        word_catalogues.write_release("1.0.0", {})


def test_a_release_with_a_text_that_lacks_a_translation_is_refused() -> None:
    with pytest.raises(ValueError, match="de: missing: 'Nowhere'"):
        word_catalogues.wording("Nowhere", {"en": Catalog(locale="en"), "de": Catalog(locale="de")})
