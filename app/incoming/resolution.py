"""Turns rows, matches and a person's decisions into what happens to each workshop."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.i18n import _
from app.incoming.columns import label_of
from app.incoming.differences import (
    Differences,
    cells_to_keep,
    find_differences,
    note_line,
    show_read,
)
from app.incoming.known import OfficeWorkshop
from app.incoming.records import (
    CellIssue,
    Draft,
    KeptRow,
    PlannedWorkshop,
    PossibleDuplicate,
    ReadRow,
)
from app.incoming.rows import fingerprint
from app.registry.names import fold, is_initials_of

Choices = Mapping[tuple[int, int | str], str]


def decide(pair: PossibleDuplicate, choices: Choices) -> str:
    """What was decided for a pair, or what happens by default."""
    return choices.get((pair.row, pair.other), pair.decision)


def group_rows(
    rows: Sequence[ReadRow],
    duplicates: Iterable[PossibleDuplicate],
    matches: Mapping[int, int],
    ids: Mapping[str, int],
    choices: Choices,
) -> list[tuple[list[ReadRow], int | None]]:
    """Rows that are one workshop, together, with the office's workshop they are, if any."""
    by_row = {row.row: row for row in rows if row.rejected is None}
    leader = {number: number for number in by_row}
    matched = dict(matches)
    skipped: set[int] = set()
    for pair in duplicates:
        decision = decide(pair, choices)
        if decision == "skip":
            skipped.add(pair.row)
        elif isinstance(pair.other, str):
            if decision == "same":
                matched[pair.row] = ids[pair.other]
            elif matched.get(pair.row) == ids[pair.other]:
                del matched[pair.row]
        elif decision == "same" and pair.other in leader:
            leader[pair.row] = _leader_of(pair.other, leader)
    groups: dict[int, list[ReadRow]] = {}
    for number, row in by_row.items():
        if number not in skipped:
            groups.setdefault(_leader_of(number, leader), []).append(row)
    return [
        (members, next((matched[r.row] for r in members if r.row in matched), None))
        for members in groups.values()
    ]


def _leader_of(number: int, leader: dict[int, int]) -> int:
    while leader[number] != number:
        number = leader[number]
    return number


def merge_rows(rows: Sequence[ReadRow], headers: Mapping[str, str]) -> tuple[Draft, list[CellIssue]]:
    """One draft of rows that are one workshop: the first value of each field counts.

    A later row's other value is kept in the notes and said.
    """
    if len(rows) == 1:
        return rows[0].draft, []
    fields: dict[str, Any] = dict(rows[0].draft.fields)
    given = dict(rows[0].draft.given)
    notes = list(rows[0].draft.notes)
    warnings = []
    for row in rows[1:]:
        for meaning, value in row.draft.fields.items():
            if meaning not in fields or _is_fuller(meaning, value, fields[meaning]):
                fields[meaning] = value
                if meaning in row.draft.given:
                    given[meaning] = row.draft.given[meaning]
            elif not _agrees(meaning, value, fields[meaning]):
                label = label_of(meaning, headers)
                _add_note(notes, (label, show_read(meaning, value)))
                reason = _("la fila {first} dice otra cosa; este valor queda en las notas")
                warnings.append(
                    CellIssue(row.row, label, show_read(meaning, value), reason.format(first=rows[0].row))
                )
        for piece in row.draft.notes:
            _add_note(notes, piece)
    return Draft(fields, given, tuple(notes)), warnings


def _add_note(notes: list[tuple[str, str]], piece: tuple[str, str]) -> None:
    """Note a piece unless it stands there already, in whatever capitals and accents."""
    if all((label, fold(text)) != (piece[0], fold(piece[1])) for label, text in notes):
        notes.append(piece)


def _is_fuller(meaning: str, value: Any, kept: Any) -> bool:
    return meaning == "given_names" and fold(value) != fold(kept) and is_initials_of(kept, value)


def _agrees(meaning: str, value: Any, kept: Any) -> bool:
    if value == kept:
        return True
    if isinstance(value, str) and isinstance(kept, str):
        initials = meaning == "given_names" and is_initials_of(value, kept)
        return fold(value) == fold(kept) or initials
    return False


def _kept_rows(
    rows: Sequence[ReadRow], whole: Draft, workshop: OfficeWorkshop | None, source: str
) -> tuple[KeptRow, ...]:
    """What each row said, once for each way of naming the workshop; the first keeps it whole."""
    if workshop is None and len(rows) == 1:
        return (KeptRow(fingerprint(whole), cells_to_keep(whole)),)
    named = [(fingerprint(row.draft), row.draft) for row in rows]
    drafts = dict(reversed(named)) | {named[0][0]: whole}
    sources = workshop.sources if workshop else ()
    known = {old.fingerprint: old for old in sources if old.source == source}
    kept = []
    for text, draft in drafts.items():
        before = known.get(text)
        cells = cells_to_keep(draft, before.cells if before else None)
        if before is None or cells_to_keep(Draft({}), before.cells) != cells:
            kept.append(KeptRow(text, cells, before.id if before else None))
    return tuple(kept)


def plan_workshop(
    rows: Sequence[ReadRow],
    workshop: OfficeWorkshop | None,
    source: str,
    headers: Mapping[str, str],
) -> PlannedWorkshop:
    """What happens to one workshop: added whole, changed where the list changed, or nothing.

    `headers` names each meaning's column.
    """
    draft, warnings = merge_rows(rows, headers)
    numbers = tuple(row.row for row in rows)
    kept = _kept_rows(rows, draft, workshop, source)
    is_own = "code" in headers
    if workshop is None:
        writes = dict(draft.fields)
        if note := "\n".join([note_line(*piece) for piece in draft.notes]):
            writes["note"] = note
        return PlannedWorkshop(numbers, "add", draft, writes=writes, kept=kept, warnings=tuple(warnings))
    found: Differences = find_differences(draft, workshop, source, numbers[0], headers)
    if is_own and not found.writes:
        kept = ()  # our own list said what we have: there is nothing to remember of it
    return PlannedWorkshop(
        numbers, "update" if found.writes else "unchanged", draft,
        workshop_id=workshop.id, code=workshop.code, person_id=workshop.person_id,
        membership_id=workshop.membership_id, changes=tuple(found.changes),
        writes=found.writes, kept=kept, warnings=(*warnings, *found.warnings),
    )  # fmt: skip
