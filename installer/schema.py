"""Compare the sheets with what the migrations make, say what is new, and write the migration that is lacking.

What it writes is a draft: read it, and add what only you know, such as which old column a new one is filled from.
"""

import re
import sqlite3
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # this checkout's program, wherever it is installed

from sqlalchemy import StaticPool, create_engine
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateColumn

from ccworkbench.core.record import columns_of
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.store import schema
from ccworkbench.store.history import encode
from ccworkbench.store.migrations.revisions import REVISIONS
from ccworkbench.store.schema import SCHEMA, SHAPES, definitions, shape_of
from ccworkbench.store.tables import METADATA, making

STORE = Path(schema.__file__).parent
HEAD = '''"""Schema {number}: {what}."""

from sqlalchemy import Connection
{imports}

def upgrade_to_{number}(connection: Connection) -> None:
    """Bring a store of schema {before} up to this one."""
'''


def main() -> int:
    """Return 0 where the migrations make what the sheets declare, else 1 with a draft written."""
    declared, migrated = made_by_sheets(), made_by_migrations()
    with closing(declared), closing(migrated):
        differing = sorted({name for name, _ in definitions(declared) ^ definitions(migrated)})
        if not differing:
            print(f"The sheets are those of schema {SCHEMA}.")
            return 0
        lines = list(draft(declared, migrated, differing))
        number, shape = SCHEMA + 1, shape_of(declared)
        tables = [name for name in differing if kind_of(declared, name) == "table"]
    helpers = [name for name in ("add_column", "remake") if any(f"{name}(" in line for line in lines)]
    imports = f"\nfrom ccworkbench.store.migrations.columns import {', '.join(helpers)}\n" if helpers else ""
    head = HEAD.format(number=number, before=SCHEMA, what=", ".join(tables), imports=imports)
    target = STORE / "migrations" / f"schema_{number}.py"
    target.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    raise_number(number, shape)
    print(f"Differs: {', '.join(tables)}.")
    print(f"Written: {target}")
    print(f"Raised to {number}: SCHEMA and SHAPES in {STORE / 'schema.py'}")
    print("Read the draft; a column that was renamed needs `rename_column` in its place.")
    return 1


def made_by_sheets() -> sqlite3.Connection:
    """Return an empty store in memory, as the sheets declare it."""
    connection = sqlite3.connect(":memory:")
    for statement in making():
        connection.execute(statement)
    return connection


def made_by_migrations() -> sqlite3.Connection:
    """Return an empty store in memory, as the migrations make it."""
    connection = sqlite3.connect(":memory:")
    with create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool).connect() as opened:
        for number in range(1, SCHEMA + 1):
            REVISIONS[number](opened)
        opened.commit()
    return connection


def draft(declared: sqlite3.Connection, migrated: sqlite3.Connection, differing: list[str]) -> Iterator[str]:
    """Yield the lines of a migration, tables first."""
    wanted, present = definitions(declared), definitions(migrated)
    tables = [name for name in differing if kind_of(declared, name) == "table"]
    for name in tables:
        lost = {part for table, part in present - wanted if table == name}
        added = {part for table, part in wanted - present if table == name}
        keys = [column.key for column in METADATA.tables[name].columns if is_named(column.key, added)]
        if not any(table == name for table, _ in present):
            yield executed(text_of(declared, name))
        elif lost or not keys:
            yield f'    remake(connection, """{indented(text_of(declared, name))}""")'
        else:
            yield from (f"    add_column(connection, {quoted(name)}, {quoted(definition(name, key))})" for key in keys)
    for name in differing:
        is_of_remade = kind_of(declared, name) == "index" and not any(index == name for index, _ in present)
        if is_of_remade:
            yield executed(text_of(declared, name))


def is_named(column: str, parts: set[str]) -> bool:
    """Tell whether one of the definitions, which have no spaces, begins with a column's name."""
    return any(re.match(rf'"?{column}"?(VARCHAR|CHAR|TEXT|BOOLEAN|INTEGER|DOUBLE|JSON|DATE)', part) for part in parts)


def quoted(text: str) -> str:
    """Return a text as Python's formatter writes it."""
    return repr(text) if '"' in text else f'"{text}"'


def definition(table: str, key: str) -> str:
    """Return how a column is added to rows that are there: with what they get in it, and what it refers to."""
    column = METADATA.tables[table].columns[key]
    said = str(CreateColumn(column).compile(dialect=sqlite.dialect()))
    if not column.nullable:
        said += f" DEFAULT {blank_of(table, key)}"
    for foreign in column.foreign_keys:
        said += f" REFERENCES {foreign.column.table.name} (id) DEFERRABLE INITIALLY DEFERRED"
    return said


def blank_of(table: str, key: str) -> str:
    """Return the SQL of what a row has in a column that nobody filled."""
    defaults = {column.key: column.default for column in columns_of(BY_KEY[table])} if table in BY_KEY else {}
    blank = defaults.get(key, "")
    if isinstance(blank, bool | int | float):
        return str(float(blank)).removesuffix(".0")
    if isinstance(blank, str):
        return "'{}'".format(blank.replace("'", "''"))
    return f"'{encode(blank)}'"


def kind_of(connection: sqlite3.Connection, name: str) -> str:
    """Return table or index; nothing for what is not there."""
    found = connection.execute("SELECT type FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else ""


def text_of(connection: sqlite3.Connection, name: str) -> str:
    """Return the statement that makes a table or an index."""
    return str(connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])


def executed(statement: str) -> str:
    """Return the line of Python that executes a statement."""
    return f'    connection.exec_driver_sql("""{indented(statement)}""")'


def indented(statement: str) -> str:
    """Break a statement into lines, as they stand in a migration."""
    short = " ".join(statement.split())
    if len(short) <= 70:
        return short
    return "\n" + textwrap.fill(short, 110, initial_indent=" " * 8, subsequent_indent=" " * 8) + "\n    "


def raise_number(number: int, shape: str) -> None:
    """Write into the program which schema it makes, how that comes about, and what it is known by."""
    path = STORE / "schema.py"
    put(path, f"SCHEMA: Final = {SCHEMA}\n", f"SCHEMA: Final = {number}\n")
    known = f'    {SCHEMA}: "{SHAPES[SCHEMA]}",\n'
    put(path, known, f'{known}    {number}: "{shape}",\n')
    path = STORE / "migrations" / "revisions.py"
    last = f"schema_{SCHEMA} import upgrade_to_{SCHEMA}\n"
    put(path, last, f"{last}from ccworkbench.store.migrations.schema_{number} import upgrade_to_{number}\n")
    listed = f"    {SCHEMA}: upgrade_to_{SCHEMA},\n"
    put(path, listed, f"{listed}    {number}: upgrade_to_{number},\n")


def put(path: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file once; raises ValueError where it does not."""
    text = path.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{path} does not say {old.strip()!r}: write {new.strip()!r} there by hand")
    path.write_text(text.replace(old, new), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
