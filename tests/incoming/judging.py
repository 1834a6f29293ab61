"""Holds what the program reads of a made list against its truth: cells right, and identities wrong in silence."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.incoming.plan import plan_book
from app.incoming.records import CellIssue, ImportPlan, PlannedWorkshop
from app.incoming.rows import owner_of
from app.registry.names import tidy
from app.registry.phone import read_phones
from app.registry.ruc import has_no_ruc
from app.storage.records import Reader
from tests.incoming.made_lists import Doubtful, MadeList

IDENTITIES = ("name", "owner", "cedula", "ruc", "phone")


@dataclass
class Verdict:
    """How many cells there were, and those that went wrong as (row, meaning, true, read)."""

    cells: int = 0
    wrong: list[tuple[int, str, Any, Any]] = field(default_factory=list)
    silent: list[tuple[int, str, Any, Any]] = field(default_factory=list)
    warned_right: int = 0

    def add(self, other: "Verdict") -> None:
        self.cells += other.cells
        self.wrong += other.wrong
        self.silent += other.silent
        self.warned_right += other.warned_right

    @property
    def share(self) -> float:
        """The share of cells that are right."""
        return 1 - len(self.wrong) / self.cells if self.cells else 1.0


def judge(reader: Reader, made: MadeList) -> Verdict:
    """Read a list into an office that has none of it, and compare."""
    plan = plan_book(reader, made.book)
    found = {row: planned for planned in plan.workshops for row in planned.rows}
    verdict = Verdict()
    for row, true in made.truth.items():
        _judge_row(verdict, plan, made, row, true, found.get(row))
    for row, planned in found.items():
        if row not in made.truth:  # a foot that became a workshop
            verdict.wrong.append((row, "row", None, dict(planned.draft.fields)))
            verdict.silent.append((row, "row", None, dict(planned.draft.fields)))
    return verdict


def _judge_row(
    verdict: Verdict,
    plan: ImportPlan,
    made: MadeList,
    row: int,
    true: Mapping[str, Any],
    planned: PlannedWorkshop | None,
) -> None:
    read = _as_read(planned)
    if planned is None and "name" in true:
        read = {}
    for meaning in {*true, *(one for one in IDENTITIES if one in read)}:
        want, got = true.get(meaning), read.get(meaning)
        if meaning == "note":
            right = planned is not None and any(text == want for _c, text in planned.draft.notes)
            got = planned.draft.notes if planned else None
        elif meaning == "name" and want is None:
            continue  # of a list of people
        else:
            right = _is_right(meaning, want, got)
        verdict.cells += 1
        if isinstance(want, Doubtful):
            right = _is_said(plan, made, row, meaning)
        if not right:
            verdict.wrong.append((row, meaning, want, got))
            if meaning in IDENTITIES and not _is_said(plan, made, row, meaning):
                verdict.silent.append((row, meaning, want, got))


def _is_said(plan: ImportPlan, made: MadeList, row: int, meaning: str) -> bool:
    """Whether something is told of this row's cell, of its whole row, or of the column that it is in."""
    parts = {"owner": ("owner", "surnames", "given_names"), "ruc": ("ruc", "check_digit")}.get(
        meaning, (meaning,)
    )
    true = {made.headings[part].casefold() for part in parts if part in made.headings}
    own = {column.header for column in plan.table.columns if column.meaning in parts}
    for issue in _issues(plan):
        heading = issue.column.casefold()
        is_own = issue.column in own or heading in true or ("" in true and heading.startswith("columna"))
        if (issue.row == row and (is_own or not issue.column)) or (issue.row == 0 and is_own):
            return True
    return False


def _issues(plan: ImportPlan) -> list[CellIssue]:
    of_rows = [issue for one in plan.rows for issue in one.warnings]
    return [
        *plan.warnings,
        *plan.rejected,
        *of_rows,
        *(issue for one in plan.workshops for issue in one.warnings),
    ]


def _as_read(planned: PlannedWorkshop | None) -> dict[str, Any]:
    if planned is None:
        return {}
    fields = dict(planned.draft.fields)
    owner = owner_of(fields)
    if has_no_ruc(fields.get("ruc", "")):
        fields.pop("ruc", None)
    return {key: value for key, value in fields.items() if key not in ("given_names", "surnames")} | (
        {"owner": owner} if owner else {}
    )


def _is_right(meaning: str, want: Any, got: Any) -> bool:
    if want is None or got is None or isinstance(want, Doubtful):
        return want == got
    if meaning == "owner":  # «SOSA MEZA ANA»: what is the surname only a person knows
        return sorted(want.casefold().split()) == sorted(str(got).casefold().split())
    if meaning in ("name", "place"):
        return tidy(want).casefold() == tidy(str(got)).casefold()
    if meaning == "phone":
        return got == read_phones("0" + want)
    return bool(want == got)


def table_of(verdict: Verdict, lists: int) -> str:
    """The figures in words."""
    by_meaning = Counter(meaning for _row, meaning, _want, _got in verdict.wrong)
    lines = [
        f"{lists} lists, {verdict.cells} cells, {100 * verdict.share:.2f} % right, "
        f"{len(verdict.silent)} identities silently wrong",
        *(f"  {meaning:12} {count} wrong" for meaning, count in by_meaning.most_common()),
    ]
    return "\n".join(lines)
