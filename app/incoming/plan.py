"""Makes the plan of an import: what each row says, what is doubtful, what will happen."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from app.i18n import _
from app.incoming.cells import LONGEST_NAME
from app.incoming.cleaning import say_letters
from app.incoming.collection import without_collection
from app.incoming.column_remarks import remark_columns
from app.incoming.columns import SOCIETIES
from app.incoming.formulas import check_formulas
from app.incoming.known import OfficeIndex
from app.incoming.layouts import recall_layout
from app.incoming.matching import match_rows
from app.incoming.queries import read_index, read_workshops
from app.incoming.reading import read_book
from app.incoming.recognition import find_table
from app.incoming.records import (
    Book,
    CellIssue,
    Decisions,
    ImportPlan,
    ImportReport,
    PlannedWorkshop,
    Table,
)
from app.incoming.resolution import group_rows, plan_workshop
from app.incoming.row_remarks import remark_rows
from app.incoming.rows import read_rows
from app.progress import SILENT, Progress, each
from app.registry.names import fold, title_name
from app.registry.territories import cluster_named_in
from app.storage.records import Reader

NO_DECISIONS = Decisions()


def plan_import(
    reader: Reader,
    path: Path,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = SILENT,
) -> ImportPlan:
    """Read a file and plan its import; nothing is written.

    Raises `FileProblem` when the file cannot be read, `DataProblem` when there is no list
    in it, or its values are formulas without results.
    """
    progress.report(0, None, _("Leyendo el archivo"))
    book = read_book(path, progress=progress)
    return plan_book(reader, book, sheet=sheet, mapping=mapping, progress=progress)


def plan_book(
    reader: Reader,
    book: Book,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress = SILENT,
) -> ImportPlan:
    """Plan the import of a book already read, as when a person changes a column's meaning.

    Without a mapping the one remembered for this layout is used, if there is one.
    """
    with without_collection():
        return _plan_book(reader, book, sheet, mapping, progress)


def _plan_book(
    reader: Reader,
    book: Book,
    sheet: str | None,
    mapping: Mapping[str, str] | None,
    progress: Progress,
) -> ImportPlan:
    table = find_table(book, sheet=sheet)
    chosen = recall_layout(reader, table.layout) if mapping is None else dict(mapping)
    if chosen:
        table = find_table(book, sheet=table.sheet, mapping=chosen)
    page = next(found for found in book.sheets if found.name == table.sheet)
    formulas = check_formulas(table, page)
    rows = read_rows(table, progress)
    progress.report(len(rows), len(rows), _("Comparando con la oficina"))
    index = read_index(reader)
    source = source_of(book.source)
    matches, duplicates = match_rows(rows, index, source)
    plan = ImportPlan(
        source=source,
        table=table,
        rows=rows,
        matches=matches,
        sheets=tuple((found.name, found.hidden) for found in book.sheets),
        duplicates=duplicates,
        workshops=(),
        warnings=(
            *formulas,
            *say_letters(book, page, table),
            *remark_columns(table, chosen),
            *remark_rows(table, chosen),
            *_left_out(book, table),
        ),
        association=_association(table),
        mapping=chosen,
        cluster_code=_cluster_code(book, table),
        journal_end=_journal_end(reader),
        file=Path(book.source).name,
    )
    workshops = resolve_plan(reader, plan, NO_DECISIONS, index=index, progress=progress)
    return replace(plan, workshops=workshops)


def resolve_plan(
    reader: Reader,
    plan: ImportPlan,
    decisions: Decisions,
    *,
    index: OfficeIndex | None = None,
    progress: Progress = SILENT,
) -> tuple[PlannedWorkshop, ...]:
    """What will happen to each workshop under these decisions, in the list's order."""
    if plan.workshops and decisions == NO_DECISIONS and plan.journal_end == _journal_end(reader):
        return plan.workshops
    ids = (index or read_index(reader)).ids
    groups = group_rows(plan.rows, plan.duplicates, plan.matches, ids, decisions.duplicates)
    association = find_association(reader, plan, decisions)
    wanted = [workshop for _rows, workshop in groups if workshop is not None]
    office = read_workshops(reader, wanted, association, is_own=plan.table.is_own)
    headers = {column.meaning: column.header for column in plan.table.columns}
    return tuple(
        plan_workshop(members, office.get(workshop) if workshop else None, plan.source, headers)
        for members, workshop in each(groups, progress, _("Comparando con la oficina"))
    )


def _journal_end(reader: Reader) -> int:
    return int(reader.value("SELECT max(id) FROM journal") or 0)


def source_of(name: str) -> str:
    """What a list is called, so that its Excel and its CSV count as the same list."""
    return fold(Path(name).stem) or "lista"


def find_association(reader: Reader, plan: ImportPlan, decisions: Decisions) -> int | None:
    """The association the list belongs to, if the office has it already."""
    if decisions.association_id is not None:
        return decisions.association_id
    wanted = fold(decisions.association_name or plan.association)
    rows = reader.rows("SELECT id, name FROM association WHERE deleted = 0 ORDER BY id")
    return next((row[0] for row in rows if fold(row[1]) == wanted), None)


def _association(table: Table) -> str:
    """The society a title names: "Lista de socios de la Asociación X — 2022" -> "Asociación X"."""
    for title in table.titles:
        words = re.split(r"\s[—–-]\s|[:|]", title)[0].split()
        for start, word in enumerate(words):
            if fold(word) in SOCIETIES:
                return title_name(" ".join(words[start:])[:LONGEST_NAME])
    return "" if table.is_own else _("Asociación sin nombre")


def _cluster_code(book: Book, table: Table) -> str | None:
    found = cluster_named_in(" ".join((book.source, table.sheet, *table.titles)))
    return found.code if found else None


def _left_out(book: Book, table: Table) -> list[CellIssue]:
    """What is on the page and no workshop: said, so that nothing is dropped silently."""
    reasons = {
        "subtotal": _("parece un total; no se importó"),
        "note": _("parece una nota o un título; no se importó"),
        "title": _("es el título de las filas que siguen; se tomó como su barrio o compañía"),
        "other": _("está bajo nombres de columna que no son los de la lista; impórtela aparte"),
    }
    said = (
        []
        if table.rows
        else [CellIssue(0, "", table.sheet, _("no hay filas debajo de los nombres de las columnas"))]
    )
    said += [
        CellIssue(entry.row, "", entry.text, reasons[entry.kind])
        for entry in table.skipped
        if entry.kind in reasons
    ]
    for sheet in book.sheets:
        if sheet.name != table.sheet and sheet.rows:
            said.append(CellIssue(0, "", sheet.name, _("hoja que no se importó")))
    return said


def report_of(plan: ImportPlan, workshops: tuple[PlannedWorkshop, ...]) -> ImportReport:
    """What an import does, in the words of the command line; also for a dry run.

    `added`, `updated` and `unchanged` count workshops, not rows.
    """
    actions = [planned.action for planned in workshops]
    imported = {row for planned in workshops for row in planned.rows}
    warnings = [
        *plan.warnings,
        *(issue for row in plan.rows if row.row in imported for issue in row.warnings),
        *(issue for planned in workshops for issue in planned.warnings),
    ]
    return ImportReport(
        added=actions.count("add"),
        updated=actions.count("update"),
        unchanged=actions.count("unchanged"),
        rejected=plan.rejected,
        warnings=tuple(sorted(warnings, key=lambda issue: issue.row)),
        possible_duplicates=tuple((pair.row, pair.other) for pair in plan.duplicates),
    )
