"""What is to be said of the columns of a list: taken by their cells, or sent to the notes with a name in them."""

from collections.abc import Container, Iterator, Sequence

from app.i18n import _
from app.incoming.cells import cell_text
from app.incoming.columns import is_town, meaning_names, meaning_of
from app.incoming.content import cells_under, is_identity, is_person, says_whether_active
from app.incoming.headings import asks_yes_or_no, identity_in, is_of_form, is_of_others
from app.incoming.meanings import EXTRA
from app.incoming.people import name_beside_phone
from app.incoming.records import NO_HEAD, CellIssue, CellValue, Column, Table
from app.registry.names import tidy

MOSTLY = 0.7  # of the rows
_OF_OWNERS = frozenset(("owner", "given_names", "surnames"))
_NUMBERS = ("ruc", "phone", "cedula")


def remark_columns(table: Table, chosen: Container[str]) -> Iterator[CellIssue]:
    """Columns that a person ought to look at, unless they were `chosen` (by key) by one."""
    if table.header_row == NO_HEAD:
        reason = _(
            "la lista no dice qué es cada columna; se tomó por lo que hay en sus celdas, mírelo en «Columnas»"
        )
        yield CellIssue(0, "", table.sheet, reason)
    known = {column.meaning: column for column in table.columns}
    names = meaning_names()
    rows = [cells for _number, cells in table.rows]
    for column in table.columns:
        if column.key in chosen or not (column.by_content or column.meaning == EXTRA):
            continue
        cells = cells_under(column, rows)
        if not cells:
            continue
        example = tidy(cell_text(cells[0]))
        if column.by_content:
            reason = _(
                "se tomó como «{what}» por lo que dicen sus celdas; si no es así, cámbielo en «Columnas»"
            )
        elif (found := _identity(column, cells, known)) is None:
            continue
        elif found in known:
            reason = _("ya hay otra columna de «{what}»; lo de esta queda en las notas")
        else:
            reason = _("parece «{what}» y queda en las notas; si es del taller, elíjalo en «Columnas»")
        what = names[column.meaning if column.by_content else str(found)]
        yield CellIssue(0, column.header, example, reason.format(what=what))
    if not _OF_OWNERS & set(known) and (named := _names_owner(known.get("phone"), rows)) is not None:
        reason = _(
            "ninguna columna es la dueña o el dueño; se tomó por tal a quien se nombra junto al teléfono, "
            "y si no lo es, corríjalo en el taller"
        )
        yield CellIssue(0, known["phone"].header, named, reason)
    if "name" not in known and (other := _may_name(table)) is not None and other.key not in chosen:
        reason = _(
            "ninguna columna es el nombre del taller, y cada uno se llama como su dueña o dueño; "
            "si el nombre es lo de esta, elíjalo en «Columnas»"
        )
        yield CellIssue(0, other.header, "", reason)


def _names_owner(phones: Column | None, rows: Sequence[Sequence[CellValue]]) -> str | None:
    """The first telephone that a person's name stands beside, if there is one."""
    texts = [cell_text(cell) for cell in cells_under(phones, rows)] if phones else []
    return next((text for text in texts if name_beside_phone(text)[0]), None)


def _identity(column: Column, cells: list[CellValue], known: Container[str]) -> str | None:
    """What of who the workshop is a column holds that goes to the notes, or None."""
    if is_of_form(column.header):
        return None
    held = next((meaning for meaning in _NUMBERS if is_identity(meaning, cells)), None)
    if held is not None:
        return held
    if says_whether_active(cells):
        return "active"
    nobody = not any(meaning in known for meaning in _OF_OWNERS)
    if nobody and sum(is_person(cell_text(cell)) for cell in cells) > len(cells) / 2:
        return None if is_of_others(column.header) else "owner"
    if "place" in known and (is_town(column.header) or meaning_of(column.header) == "place"):
        return "place"
    named = None if asks_yes_or_no(column.header) else identity_in(column.key)
    return named.name if named else None


def _may_name(table: Table) -> Column | None:
    """The first column on its way to the notes that says something else, in letters, on nearly every row."""
    rows = [cells for _number, cells in table.rows]
    for column in table.columns:
        texts = [cell_text(cell) for cell in cells_under(column, rows)] if column.meaning == EXTRA else []
        worded = {text for text in texts if sum(map(str.isalpha, text)) > len(text) / 2}
        if len(worded) >= max(2, MOSTLY * len(rows)):
            return column
    return None
