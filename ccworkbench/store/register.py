"""The register of documents: a chain of entries, each of which holds the hash of the one before it."""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Engine, select

from ccworkbench.language.words import phrase
from ccworkbench.store.entry import Transaction
from ccworkbench.store.errors import FAILED, StoreError, explained
from ccworkbench.store.examination.fault_sentences import FaultPlace
from ccworkbench.store.step_recorder import Recorder
from ccworkbench.store.stored import raw_text
from ccworkbench.store.tables import REGISTER, SNAPSHOT

ALTERED: Final = phrase("The register of documents was altered by another program; `doctor` names the entries.")
ISSUED: Final = "issued"  # the kind of an entry that has a snapshot
ERASED: Final = "erased"  # of one that names in `of` whose snapshot it replaced
SNAPSHOT_HASH: Final = "snapshot"  # the SHA-256 of that


@dataclass(frozen=True)
class RegisterEntry:
    """One thing that happened to a document: its number in the chain, what it says, and its hash."""

    seq: int
    data: Mapping[str, Any]
    hash: str


def entry_hash(before: str, text: str) -> str:
    """Return the SHA-256 of an entry that follows another, of which there is none before the first."""
    return hashlib.sha256(f"{before}\n{text}".encode()).hexdigest()


def read_register(engine: Engine, project: str) -> list[RegisterEntry]:
    """Return the entries of a project that can be read, first first; raises StoreError where the file can't be read."""
    lines = _lines(engine, project)
    return [RegisterEntry(seq, data, text) for seq, entry, text in lines if (data := _data(entry)) is not None]


def is_sound(engine: Engine, project: str) -> bool:
    """Tell whether each entry of a project follows from the one before it; what is wrong with it `doctor` names."""
    return all(follows for _, follows in _followed(_lines(engine, project)))


def _lines(engine: Engine, project: str) -> Sequence[Any]:
    wanted = select(REGISTER.c.seq, REGISTER.c.entry, REGISTER.c.hash).where(REGISTER.c.project == project)
    with explained(), engine.connect() as connection:
        return connection.execute(wanted.order_by(REGISTER.c.seq)).all()


def _followed(lines: Iterable[Any]) -> Iterator[tuple[Any, bool]]:
    """Yield the lines of a project, each with whether it is an entry that follows from the one before it."""
    before, expected = "", 1
    for line in lines:
        seq, entry, held = line
        is_next = seq == expected and raw_text(held) == entry_hash(before, raw_text(entry))
        yield line, is_next and _data(entry) is not None
        before, expected = raw_text(held), (seq if isinstance(seq, int) else expected) + 1


def add_entry(
    recorder: Recorder, project: str, data: Mapping[str, Any], snapshot: bytes | None = None, of: str = ""
) -> None:
    """Add an entry to the chain, with what an issued document was made of; raises StoreError where that can't be.

    With the hash `of` the entry that issued it, the snapshot takes the place of the one that is there: a person was
    erased.
    """
    with explained(), recorder.engine.connect() as connection:
        wanted = select(REGISTER.c.seq, REGISTER.c.hash).where(REGISTER.c.project == project)
        last = connection.execute(wanted.order_by(REGISTER.c.seq.desc()).limit(1)).first()
    seq, before = (last.seq + 1, last.hash) if last else (1, "")
    kept_as = {} if snapshot is None else {SNAPSHOT_HASH: hashlib.sha256(snapshot).hexdigest()}
    text = json.dumps({**data, **kept_as}, ensure_ascii=False, sort_keys=True)
    entry = {"project": project, "seq": seq, "entry": text, "hash": entry_hash(before, text)}
    statements: list[Any] = [(REGISTER.insert().prefix_with("OR IGNORE"), [entry])]
    if snapshot is not None:
        kept = {"entry": of or entry["hash"], "content": snapshot}
        statements.append((SNAPSHOT.insert().prefix_with("OR REPLACE" if of else "OR IGNORE"), [kept]))
    with explained():
        recorder.write(Transaction("", statements))
        held = read_register(recorder.engine, project)
    if not held or held[-1].hash != entry["hash"]:  # another program was faster
        raise StoreError(FAILED)


def read_snapshot(engine: Engine, entry: str) -> bytes | None:
    """Return what a document was made of, by the hash of its entry; None where it is lost."""
    with explained(), engine.connect() as connection:
        return connection.scalar(select(SNAPSHOT.c.content).where(SNAPSHOT.c.entry == entry))


def register_faults(connection: sqlite3.Connection) -> Iterator[FaultPlace]:
    """Name the entries that do not follow from the one before them, and snapshots that are lost or nobody's."""
    kept = {
        raw_text(entry): _sha256(content)
        for entry, content in connection.execute("SELECT entry, content FROM snapshot")
    }
    lines = connection.execute("SELECT project, seq, entry, hash FROM register ORDER BY project, seq").fetchall()
    issued: dict[str, FaultPlace] = {}  # the hash of an entry, and what is said where its snapshot is not the one
    wanted: dict[str, Any] = {}
    for project, group in groupby(lines, lambda line: raw_text(line[0])):
        for (seq, entry, held), follows in _followed(line[1:] for line in group):
            data = _data(entry) or {}
            if not follows:
                yield _altered_entry(project, seq)
            elif data.get("kind") == ISSUED:
                issued[raw_text(held)] = _lost(project, data)
                wanted[raw_text(held)] = data.get(SNAPSHOT_HASH)
            elif data.get("kind") == ERASED:
                wanted[str(data.get("of"))] = data.get(SNAPSHOT_HASH)
    yield from (place for held, place in issued.items() if kept.get(held) != wanted[held])
    if kept.keys() - issued.keys():
        told = phrase("The register of documents lacks the entry of a document that was issued.")
        yield from (FaultPlace(told, row=one) for one in sorted(kept.keys() - issued.keys()))


def _altered_entry(project: str, seq: Any) -> FaultPlace:
    told = phrase("Entry {n} of the register of documents was altered by another program.", n=raw_text(seq))
    return FaultPlace(told, project, "register", raw_text(seq))


def _lost(project: str, data: Mapping[str, Any]) -> FaultPlace:
    number = f"{data.get('number', '')} {data.get('version', '')}".strip()
    told = phrase(
        "The data kept for {number} is missing or was altered; the document can’t be created again.", number=number
    )
    return FaultPlace(told, project, "register", number)


def _sha256(content: Any) -> str:
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else ""


def _data(entry: Any) -> dict[str, Any] | None:
    try:
        data = json.loads(entry)
    except (TypeError, ValueError):
        return None
    return data if isinstance(data, dict) else None
