"""The word catalogues: collect the texts of code and resources, renew, check and compile the `.po` files."""

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "de", "hu", "ru", "zh_Hans")

NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)

# Functions that name a text, and where their arguments stand: context, text, plural.
MARKERS: dict[str, tuple[int | None, int, int | None]] = {
    "N_": (None, 0, None),
    "NP_": (0, 1, None),
    "say": (None, 0, None),
    "say_in": (0, 1, None),
    "phrase": (None, 0, None),
    "phrases": (None, 0, 1),
    "count": (None, 0, 1),
    "NC_": (None, 0, 1),
}
# Keys of the resources whose values are words for a reader; every key that ends in `_text` is one, too.
SPOKEN = {"text", "title", "name", "short", "duty"}

Key = tuple[str, str]


@dataclass
class Text:
    """A text of the program: where it stands, and its plural if it has one."""

    places: set[str]
    plural: str = ""


def po_file(language: str) -> Path:
    return ROOT / "resources" / "words" / language / "LC_MESSAGES" / "ccworkbench.po"


@cache
def collect() -> dict[Key, Text]:
    """Find every text that a reader may see, by its context and its English words."""
    texts: dict[Key, Text] = {}
    for file in sorted((ROOT / "ccworkbench").rglob("*.py")):
        for context, text, plural in in_code(ast.parse(file.read_text(encoding="utf-8"))):
            note(texts, (context, text), plural, file)
    for folder in ("content", "sample"):
        for file in sorted((ROOT / "resources" / folder).glob("*.toml")):
            for text in in_resource(tomllib.loads(file.read_text(encoding="utf-8"))):
                note(texts, ("", text), "", file)
    return dict(sorted(texts.items(), key=lambda item: item[0][::-1]))


def note(texts: dict[Key, Text], key: Key, plural: str, file: Path) -> None:
    if key[1]:
        text = texts.setdefault(key, Text(set()))
        text.places.add(file.relative_to(ROOT).as_posix())
        text.plural = text.plural or plural


def in_code(tree: ast.AST) -> Iterator[tuple[str, str, str]]:
    """Yield context, text and plural of every marked text."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        if name in MARKERS:
            context, text, plural = MARKERS[name]
            for said in literals(call, text):
                for more in literals(call, plural) if plural else [""]:
                    yield next(literals(call, context), ""), said, more


def literals(call: ast.Call, position: int | None) -> Iterator[str]:
    """Yield the strings that an argument may be: one, both branches of a condition, or none."""
    if position is None or position >= len(call.args):
        return
    waiting: list[ast.expr] = [call.args[position]]
    while waiting:
        match waiting.pop():
            case ast.Constant(value=str(text)):
                yield text
            case ast.IfExp(body=body, orelse=other):
                waiting += [other, body]


def in_resource(item: Any, key: str = "") -> Iterator[str]:
    """Yield the words in a parsed TOML file."""
    if isinstance(item, dict):
        for name, value in item.items():
            yield from in_resource(value, name)
    elif isinstance(item, list):
        for part in item:
            yield from in_resource(part, key)
    elif isinstance(item, str) and item and (key in SPOKEN or key.endswith("_text")):
        yield item


def renew(language: str, texts: dict[Key, Text]) -> str:
    """Write a catalogue with all texts and the translations it had; return a line on what is left to do."""
    old, new = load(language), Catalog(locale=language, fuzzy=False)
    for (context, text), found in texts.items():
        if language == "en" and not found.plural:
            continue  # what English says is what stands in the code; only its plurals are looked up
        known = old.get(text, context or None)
        message = new.add(
            (text, found.plural) if found.plural else text,
            translation(known, found, new.num_plurals) if language != "en" else (text, found.plural),
            locations=[(place, 0) for place in sorted(found.places)],
            context=context or None,
        )
        message.flags.clear()
    po_file(language).parent.mkdir(parents=True, exist_ok=True)
    with po_file(language).open("wb") as stream:
        stream.write(header(new).encode())
        write_po(stream, new, width=0, omit_header=True, sort_output=True, include_lineno=False)
    return f"{language}: {len(new)} texts, {sum(not complete(message) for message in new if message.id)} to translate"


def translation(known: Message | None, text: Text, forms: int) -> str | tuple[str, ...]:
    """Keep what was translated; a text that became plural or lost its plural starts anew."""
    said = known.string if known else ""
    if text.plural:
        return tuple(said) if isinstance(said, (list, tuple)) else ("",) * forms
    return said if isinstance(said, str) else ""


def header(catalogue: Catalog) -> str:
    """Write a header without dates and names, so that catalogues differ only where their words do."""
    lines = [
        f"Language: {catalogue.locale_identifier}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {catalogue.plural_forms}",
    ]
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"


def load(language: str) -> Catalog:
    """Read a catalogue as it stands in the project."""
    if not po_file(language).is_file():
        return Catalog(locale=language)
    with po_file(language).open("rb") as stream:
        return read_po(stream, locale=language)


def complete(message: Message) -> bool:
    said = message.string
    return all(said) if isinstance(said, (list, tuple)) else bool(said)


def problems(language: str, texts: dict[Key, Text]) -> list[str]:
    """List what is wrong with a catalogue, one line each: missing, unused, fuzzy, or not saying the same."""
    catalogue = load(language)
    wanted = {key: text for key, text in texts.items() if text.plural or language != "en"}
    found = {(message.context or "", singular(message)): message for message in catalogue if message.id}
    lines = [f"missing: {key[1]!r}" for key in wanted if key not in found or not complete(found[key])]
    lines += [f"unused: {key[1]!r}" for key in found if key not in wanted]
    for key in [key for key in wanted if key in found]:
        lines += [f"{fault}: {key[1]!r}" for fault in faults(found[key], wanted[key], catalogue)]
    return [f"{language}: {line}" for line in lines]


def singular(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (list, tuple)) else message.id)


def faults(message: Message, text: Text, catalogue: Catalog) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    if message.fuzzy:
        yield "fuzzy"
    said = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    if len(said) != (catalogue.num_plurals if text.plural else 1):
        yield "wrong number of plural forms"
    plain, many = placeholders(singular(message)), placeholders(text.plural or singular(message))
    for number, form in enumerate(said):
        # Only where its first form stands for exactly one may a language leave the number out.
        allowed = [many, plain] if number == 0 and catalogue.num_plurals == 2 else [many]
        if form and placeholders(form) not in allowed:
            yield "other placeholders"
        if form and form.count("\n") != singular(message).count("\n"):
            yield "other number of lines"


def placeholders(text: str) -> set[str]:
    return set(re.findall(r"\{(\w*)[^{}]*\}", text))


def compile_all() -> None:
    """Write the `.mo` files that the program reads, the same bytes from the same words."""
    for language in LANGUAGES:
        catalogue = load(language)
        catalogue.creation_date = catalogue.revision_date = NO_DAY  # or they would tell when it was compiled
        with po_file(language).with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalogue)


def keep_release(version: str) -> str:
    """Write how a release words its starter texts, as far as no earlier one worded them so; return a line on it."""
    # Who only compiles, as each build does, has none of the program's libraries.
    from ccworkbench.method.plan.starter_texts import former_wordings, keyed_texts

    catalogues = {language: load(language) for language in LANGUAGES}
    told = {key: wording(text, catalogues) for key, text in keyed_texts().items()}
    known = former_wordings()
    new = {key: said for key, said in sorted(told.items()) if said not in known.get(key, ())}
    write_release(version, new)
    return f"{version}: {len(new)} new wordings of {len(told)} starter texts"


def wording(text: str, catalogues: dict[str, Catalog]) -> dict[str, str]:
    """Say a text in all languages; raises ValueError where it is not translated."""
    found = {language.partition("_")[0]: said_in(catalogue, text) for language, catalogue in catalogues.items()}
    return {**found, "en": text}


def said_in(catalogue: Catalog, text: str) -> str:
    known = catalogue.get(text)
    if catalogue.locale_identifier != "en" and not (known and known.string):
        raise ValueError(f"{catalogue.locale_identifier}: missing: {text!r}")
    return str(known.string) if known else text


def write_release(version: str, wordings: dict[str, dict[str, str]]) -> None:
    """Write the file of a release, a text a line; raises FileExistsError where it is there: a release never changes."""
    lines = [f"{json.dumps(key)}: {json.dumps(said, ensure_ascii=False)}" for key, said in wordings.items()]
    file = ROOT / "resources" / "content" / "released" / f"{version}.json"
    with file.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write("{\n" + ",\n".join(lines) + "\n}\n")


def main(arguments: list[str]) -> int:
    """Renew and compile the catalogues; `--check` only lists what is wrong, `--compile` only compiles.

    `--release VERSION` keeps the wordings of the starter texts, for projects that are made with it.
    """
    if arguments == ["--compile"]:
        compile_all()
        return 0
    if arguments[:1] == ["--release"] and len(arguments) == 2:
        print(keep_release(arguments[1]))
        return 0
    texts = collect()
    if arguments == ["--check"]:
        lines = [line for language in LANGUAGES for line in problems(language, texts)]
        print("\n".join(lines) or f"{len(texts)} texts are complete in {len(LANGUAGES)} languages.")
        return 1 if lines else 0
    print("\n".join(renew(language, texts) for language in LANGUAGES))
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
