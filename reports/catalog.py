"""Every document that is made from an office file, by its kind, for one subject or many."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.errors import DataProblem
from app.files import PARTIAL, put_on_disk
from app.handing_out import cannot_write, handing_out
from app.i18n import _
from app.moving import move_over
from app.progress import SILENT, Progress
from app.registry.queries import read_office
from app.registry.records import Office
from app.storage.records import Reader
from reports import (
    advice_documents,
    centre_documents,
    follow_up_documents,
    formalization_documents,
    training_documents,
    workshop_documents,
)
from reports.kinds import PERIOD, NothingToPrint, Report, Request
from reports.page import Section, write_document
from reports.recovery_sheet import build_recovery_sheet

REPORTS: tuple[Report, ...] = (
    *workshop_documents.REPORTS,
    *follow_up_documents.REPORTS,
    *formalization_documents.REPORTS,
    *advice_documents.REPORTS,
    *training_documents.REPORTS,
    *centre_documents.REPORTS,
)


def find_report(kind: str) -> Report:
    """Raises DataProblem for a kind that is not there."""
    for report in REPORTS:
        if report.kind == kind:
            return report
    kinds = ", ".join(report.kind for report in REPORTS)
    raise DataProblem(
        _("No hay un documento «{kind}»; los que hay son: {kinds}.").format(kind=kind, kinds=kinds)
    )


def render_report(
    kind: str, reader: Reader, target: Path, *, subject_id: int | None = None,
    printed_on: date, visit: int | None = None, compared: int | None = None,
    period: tuple[str, str] | None = None, use_latest: bool = True, invariant: bool = False,
) -> Path:  # fmt: skip
    """Write one document to `target` and return it.

    It is written beside `target` and moved over it. Raises DataProblem when there is nothing
    to print, FileProblem when the place cannot be written.
    """
    report = find_report(kind)
    _check_subject(report, subject_id, period)
    request = Request(
        reader,
        read_office(reader),
        printed_on,
        subject_id,
        visit,
        compared,
        period,
        use_latest,
    )
    section = report.build(request)
    with _written(target) as partial:
        write_document(partial, [section], title=report.title, invariant=invariant)
    return target


def _check_subject(report: Report, subject_id: int | None, period: tuple[str, str] | None) -> None:
    if report.per_workshop and subject_id is None:
        raise DataProblem(_("«{title}» es de un taller; elija cuál.").format(title=report.title))
    if report.needs_subject and subject_id is None:
        raise DataProblem(_("Falta decir de qué es «{title}».").format(title=report.title))
    if report.about == PERIOD and period is None:
        raise DataProblem(
            _("«{title}» es de un período; diga desde y hasta qué día.").format(title=report.title)
        )


def render_batch(
    kind: str, reader: Reader, subject_ids: Sequence[int], target: Path, *,
    printed_on: date, progress: Progress = SILENT, invariant: bool = False,
) -> list[Path]:  # fmt: skip
    """One document of many workshops or events: in a single file if `target` ends in .pdf, else a folder.

    Stopped or failed, nothing of it is left. Those that have nothing to print are told to
    `progress` and passed over. Raises `Cancelled`, DataProblem when none has anything, FileProblem.
    """
    report = find_report(kind)
    office = read_office(reader)
    sections = _sections(report, reader, office, subject_ids, printed_on, progress)
    if target.suffix.lower() == ".pdf":
        with _written(target) as partial:
            write_document(partial, _not_empty(sections), title=report.title, invariant=invariant)
        return [target]
    return _write_folder(report, _not_empty(sections), target, invariant)


def _sections(
    report: Report, reader: Reader, office: Office, subject_ids: Sequence[int],
    printed_on: date, progress: Progress,
) -> Iterator[Section]:  # fmt: skip
    total = len(subject_ids)
    for done, subject_id in enumerate(subject_ids):
        progress.report(done, total)
        try:
            yield report.build(Request(reader, office, printed_on, subject_id))
        except NothingToPrint as nothing:
            progress.report(done, total, nothing.sentence)
    progress.report(total, total)


def _not_empty(sections: Iterator[Section]) -> Iterator[Section]:
    first = next(sections, None)
    if first is None:
        raise DataProblem(_("Ninguno de los talleres elegidos tiene algo que imprimir."))
    yield first
    yield from sections


def _write_folder(
    report: Report, sections: Iterator[Section], folder: Path, invariant: bool
) -> list[Path]:
    partial = folder / f"hilvan{PARTIAL}"
    names: list[str] = []
    try:
        partial.mkdir(parents=True, exist_ok=True)
        for section in sections:
            names.append(_file_name(section.code, report.kind, names))
            write_document(partial / names[-1], [section], title=report.title, invariant=invariant)
        for name in names:
            put_on_disk(partial / name)
        return [move_over(partial / name, folder / name) for name in names]
    except OSError as trouble:
        raise cannot_write(folder, trouble) from trouble
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _file_name(code: str, kind: str, taken: list[str]) -> str:
    """ "YAG-014-owner-sheet.pdf"; two workshops may share a code until they are told apart."""
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in code)
    name = f"{safe}-{kind}.pdf"
    count = 2
    while name in taken:
        name, count = f"{safe}-{count}-{kind}.pdf", count + 1
    return name


@contextmanager
def _written(target: Path) -> Iterator[Path]:
    """Where to write a document first; its folder is made."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise cannot_write(target, trouble) from trouble
    with handing_out(target) as partial:
        yield partial


def render_recovery_sheet(
    target: Path, *, recovery: str, office: str, printed_on: date, invariant: bool = False
) -> Path:
    """Write the recovery sheet of an office; `recovery` as `recovery_text` gives it."""
    section = build_recovery_sheet(recovery, office=office, printed_on=printed_on)
    with _written(target) as partial:
        write_document(partial, [section], title=_("Hoja de recuperación"), invariant=invariant)
    return target
