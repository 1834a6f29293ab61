"""Bringing in visits that were answered on a telephone (Kobo, ODK, SurveyCTO)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.diagnosis.instruments import earlier_instrument, list_instruments, load_instrument
from app.diagnosis.operations import add_whole_visit
from app.diagnosis.queries import read_instrument
from app.diagnosis.records import Instrument
from app.diagnosis.whole_visits import correct_whole_visit
from app.errors import DataProblem
from app.i18n import _
from app.incoming import form
from app.incoming.form_table import find_form, require_form
from app.incoming.formulas import refuse_formulas
from app.incoming.records import Book, CellIssue
from app.incoming.submissions import Submission, first_mark
from app.incoming.tables import FORM_SOURCE
from app.incoming.visit_plan import Update, VisitPlan, plan_visits
from app.incoming.visit_queries import read_kept_row
from app.registry.names import fold
from app.registry.operations import record_consent
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store, Writer


@dataclass(frozen=True, slots=True)
class VisitsReport:
    """What an import of visits did, or would do (`dry_run`).

    `edited`: there already, corrected on the server since, and left as they are here;
    `left_out`: rejected on the server.
    """

    instrument: str
    version: str
    added: int
    unchanged: int
    rejected: tuple[CellIssue, ...]
    warnings: tuple[CellIssue, ...]
    unknown_columns: tuple[str, ...]
    dry_run: bool = False
    updated: int = 0
    edited: int = 0
    left_out: int = 0


def import_visits(
    store: Store, *, book: Path, dry_run: bool = False, instrument_code: str | None = None,
    update: bool = False, with_rejected: bool = False,
) -> VisitsReport:  # fmt: skip
    """Add the visits of an export as one undoable step; what came before adds nothing.

    Rows are matched to workshops by code. A row with anything that cannot be read is
    rejected whole, with its cells and reasons, and can come again when it is mended.
    A submission that was corrected on the server changes its visit only with `update`, one that
    was rejected there comes in only `with_rejected`; both are said.
    Raises FileProblem or DataProblem for a book that cannot be used.
    """
    from app.incoming.reading import read_book

    found = read_book(book)
    instrument = _choose_instrument(store, found, instrument_code)
    table = require_form(found, instrument)
    header_row = table.sheet.first_row + table.header_row
    refuse_formulas(table.sheet, set(table.columns.values()), header_row)
    plan = plan_visits(store, table, instrument, update=update, with_rejected=with_rejected)
    if (plan.added or plan.updates) and not dry_run:
        _write(store, instrument, plan, found.source)
    return VisitsReport(
        instrument=instrument.code,
        version=instrument.version,
        added=len(plan.added),
        unchanged=plan.unchanged,
        rejected=tuple(plan.rejected),
        warnings=tuple(plan.warnings),
        unknown_columns=table.unknown,
        dry_run=dry_run,
        updated=len(plan.updates),
        edited=plan.edited,
        left_out=plan.left_out,
    )


def _write(store: Store, instrument: Instrument, plan: VisitPlan, file: str) -> None:
    from app.storage.backups import back_up

    back_up(store, reason="import")
    with store.change(Label("visit.export_imported", file=file), origin="import") as writer:
        for submission, workshop, identities in sorted(plan.added, key=lambda one: one[0].visited_on):
            consultant = plan.consultants.get(fold(submission.consultant))
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
            _keep_marks(writer, store, workshop, submission.identities[0], submission, identities)
            _record_consents(store, instrument, workshop, submission)
        for update in plan.updates:
            _apply(store, writer, instrument, update)


def _apply(store: Store, writer: Writer, instrument: Instrument, update: Update) -> None:
    visit, submission = update.visit, update.submission
    correct_whole_visit(store, visit_id=visit.id, visited_on=submission.visited_on, answers=update.answers)
    identity = store.value("SELECT external_id FROM visit WHERE id = ?", (visit.id,))
    if identity:
        _keep_marks(writer, store, visit.workshop_id, identity, submission, update.identities)
    given = {
        (row["purpose"], bool(row["granted"]))
        for row in store.rows(
            "SELECT purpose, granted FROM consent WHERE deleted = 0 AND workshop_id = ? AND decided_on >= ?",
            (visit.workshop_id, min(visit.visited_on, submission.visited_on)),
        )
    }
    _record_consents(store, instrument, visit.workshop_id, submission, given)


def _keep_marks(
    writer: Writer, reader: Reader, workshop: int, identity: str, submission: Submission,
    identities: frozenset[str],
) -> None:  # fmt: skip
    """Keep what a submission is known by beyond the identity that its visit carries."""
    kept = {
        "identities": sorted(identities - {identity.casefold()}),
        "number": submission.server_id,
        "started": submission.started,
    }
    if not any(kept.values()):
        return
    cells = json.dumps({name: value for name, value in kept.items() if value}, ensure_ascii=False)
    row = read_kept_row(reader, workshop, identity)
    if row is None:
        writer.insert(
            "import_row", workshop_id=workshop, source=FORM_SOURCE, fingerprint=identity, cells=cells
        )
    else:
        writer.update("import_row", row, cells=cells)


def _record_consents(
    store: Store, instrument: Instrument, workshop: int, submission: Submission,
    given: Sequence[tuple[str, bool]] | set[tuple[str, bool]] = (),
) -> None:  # fmt: skip
    for purpose, granted in submission.consents.items():
        if (purpose, granted) not in given:
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
    if digest is not None:
        return read_instrument(reader, digest)
    return earlier_instrument(mark) or newest
