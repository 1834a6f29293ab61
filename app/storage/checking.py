"""Whether an office file can be trusted, in words; what it cannot say by itself, it folds."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.i18n import _, ngettext
from app.progress import SILENT, Progress
from app.storage.differences import Cells, Difference, find_differences
from app.storage.driver import sqlite3
from app.storage.journal import read_stray_lines
from app.storage.migrations import SEARCH_TABLE
from app.storage.migrations.m0002_search import SEARCH_CONTENT
from app.storage.reader import ReadOnlyReader
from app.storage.schema import blob_columns, say_table
from app.storage.schema_text import altered_shapes
from app.storage.triggers import journalled_tables, trigger_statements
from app.storage.troubles import DamagedFile

MOST_TOLD = 50


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What is wrong with a file, one Spanish sentence each; empty when all is well."""

    problems: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check_office(store: ReadOnlyReader, progress: Progress = SILENT) -> CheckReport:
    """Read the whole file: its structure, references, photos, search, and the journal
    folded against every table. It changes nothing; a worker's reader serves too.
    """
    told: dict[str, None] = {}  # a set that keeps its order
    more = 0
    with store.damaged_text_shown():
        for problem in map(printable, _all_problems(store, progress)):
            if len(told) < MOST_TOLD:
                told[problem] = None
            else:
                more += problem not in told
    if more:
        text = ngettext("Y {count} diferencia más.", "Y {count} diferencias más.", more)
        told[text.format(count=more)] = None
    return CheckReport(tuple(told))


def _all_problems(store: ReadOnlyReader, progress: Progress) -> Iterator[str]:
    yield from _even_if_damaged(_structure(store))
    yield from _even_if_damaged(_shapes(store))
    yield from _even_if_damaged(_guards(store))
    yield from _even_if_damaged(_references(store))
    yield from _contents(store, progress)


def _even_if_damaged(problems: Iterator[str]) -> Iterator[str]:
    """What one part finds; where it cannot be read to its end, that is told and the rest goes on."""
    try:
        yield from problems
    except DamagedFile as trouble:
        yield trouble.sentence
    except (sqlite3.OperationalError, UnicodeError) as trouble:  # a byte of the schema's own text
        yield _structure_problem(str(trouble))


def printable(text: str) -> str:
    """The same with a mark where bytes are no text."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _structure(store: ReadOnlyReader) -> Iterator[str]:
    for (message,) in store.rows("PRAGMA integrity_check(10)"):
        if SEARCH_TABLE in message:
            yield search_problem()
        elif message != "ok":
            yield _structure_problem(message)
    for name, sql in store.rows("SELECT name, sql FROM sqlite_master"):
        if printable(f"{name} {sql}") != f"{name} {sql}":
            yield _structure_problem(name)


def _structure_problem(reason: str) -> str:
    return _(
        "La estructura del archivo está dañada ({reason}); restaure la última copia de seguridad."
    ).format(reason=reason)


def _shapes(store: ReadOnlyReader) -> Iterator[str]:
    for name in altered_shapes(store):
        yield _structure_problem(table_words(name))


def _guards(store: ReadOnlyReader) -> Iterator[str]:
    sql = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal%'"
    found = {row[0] for row in store.rows(sql)}
    if found != set(trigger_statements(journalled_tables(store))):
        yield _(
            "Otro programa quitó del archivo lo que anota cada cambio; repare el archivo para ponerlo de nuevo."
        )


def _references(store: ReadOnlyReader) -> Iterator[str]:
    for table, row, target, _number in store.rows("PRAGMA foreign_key_check"):
        yield _("{what} {row} nombra algo que no existe en el archivo ({target}).").format(
            what=table_words(table), row=row, target=say_table(target)
        )


def _contents(store: ReadOnlyReader, progress: Progress) -> Iterator[str]:
    tables = journalled_tables(store)
    for number, table in enumerate(tables):
        progress.report(
            number, len(tables) + 2, _("Revisando {what}").format(what=table_words(table).lower())
        )
        yield from _even_if_damaged(_differences(store, table))
    yield from _even_if_damaged(_strays(store))
    progress.report(len(tables), len(tables) + 2, _("Revisando fotos"))
    yield from _even_if_damaged(_photos(store))
    progress.report(len(tables) + 1, len(tables) + 2, _("Revisando el buscador"))
    yield from _even_if_damaged(_search(store))


def _differences(store: ReadOnlyReader, table: str) -> Iterator[str]:
    for difference in find_differences(store, table):
        yield from describe_difference(difference)


def _strays(store: ReadOnlyReader) -> Iterator[str]:
    count = len(read_stray_lines(store, journalled_tables(store)))
    if count:
        yield ngettext(
            "{count} línea del historial está dañada en el disco, y no se sabe de qué era.",
            "{count} líneas del historial están dañadas en el disco, y no se sabe de qué eran.",
            count,
        ).format(count=count)


def _search(store: ReadOnlyReader) -> Iterator[str]:
    if search_differs(store):
        yield search_problem()


def search_problem() -> str:
    """What to say of a search index that does not follow its tables."""
    return _("El buscador no coincide con las fichas; repare el archivo para rehacerlo.")


def describe_difference(difference: Difference) -> Iterator[str]:
    """What one row's difference is, in words."""
    what, row = table_words(difference.table), difference.row
    if difference.damaged:
        count = len(difference.damaged)
        yield ngettext(
            "{what} {row}: {count} línea de su historial está dañada en el disco.",
            "{what} {row}: {count} líneas de su historial están dañadas en el disco.",
            count,
        ).format(what=what, row=row, count=count)
    if difference.state is None and difference.folded is not None:
        yield _("{what} {row} falta en el archivo, y el historial la tiene{name}.").format(
            what=what, row=row, name=_named(difference.folded)
        )
    elif difference.folded is None and difference.state is not None and not difference.damaged:
        yield _("{what} {row} está en el archivo, y el historial no la conoce{name}.").format(
            what=what, row=row, name=_named(difference.state)
        )
    for column in difference.columns:
        assert difference.state is not None
        assert difference.folded is not None
        yield _("{what} {row}, dato «{column}»: el archivo dice {theirs} y el historial dice {ours}.").format(
            what=what,
            row=row,
            column=column,
            theirs=_shown(difference.state[column]),
            ours=_shown(difference.folded[column]),
        )


def table_words(table: str) -> str:
    """A table's rows as a person calls them, to start a sentence."""
    words = say_table(table)
    return words[0].upper() + words[1:]


def _named(cells: Cells) -> str:
    for column in ("name", "title", "given_names", "item", "type"):
        if cells.get(column):
            return f" («{cells[column]}»)"
    return ""


def _shown(value: object) -> str:
    return _("nada") if value is None else f"«{str(value)[:60]}»"


def _photos(store: ReadOnlyReader) -> Iterator[str]:
    for (name,) in store.rows("SELECT hash FROM blob ORDER BY hash"):
        if not _is_whole_photo(store, name):
            yield _(
                "La foto {name} está dañada en el disco; si tiene una copia de seguridad, está sana allí."
            ).format(name=name[:12])
    for table, columns in journalled_tables(store).items():
        for column in blob_columns(table).intersection(columns):
            lost = store.rows(
                f"SELECT id FROM [{table}] WHERE deleted = 0 AND [{column}] IS NOT NULL"
                f" AND [{column}] NOT IN (SELECT hash FROM blob)"
            )
            for (row,) in lost:
                yield _("La imagen de «{what}» {row} falta en el archivo.").format(
                    what=say_table(table), row=row
                )


def _is_whole_photo(store: ReadOnlyReader, name: Any) -> bool:
    if name != printable(str(name)):
        return False
    content = store.value("SELECT content FROM blob WHERE hash = ?", (name,))
    return isinstance(content, bytes) and hashlib.sha256(content).hexdigest() == name


def search_differs(store: ReadOnlyReader) -> bool:
    """Whether the search index says other than the workshops and people."""
    indexed = "SELECT rowid, code, name, place, people, numbers FROM workshop_search"
    wanted = f"{SEARCH_CONTENT} WHERE w.deleted = 0"
    for one, other in ((indexed, wanted), (wanted, indexed)):
        if store.row(f"SELECT * FROM ({one} EXCEPT {other}) LIMIT 1") is not None:
            return True
    return False
