"""What a list changes in a workshop the office knows already.

The list is compared with what it said before and with what the office has now, so that an
old list never undoes what a consultant corrected, and the same list again changes nothing.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.i18n import _, format_money
from app.incoming.columns import label_of
from app.incoming.known import OfficeWorkshop, SourceRow
from app.incoming.records import CellChange, CellIssue, Draft
from app.incoming.rows import owner_of
from app.registry.names import fold, is_initials_of
from app.registry.phone import read_phones, show_phones
from app.registry.ruc import has_no_ruc, read_ruc
from app.registry.vocabulary import product_name, term_name

TEXTS = {"name", "cluster", "place", "given_names", "surnames"}
COUNTS = {"women", "men"}
_AS_JSON = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
).encode
_READABLE: Mapping[str, Callable[[str], object]] = {
    "ruc": lambda text: read_ruc(text).ruc,
    "phone": read_phones,
    "owner_phone": read_phones,
}
_PHONES = ("phone", "owner_phone")


@dataclass(slots=True)
class Differences:
    """What is to be written, the changes in words, and where the office's value stayed."""

    writes: dict[str, Any] = field(default_factory=dict)
    changes: list[CellChange] = field(default_factory=list)
    warnings: list[CellIssue] = field(default_factory=list)


def show_read(meaning: str, value: Any) -> str:
    """A field's value as a person reads it."""
    if value is None:
        return ""
    if meaning == "machines":
        return ", ".join(f"{count} {term_name('machines', kind)}" for kind, count in value.items())
    if meaning == "products":
        return ", ".join(value)
    if meaning == "active":
        return _("Sí") if value else _("No")
    if meaning in _PHONES:
        return show_phones(value)
    return format_money(value) if meaning == "fee" else str(value)


def _called(products: Iterable[str]) -> set[str]:
    return {product_name(one) or one for one in products}


def _is_equal(meaning: str, new: Any, current: Any) -> bool:
    if new == current:
        return True
    if meaning == "products":  # «deportiva» is what the list of words calls «ropa deportiva»
        return _called(new) == _called(current or ())
    if meaning in TEXTS and isinstance(current, str):
        is_initial = meaning == "given_names" and is_initials_of(new, current)
        return fold(new) == fold(current) or is_initial
    return False


def _said_by(rows: Sequence[SourceRow], meaning: str) -> list[Any]:
    return [row.cells[meaning] for row in rows if meaning in row.cells]


def _choice(meaning: str, new: Any, workshop: OfficeWorkshop, same: Sequence[SourceRow]) -> str:
    """ "keep", "write", or "conflict" when both list and office changed."""
    current = workshop.fields.get(meaning)
    if meaning == "association":  # one more is no contradiction
        return (
            "keep"
            if set(map(fold, new.split(", "))) <= set(map(fold, (current or "").split(", ")))
            else "write"
        )
    before = _said_by(same, meaning)
    if new == current or new in before:
        return "keep"
    if current is None:
        was_counted = meaning in COUNTS and not COUNTS.isdisjoint(workshop.fields)
        return "keep" if was_counted and new == 0 else "write"  # who is not there was counted with the others
    if meaning in _READABLE and not _READABLE[meaning](new) and _READABLE[meaning](current):
        # words or a wrong number never take the place of a right one
        return "keep" if meaning == "ruc" and has_no_ruc(new) else "conflict"
    if not before and _is_equal(meaning, new, current):
        return "keep"
    if meaning in _PHONES and set(new.split()) <= set((read_phones(current) or "").split()):
        return "keep"  # one of the numbers that the office has
    said = _said_by(workshop.sources, meaning)
    if current in said and not (meaning in COUNTS and workshop.has_breakdown):
        return "write"
    return "keep" if new in said else "conflict"


def _note_lines(note: str) -> list[str]:
    return [line for line in note.split("\n") if line.strip()]


def note_line(column: str, text: str) -> str:
    """A line of a workshop's notes that came from a list's column."""
    return f"{column}: {text}" if column else text


def _merge_notes(
    notes: Sequence[tuple[str, str]], workshop: OfficeWorkshop, same: Sequence[SourceRow]
) -> str:
    lines = _note_lines(workshop.note)
    known = {tuple(piece) for row in workshop.sources for piece in row.cells.get("notes", ())}
    before = [tuple(piece) for row in same for piece in row.cells.get("notes", ())]
    for column, text in notes:
        line = note_line(column, text)
        if line in lines or (column, text) in known:
            continue
        old = [note_line(*piece) for piece in before if piece[0] == column]
        is_one_for_one = len(old) == 1 and sum(c == column for c, _text in notes) == 1
        if is_one_for_one and old[0] in lines:
            lines[lines.index(old[0])] = line
        else:
            lines.append(line)
    return "\n".join(lines)


def _to_compare(draft: Draft, workshop: OfficeWorkshop) -> Iterator[tuple[str, Any]]:
    """The fields but the code, and but a whole name that is only divided elsewhere."""
    same_owner = fold(owner_of(draft.fields)) == fold(owner_of(workshop.fields))
    for meaning, new in draft.fields.items():
        if meaning != "code" and not (same_owner and meaning in ("given_names", "surnames")):
            yield meaning, new


def find_differences(
    draft: Draft, workshop: OfficeWorkshop, source: str, row: int, headers: Mapping[str, str]
) -> Differences:
    """Compare a draft with the office's workshop; `headers` names each meaning's column."""
    same = [kept for kept in workshop.sources if kept.source == source]
    found = Differences()
    notes = list(draft.notes)
    for meaning, new in _to_compare(draft, workshop):
        choice = _choice(meaning, new, workshop, same)
        if choice == "keep":
            continue
        old, label = show_read(meaning, workshop.fields.get(meaning)), label_of(meaning, headers)
        if choice == "write":
            found.writes[meaning] = new
            found.changes.append(CellChange(label, old, show_read(meaning, new)))
        else:
            shown = str(draft.given[meaning]) if meaning in _PHONES else show_read(meaning, new)
            notes.append((label, shown))
            reason = _("la oficina tiene «{old}»; se dejó, y lo de la lista queda en las notas")
            found.warnings.append(CellIssue(row, label, shown, reason.format(old=old)))
    note = _merge_notes(notes, workshop, same)
    if note != "\n".join(_note_lines(workshop.note)):
        found.writes["note"] = note
        added = [line for line in _note_lines(note) if line not in _note_lines(workshop.note)]
        found.changes.append(CellChange(_("Notas"), "", "; ".join(added)))
    return found


def cells_to_keep(draft: Draft, before: Mapping[str, Any] | None = None) -> str:
    """A row's cells for the next comparison; blanks never erase what it said before."""
    if before is None and not draft.notes:
        return _AS_JSON(draft.fields)
    cells = dict(before or {}) | dict(draft.fields)
    notes = [list(piece) for piece in (before or {}).get("notes", ())]
    notes += [list(piece) for piece in draft.notes if list(piece) not in notes]
    if notes:
        cells["notes"] = notes
    return _AS_JSON(cells)
