"""Makes the plan of an import of counts: rows to days, and what the office has of them already."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.i18n import _
from app.incoming.cleaning import say_letters
from app.incoming.count_columns import COUNTS
from app.incoming.count_reader import CountRows, say_together
from app.incoming.count_reasons import DEFECT, STOP, is_reason
from app.incoming.count_records import Cells, CountsPlan, CountsReport, PlannedDay
from app.incoming.formulas import check_formulas
from app.incoming.layouts import recall_layout
from app.incoming.plan import source_of
from app.incoming.reading import read_book
from app.incoming.recognition import find_table
from app.incoming.records import Book, CellIssue, ReadRow, SkippedRow
from app.production.queries import list_styles
from app.progress import SILENT, Progress
from app.registry.names import fold
from app.storage.records import Reader

Fields = Mapping[str, Any]
PLAIN = (
    "scheduled", "people", "absent", "minutes_present", "inspected", "right_first_time", "wip",
)  # fmt: skip


def plan_counts(
    reader: Reader,
    path: Path,
    *,
    workshop_id: int,
    sheet: str | None = None,
    progress: Progress = SILENT,
) -> CountsPlan:
    """Read a file and plan its import into a workshop; nothing is written.

    Raises `FileProblem` when the file cannot be read, `DataProblem` when there is no list in it.
    """
    progress.report(0, None, _("Leyendo el archivo"))
    return plan_count_book(reader, read_book(path, progress=progress), workshop_id=workshop_id, sheet=sheet)


def plan_count_book(
    reader: Reader,
    book: Book,
    *,
    workshop_id: int,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> CountsPlan:
    """The same of a book already read, as when a person changes a column's meaning."""
    table = find_table(book, sheet=sheet, grammar=COUNTS)
    chosen = recall_layout(reader, table.layout) if mapping is None else dict(mapping)
    if chosen:
        table = find_table(book, sheet=table.sheet, mapping=chosen, grammar=COUNTS)
    page = next(one for one in book.sheets if one.name == table.sheet)
    formulas = check_formulas(table, page)
    reading = CountRows(table, dots=book.delimiter == ",")
    rows = reading.read()
    source = source_of(book.source)
    days = _Days(reader, workshop_id, source).plan(rows)
    return CountsPlan(
        source=source,
        workshop_id=workshop_id,
        table=table,
        sheets=tuple((one.name, one.hidden) for one in book.sheets),
        rows=rows,
        days=days,
        warnings=(*formulas, *say_letters(book, page, table), *reading.warnings, *_left_out(table.skipped)),
        mapping=chosen,
    )


def _left_out(skipped: tuple[SkippedRow, ...]) -> list[CellIssue]:
    reasons = {
        "subtotal": _("parece un total; no se importó"),
        "note": _("parece una nota o un título; no se importó"),
        "other": _("está bajo nombres de columna que no son los de la lista; impórtela aparte"),
    }
    return [CellIssue(one.row, "", one.text, reasons[one.kind]) for one in skipped if one.kind in reasons]


def _team(fields: Fields) -> str | None:
    return " ".join(str(fields[name]) for name in ("department", "team") if fields.get(name)) or None


class _Days:
    """Puts the rows of a list together into days, and holds each against what the office has."""

    def __init__(self, reader: Reader, workshop_id: int, source: str) -> None:
        self._source = source
        self._styles = {fold(style.name): style.id for style in list_styles(reader, workshop_id)}
        self._prints: dict[str, int] = {}
        self._there: dict[tuple[str, str], list[tuple[int, str | None, str | None]]] = defaultdict(list)
        for row in reader.rows(
            "SELECT id, worked_on, team, source, fingerprint FROM work_day "
            "WHERE workshop_id = ? AND deleted = 0 ORDER BY id",
            (workshop_id,),
        ):
            if row["fingerprint"]:
                self._prints[row["fingerprint"]] = row["id"]
            key = (row["worked_on"], fold(row["team"] or ""))
            self._there[key].append((row["id"], row["source"], row["fingerprint"]))

    def plan(self, rows: tuple[ReadRow, ...]) -> tuple[PlannedDay, ...]:
        """What will happen to each day, in the list's order."""
        groups: dict[tuple[str, ...], list[ReadRow]] = defaultdict(list)
        for row in rows:
            if row.rejected is None:
                fields = row.draft.fields
                own = () if fields.get("what") else (str(row.row),)  # without a garment a row is a day
                groups[(fields["date"], fold(_team(fields) or ""), *own)].append(row)
        made = [self._make(group) for group in groups.values()]
        prints = _fingerprints(made)
        return tuple(self._decide(*one, mark, set(prints)) for one, mark in zip(made, prints, strict=True))

    def _make(
        self, rows: list[ReadRow]
    ) -> tuple[list[ReadRow], dict[str, Any], dict[str, tuple[Cells, ...]]]:
        fields: dict[str, Any] = {}
        for row in reversed(rows):
            fields |= row.draft.fields
        cells: dict[str, Any] = {"worked_on": fields["date"], "team": _team(fields)}
        cells |= {name: fields.get(name) for name in PLAIN}
        cells["minutes_each"] = fields["hours_each"] * 60 if "hours_each" in fields else None
        cells["efficiency_given"] = fields.get("efficiency")
        cells["wip_applies"] = int(fields["wip_applies"])
        cells["note"] = "\n".join(_note_lines(rows)) or None
        parts: dict[str, tuple[Cells, ...]] = {
            "day_output": tuple(one for row in rows if (one := self._output(row.draft.fields))),
            "stoppage": tuple(
                {"cause": name.removeprefix(STOP), "minutes": minutes}
                for name, minutes in fields.items()
                if name.startswith(STOP) and minutes
            ),
            "defect_count": tuple(
                {"kind": name.removeprefix(DEFECT), "count": count}
                for name, count in fields.items()
                if name.startswith(DEFECT)
            ),
        }
        return rows, {name: value for name, value in cells.items() if value is not None}, parts

    def _output(self, fields: Fields) -> Cells | None:
        cells: dict[str, Any] = {name: fields.get(name) for name in ("what", "pieces", "standard_minutes")}
        if cells["standard_minutes"] == 0:
            cells["standard_minutes"] = None
        style = self._styles.get(fold(cells["what"] or ""))
        if style is not None:
            cells |= {"style_id": style, "what": None}
        known = {name: value for name, value in cells.items() if value is not None}
        return known or None

    def _decide(
        self, rows: list[ReadRow], cells: dict[str, Any], parts: Mapping[str, tuple[Cells, ...]],
        mark: str, prints: set[str],
    ) -> PlannedDay:  # fmt: skip
        numbers = tuple(row.row for row in rows)
        warnings = tuple(_differences(rows))
        whole: Cells = {**cells, "origin": "document", "source": self._source, "fingerprint": mark}
        if mark in self._prints:
            return PlannedDay(numbers, "unchanged", whole, parts, self._prints[mark])
        there = self._there[(cells["worked_on"], fold(cells.get("team") or ""))]
        same = [one for one in there if one[1] == self._source and one[2] not in prints]
        if same:
            there.remove(same[0])
            return PlannedDay(numbers, "update", whole, parts, same[0][0], warnings=warnings)
        if any(one[1] != self._source for one in there):
            reason = _("ese día ya está contado acá, a mano o de otra lista; no se importa dos veces")
            issue = CellIssue(numbers[0], "", str(cells["worked_on"]), reason)
            return PlannedDay(numbers, "skipped", whole, parts, warnings=(*warnings, issue))
        return PlannedDay(numbers, "add", whole, parts, warnings=warnings)


def _fingerprints(
    made: list[tuple[list[ReadRow], dict[str, Any], dict[str, tuple[Cells, ...]]]],
) -> list[str]:
    """What tells each day from every other: all that its rows say, and which of those alike it is."""
    seen: dict[str, int] = defaultdict(int)
    found = []
    for _rows, cells, parts in made:
        text = json.dumps([cells, parts], sort_keys=True, ensure_ascii=False)
        seen[text] += 1
        found.append(hashlib.sha256(f"{text}#{seen[text]}".encode()).hexdigest()[:32])
    return found


def _note_lines(rows: list[ReadRow]) -> list[str]:
    lines = []
    for row in rows:
        if note := row.draft.fields.get("note"):
            lines.append(str(note))
        lines += [f"{header}: {text}" for header, text in row.draft.notes]
    return list(dict.fromkeys(lines))


def _differences(rows: list[ReadRow]) -> list[CellIssue]:
    """Rows of one day that say otherwise how many people came: the first counts, and it is said."""
    first = rows[0].draft.fields
    said = []
    for row in rows[1:]:
        for name in (*PLAIN, "hours_each", *filter(is_reason, first)):
            value = row.draft.fields.get(name)
            if value is not None and name in first and value != first[name]:
                reason = _("otra fila del mismo día dice {first}; vale la primera").format(first=first[name])
                said.append(CellIssue(row.row, "", str(value), reason))
    return said


def report_counts(plan: CountsPlan) -> CountsReport:
    """What an import does, in the words of the command line; also for a dry run."""
    issues = [
        *plan.warnings,
        *say_together([issue for row in plan.rows for issue in row.warnings]),
        *say_together([issue for planned in plan.days for issue in planned.warnings]),
    ]
    days = [str(planned.cells["worked_on"]) for planned in plan.days]
    return CountsReport(
        added=plan.count("add"),
        updated=plan.count("update"),
        unchanged=plan.count("unchanged"),
        skipped=plan.count("skipped"),
        first=min(days, default=None),
        last=max(days, default=None),
        rejected=plan.rejected,
        warnings=tuple(sorted(issues, key=lambda issue: issue.row)),
    )
