"""The package is built of rooms: no circle of imports, nothing crowded, and a name stands for one thing."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from pathlib import Path

import ccworkbench

PACKAGE = Path(ccworkbench.__file__).parent
TESTS = Path(__file__).parent
MOST_FILES = 25  # in one folder, beside its sub-folders
MOST_LINES = 300  # in one module
MOST_LINES_OF_CORE = 900  # in all of its modules: they are the few words that everything else is written in
FROZEN = "store/migrations/schema_*.py"  # a migration is written once, and never altered

# Modules that import by a name in a string.
BY_STRING = {"plain_imports.py"}  # it puts Python's own import in the place of a slower one


@cache
def modules() -> dict[str, tuple[Path, ast.Module]]:
    """Read every module of the package."""
    return {name_of(path): (path, ast.parse(path.read_text(encoding="utf-8"))) for path in PACKAGE.rglob("*.py")}


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(tree: ast.Module) -> Iterator[str]:
    """Give what a module imports, wherever the import stands: at the top, in a function, or for types only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in modules() else node.module


def circle_in(edges: dict[str, set[str]]) -> list[str]:
    """Give modules each of which imports the one before it and the last is the first; none where there is no circle."""
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def names_of(tree: ast.Module) -> Iterator[str]:
    """Give the names that a module defines at its top level."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            parts = chain.from_iterable(ast.walk(target) for target in targets)
            yield from {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}


def lines_of(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def twice(names: Iterable[str]) -> set[str]:
    return {name for name, number in Counter(names).items() if number > 1}


def test_no_modules_import_each_other() -> None:
    edges = {name: {*imports_of(tree)} & modules().keys() - {name} for name, (_, tree) in modules().items()}
    assert circle_in(edges) == []


def test_a_circle_is_found() -> None:
    edges = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": {"e"}}
    assert set(circle_in(edges)) == set("abc")


def test_no_folder_is_crowded() -> None:
    folders = Counter(path.parent for root in (PACKAGE, TESTS) for path in root.rglob("*.py"))
    assert not {str(folder): number for folder, number in folders.items() if number > MOST_FILES}


def test_no_module_is_long() -> None:
    frozen = {*PACKAGE.glob(FROZEN)}
    lines = {path.relative_to(PACKAGE).as_posix(): lines_of(path) for path in {*PACKAGE.rglob("*.py")} - frozen}
    assert frozen
    assert not {name: number for name, number in lines.items() if number > MOST_LINES}


def test_the_words_that_everything_is_written_in_stay_few() -> None:
    assert sum(map(lines_of, (PACKAGE / "core").rglob("*.py"))) <= MOST_LINES_OF_CORE


def test_a_public_class_has_its_name_for_itself() -> None:
    nodes = (node for _, tree in modules().values() for node in tree.body)
    assert not twice(node.name for node in nodes if isinstance(node, ast.ClassDef) and not node.name.startswith("_"))


def test_a_name_stands_for_one_thing_in_its_room() -> None:
    rooms: dict[str, list[str]] = defaultdict(list)
    for path, tree in modules().values():
        rooms[path.parent.relative_to(PACKAGE).as_posix()] += {*names_of(tree)} - {"__all__"}
    found = {room: twice(names) for room, names in rooms.items() if twice(names)}
    assert found == {}


def test_no_module_is_named_in_a_string_to_be_imported() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path, tree in modules().values()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in {"import_module", "__import__"})
        or (isinstance(node, ast.Name) and node.id in {"import_module", "__import__"})
    }
    assert found == BY_STRING


def test_only_an_operation_or_the_store_makes_a_step() -> None:
    found = {
        name
        for name, (_, tree) in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "edit"
        if name.split(".")[1] not in {"operations", "store"}
    }
    assert found == set()
