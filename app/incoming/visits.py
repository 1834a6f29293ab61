"""Bringing in visits that were answered on a telephone (Kobo, ODK)."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.days import FACT, doubt_day
from app.diagnosis.instruments import list_instruments, load_instrument
from app.diagnosis.operations import add_whole_visit
from app.diagnosis.queries import read_instrument
from app.diagnosis.records import Instrument
from app.errors import DataProblem
from app.i18n import _, format_day
from app.incoming import form
from app.incoming.form_table import FormTable, find_form, require_form
from app.incoming.formulas import refuse_formulas
from app.incoming.records import Book, CellIssue
from app.incoming.submissions import Submission, first_mark, read_submissions
from app.registry.names import fold
from app.registry.operations import record_consent
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store


@dataclass(frozen=True, slots=True)
class VisitsReport:
    """What an import of visits did, or would do (`dry_run`)."""

    instrument: str
    version: str
    added: int
    unchanged: int
    rejected: tuple[CellIssue, ...]
    warnings: tuple[CellIssue, ...]
    unknown_columns: tuple[str, ...]
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """What the office has that rows are matched with."""

    workshops: Mapping[str, tuple[int, ...]]
    consultants: Mapping[str, int]
    known: frozenset[str]


def import_visits(
    store: Store, *, book: Path, dry_run: bool = False, instrument_code: str | None = None
) -> VisitsReport:
    """Add the visits of an export as one undoable step; what came before adds nothing.

    Rows are matched to workshops by code. A row with anything that cannot be read is
    rejected whole, with its cells and reasons, and can come again when it is mended.
    Raises FileProblem or DataProblem for a book that cannot be used.
    """
    from app.incoming.reading import read_book

    found = read_book(book)
    instrument = _choose_instrument(store, found, instrument_code)
    table = require_form(found, instrument)
    header_row = table.sheet.first_row + table.header_row
    refuse_formulas(table.sheet, set(table.columns.values()), header_row)
    place = _look_around(store)
    rejected: list[CellIssue] = []
    warnings: list[CellIssue] = []
    ready: list[tuple[Submission, int]] = []
    unchanged = 0
    seen = set(place.known)
    for read in read_submissions(table, instrument):
        if not isinstance(read, Submission):
            rejected += read
            continue
        workshop, problem = _match_workshop(place, table, read)
        if workshop is None:
            rejected += [problem] if problem else []
        elif not seen.isdisjoint(read.identities):
            unchanged += 1
            warnings += _say_if_edited(table, read, seen)
        else:
            seen.update(read.identities)
            warnings += _say_if_other_version(table, read, instrument)
            warnings += _ask_about_day(table, read)
            ready.append((read, workshop))
    if ready and not dry_run:
        _write(store, instrument, place, ready, found.source)
    return VisitsReport(
        instrument=instrument.code,
        version=instrument.version,
        added=len(ready),
        unchanged=unchanged,
        rejected=tuple(rejected),
        warnings=tuple(warnings),
        unknown_columns=table.unknown,
        dry_run=dry_run,
    )


def _write(
    store: Store,
    instrument: Instrument,
    place: _Place,
    ready: Sequence[tuple[Submission, int]],
    file: str,
) -> None:
    from app.storage.backups import back_up

    back_up(store, reason="import")
    with store.change(Label("visit.export_imported", file=file), origin="import"):
        for submission, workshop in sorted(ready, key=lambda one: one[0].visited_on):
            consultant = place.consultants.get(fold(submission.consultant))
            add_whole_visit(
                store,
                workshop_id=workshop,
                instrument=instrument,
                channel="form",
                visited_on=submission.visited_on,
                answers=submission.answers,
                consultant_id=consultant,
                consultant_given=None if consultant else submission.consultant or None,
                external_id=submission.identities[0],
                finished_at=submission.sent_at,
            )
            for purpose, granted in submission.consents.items():
                record_consent(
                    store,
                    workshop_id=workshop,
                    purpose=purpose,
                    granted=granted,
                    decided_on=submission.visited_on,
                    text_version=instrument.consent_version,
                )


def _choose_instrument(reader: Reader, book: Book, code: str | None) -> Instrument:
    """The one asked for, else the one whose items the book has most of; of that, the version
    the form says it was made from, when the office has it."""
    if code is not None:
        newest = load_instrument(code)
    else:
        fits = [(len(table.columns), one) for one in list_instruments() if (table := find_form(book, one))]
        if not fits:
            raise DataProblem(
                _(
                    "«{name}» no tiene las preguntas de ningún instrumento; expórtelo de nuevo desde Kobo u ODK en Excel."
                ).format(name=book.source)
            )
        newest = max(fits, key=lambda one: one[0])[1]
    mark = first_mark(require_form(book, newest))
    if mark in ("", form.instrument_mark(newest)):
        return newest
    digest = reader.value(
        "SELECT hash FROM instrument WHERE code || ' ' || version = ? AND deleted = 0", (mark,)
    )
    return newest if digest is None else read_instrument(reader, digest)


def _look_around(reader: Reader) -> _Place:
    workshops: dict[str, list[int]] = defaultdict(list)
    for row in reader.rows("SELECT id, code FROM workshop WHERE deleted = 0"):
        workshops[_code_key(row["code"])].append(row["id"])
    consultants = {
        fold(row["name"]): row["id"]
        for row in reader.rows("SELECT id, name FROM consultant WHERE deleted = 0")
    }
    known = reader.rows("SELECT external_id FROM visit WHERE external_id IS NOT NULL AND deleted = 0")
    return _Place(
        {code: tuple(ids) for code, ids in workshops.items()},
        consultants,
        frozenset(row["external_id"] for row in known),
    )


def _code_key(code: str) -> str:
    """ "yag - 014" and "YAG 14" are "YAG14": letters and the number decide."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", plain)


def _match_workshop(
    place: _Place, table: FormTable, submission: Submission
) -> tuple[int | None, CellIssue | None]:
    ids = place.workshops.get(_code_key(submission.workshop), ())
    if len(ids) == 1:
        return ids[0], None
    reason = (
        _("dos talleres de la oficina tienen este código; corrija uno antes de importar")
        if ids
        else _("no hay un taller con este código en la oficina")
    )
    return None, _issue(table, submission, form.WORKSHOP, submission.workshop, reason)


def _issue(table: FormTable, submission: Submission, name: str, value: str, reason: str) -> CellIssue:
    return CellIssue(submission.row, table.header(name), value, reason)


def _say_if_edited(table: FormTable, submission: Submission, known: set[str]) -> list[CellIssue]:
    """A submission corrected on the server has a new identity and carries the old one."""
    if submission.identities[0] in known:
        return []
    reason = _(
        "esta respuesta se corrigió en el servidor después de importarla; si hace falta, reabra la visita y corríjala acá"
    )
    return [_issue(table, submission, "_uuid", submission.identities[0], reason)]


def _ask_about_day(table: FormTable, submission: Submission) -> list[CellIssue]:
    day = submission.visited_on
    doubt = doubt_day(date.fromisoformat(day), FACT, date.today())
    return [_issue(table, submission, form.DATE, format_day(day), doubt)] if doubt else []


def _say_if_other_version(
    table: FormTable, submission: Submission, instrument: Instrument
) -> list[CellIssue]:
    mark = submission.instrument_mark
    if not mark or mark == form.instrument_mark(instrument):
        return []
    reason = _("se respondió con otra versión del formulario; se guardó con la {version}").format(
        version=instrument.version
    )
    return [_issue(table, submission, form.INSTRUMENT, mark, reason)]
