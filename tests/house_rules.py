"""The rules of docs/architecture.md that a linter does not know; each gives its complaints.

`python -m tests.house_rules` prints them all; `tests/test_architecture.py` fails on each.
"""

import ast
import gc
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from app.rooms import ROOMS as HOUSE

ROOT = Path(__file__).resolve().parent.parent
# The office file is no room of the house's trade, though it says its words like one.
ROOMS = tuple(room for room in HOUSE if room != "storage" and (ROOT / "app" / room).is_dir())
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
GENERATED = {"__pycache__", ".git", ".venv", "build", "dist", "demo"}
CACHES = {".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", ".import_linter_cache"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def our_files(pattern: str = "*", folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the project, without what tools leave behind."""
    for path in sorted(folder.iterdir()):
        if path.name in CACHES or path.name == "__pycache__":
            continue
        if folder == ROOT and path.name in GENERATED:
            continue
        if path.is_dir():
            yield from our_files(pattern, path)
        elif path.match(pattern):
            yield path


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """Its tree, which stays: the collector would walk again and again over all trees of the house."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return ast.parse(path.read_text(encoding="utf-8"))
    finally:
        if collecting:
            gc.enable()


def long_modules() -> list[str]:
    """Modules of more than 400 lines."""
    sizes = ((path, len(path.read_text("utf-8").splitlines())) for path in our_files("*.py"))
    return [f"{shown(path)}: {size} lines" for path, size in sizes if size > LONGEST_MODULE]


def long_functions() -> list[str]:
    """Functions of more than 60 lines."""
    complaints = []
    for path in our_files("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, Function) and node.end_lineno:
                size = node.end_lineno - node.lineno + 1
                if size > LONGEST_FUNCTION:
                    complaints.append(f"{shown(path)}:{node.lineno}: {node.name}, {size} lines")
    return complaints


# Written in pieces, so that this file does not name them either.
FOREIGN = re.compile(
    r"(?<![\w.])/(?:wo" + r"rk|tmp/l" + r"ab|fa" + r"rm|opt/wh" + r"eels)\b"
    r"|pyp" + r"i\.org|python" + r"hosted|npm" + r"js\.|deb\.deb" + r"ian"
)
BINARY = {".png", ".pdf", ".xlsx", ".mo", ".jpg", ".ico", ".icns", ".hilvan", ".ttf"}


def foreign_paths() -> list[str]:
    """Places of one machine, and hosts of package registries, named in a file."""
    complaints = []
    for path in our_files():
        if path.suffix in BINARY:
            continue
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        found = [number for number, line in enumerate(lines, 1) if FOREIGN.search(line)]
        complaints += [f"{shown(path)}:{number}" for number in found]
    return complaints


@cache
def imported(path: Path) -> frozenset[str]:
    """The full names a module imports when it runs: not what only a type checker reads."""
    names: set[str] = set()
    for node in _run_nodes(parsed(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(names)


def _run_nodes(node: ast.AST) -> Iterator[ast.AST]:
    waiting = [node]
    while waiting:
        for child in ast.iter_child_nodes(waiting.pop()):
            if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
                continue
            yield child
            waiting.append(child)


def public_functions(path: Path) -> list[Function]:
    found = [node for node in parsed(path).body if isinstance(node, Function)]
    return [function for function in found if not function.name.startswith("_")]


def room_modules(name: str) -> Iterator[Path]:
    """The modules of that name in each room: `queries`, or `enquiry_queries` and the like."""
    for room in ROOMS:
        folder = ROOT / "app" / room
        yield from sorted([*folder.glob(f"{name}.py"), *folder.glob(f"*_{name}.py")])


def unplain_records() -> list[str]:
    """`records.py` holds named tuples, frozen dataclasses, enumerations and constants, nothing that acts."""
    complaints = []
    for path in room_modules("records"):
        complaints += [f"{shown(path)}: {one.name}" for one in public_functions(path)]
        for node in parsed(path).body:
            if isinstance(node, ast.ClassDef) and not _is_frozen(node):
                complaints.append(f"{shown(path)}: {node.name} is not frozen")
    return complaints


def _is_frozen(node: ast.ClassDef) -> bool:
    decorators = " ".join(ast.unparse(one) for one in node.decorator_list)
    bases = {ast.unparse(base) for base in node.bases}
    return "frozen=True" in decorators or bool(bases & {"NamedTuple", "StrEnum", "Enum", "Protocol"})


# What an operation does, as the first word of its name. A new deed is added here.
VERBS = frozenset(
    [
        "accept", "add", "annul", "answer", "cancel", "change", "choose", "clear", "close",
        "complete", "confirm", "correct", "date", "dismiss", "drop", "enrol", "enter", "finish", "fix",
        "follow", "forget", "give", "hide", "import", "invite", "issue", "keep", "mark", "move",
        "note", "plan", "put", "record", "remove", "reopen", "replace", "restore", "save", "set",
        "sign", "start",
    ]
)  # fmt: skip


def records_that_reach_out() -> list[str]:
    """Records stand alone: they know other records, places to go, and nothing that reads."""
    complaints = []
    for path in room_modules("records"):
        ours = {name for name in imported(path) if name.split(".")[0] in ("app", "reports", "ui")}
        modules = {name for name in ours if (ROOT / f"{name.replace('.', '/')}.py").exists()}
        complaints += [
            f"{shown(path)} imports {name}"
            for name in sorted(modules)
            if name != "app.place" and _kind(name.rpartition(".")[2]) != "records"
        ]
    return complaints


def storage_that_knows_a_room() -> list[str]:
    """The office file asks no room by name, not even through a module that serves all."""
    return reaching_a_folder(ROOT / "app" / "storage", serving=ROOT / "app")


def widgets_that_know_the_office() -> list[str]:
    """Widgets know nothing of the office but its language, not even through another module."""
    return reaching_a_folder(ROOT / "ui" / "widgets", serving=ROOT / "ui")


def reaching_a_folder(folder: Path, serving: Path) -> list[str]:
    """What leads from a folder into another one, over the modules that lie beside the folders."""
    complaints, seen, ahead = [], set(), list(our_files("*.py", folder))
    while ahead:
        path = ahead.pop()
        seen.add(path)
        for name in imported(path):
            parts = name.split(".")
            found = ROOT.joinpath(*parts).with_suffix(".py")
            if parts[0] not in ("app", "ui", "reports") or not found.exists():
                continue
            if found.parent in (ROOT / "app", serving):
                ahead += [found] if found not in seen else []
            elif not found.is_relative_to(folder):
                complaints.append(f"{shown(path)} imports {name}")
    return sorted(complaints)


def odd_operations() -> list[str]:
    """An operation is verb_noun, takes the store, and everything else by keyword.

    What operations of several modules share takes the writer of the step first. What writes
    nothing (it takes a reader) is a query, or nobody else's.
    """
    complaints = []
    for path in room_modules("operations"):
        for function in public_functions(path):
            positional = [argument.arg for argument in function.args.args]
            verb, _, noun = function.name.partition("_")
            is_shared = positional[:1] == ["writer"]
            if not (is_shared or positional == ["store"]) or verb not in VERBS or not noun:
                complaints.append(f"{shown(path)}: {function.name}({', '.join(positional)})")
    return complaints


def untried_operations() -> list[str]:
    """Each operation is done by a test, by its name."""
    called = {
        node.id if isinstance(node, ast.Name) else node.attr
        for path in our_files("*.py", ROOT / "tests")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Name | ast.Attribute)
    }
    return [
        f"{shown(path)}: {function.name}"
        for path in room_modules("operations")
        for function in public_functions(path)
        if function.args.args[0].arg == "store" and function.name not in called
    ]


def odd_queries() -> list[str]:
    """A query takes a reader first, so that a worker's connection serves it too."""
    complaints = []
    for path in room_modules("queries"):
        for function in public_functions(path):
            positional = [argument.arg for argument in function.args.args]
            if positional[:1] != ["reader"]:
                complaints.append(f"{shown(path)}: {function.name}({', '.join(positional)})")
    return complaints


def rules_that_know_the_file() -> list[str]:
    """Rules are pure: who reads the file takes a `Reader`, who writes to it a `Store`."""
    complaints = []
    for room in ROOMS:
        for path in sorted((ROOT / "app" / room).glob("*.py")):
            if path.stem in ("commands", "demo"):  # these act as the person at the window does
                continue
            names = imported(path)
            writes = "app.storage.store.Store" in names
            reads = writes or "app.storage.records.Reader" in names or _kind(path.stem) == "lists"
            forbidden = set() if writes else {one for one in names if _is_of(one, "operations")}
            forbidden |= set() if reads else {one for one in names if _is_of(one, "queries")}
            complaints += [f"{shown(path)} imports {name}" for name in sorted(forbidden)]
    return complaints


def _is_of(name: str, kind: str) -> bool:
    """Whether a module, or what is taken from one, is of a room's queries (or operations)."""
    parts = name.split(".")
    return parts[0] == "app" and kind in map(_kind, parts)


def _kind(stem: str) -> str:
    return stem.rpartition("_")[2]


def words_frozen_at_import() -> list[str]:
    """Words that a module keeps are marked with `N_`, and said in the language in use.

    The commands are imported once the language is known: what their options are for may be said.
    """
    complaints = []
    for folder in ("app", "reports", "ui"):
        for path in our_files("*.py", ROOT / folder):
            if path.stem not in ("commands", "command_line"):
                found = _said_at_import(parsed(path))
                complaints += [f"{shown(path)}:{line}" for line in found]
    return complaints


def _said_at_import(node: ast.AST) -> Iterator[int]:
    """The lines of `_(...)` that run with the module, not when something of it is called."""
    for child in ast.iter_child_nodes(node):
        inner: list[ast.AST] = [child]
        if isinstance(child, Function | ast.Lambda):
            inner = [*child.args.defaults, *(one for one in child.args.kw_defaults if one)]
        for one in inner:
            if isinstance(one, ast.Call) and ast.unparse(one.func) in ("_", "ngettext"):
                yield one.lineno
            yield from _said_at_import(one)


def asks_wmi() -> list[str]:
    """`platform` asks WMI on Windows, which hung the start: app/computer.py says what is needed."""
    complaints = []
    for folder in ("app", "reports", "ui"):
        for path in our_files("*.py", ROOT / folder):
            if {name.split(".")[0] for name in imported(path)} & {"platform", "wmi", "_wmi"}:
                complaints.append(shown(path))
    return complaints


def impatient_moves() -> list[str]:
    """A file is moved over another by app/moving.py alone, which waits for a virus scanner."""
    complaints = []
    for folder in ("app", "reports", "ui"):
        for path in our_files("*.py", ROOT / folder):
            calls = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]
            if path != ROOT / "app" / "moving.py":
                complaints += [f"{shown(path)}:{one.lineno}" for one in calls if _moves(one)]
    return complaints


MOVES = ("replace", "rename", "renames", "move")


def _moves(call: ast.Call) -> bool:
    """`os.replace`, `shutil.move`, `path.rename(to)`; a text's or a date's `replace` is another."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in MOVES:
        return False
    if ast.unparse(call.func) in ("os.replace", "os.rename", "os.renames", "shutil.move"):
        return True
    return call.func.attr in ("replace", "rename") and len(call.args) == 1 and not call.keywords


# What docs/glossary.md said earlier in the code, and what it says now: an event is a course given once.
GIVEN_UP = {"edition": "event"}


def words_given_up() -> list[str]:
    """One word for one thing: what was renamed is renamed everywhere, in names and in what is said of them."""
    complaints = []
    for path in our_files("*.py"):
        text = path.read_text(encoding="utf-8").casefold()
        told = [f"{shown(path)}: «{old}» is «{new}»" for old, new in GIVEN_UP.items() if old in text]
        complaints += told if path != Path(__file__).resolve() else []
    return complaints


# They hear of every change, whatever it touches; a page or a part of one is kept true by `Live`.
LISTENERS = {
    "ui/live.py",
    "ui/main_window.py",
    "ui/figures/milestone_watch.py",
    "ui/storage/check_card.py",
    "ui/storage/file_watch.py",
    "ui/storage/hourly_copy.py",
}


def tables_named_in_the_window() -> list[str]:
    """Widgets that listen to the file by themselves, or ask a change for tables by their names."""
    complaints = []
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                asks = node.func.attr in ("touches", "concerns") and shown(path) != "ui/live.py"
                listens = node.func.attr == "subscribe" and shown(path) not in LISTENERS
                if asks or listens:
                    complaints.append(f"{shown(path)}:{node.lineno}: {node.func.attr}")
    return complaints


RULES: tuple[Callable[[], list[str]], ...] = (
    long_modules,
    long_functions,
    foreign_paths,
    unplain_records,
    records_that_reach_out,
    storage_that_knows_a_room,
    widgets_that_know_the_office,
    odd_operations,
    untried_operations,
    odd_queries,
    rules_that_know_the_file,
    tables_named_in_the_window,
    words_frozen_at_import,
    asks_wmi,
    impatient_moves,
    words_given_up,
)


def main() -> int:
    """Print every complaint; 1 when there is one."""
    complaints = [f"{rule.__name__}: {one}" for rule in RULES for one in rule()]
    print("\n".join(complaints) or "house rules: nothing to complain about")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
