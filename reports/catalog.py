"""Every document that is made from an office file, by its kind, for one workshop or many."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.diagnosis.instruments import list_instruments
from app.errors import DataProblem, FileProblem
from app.i18n import _
from app.progress import SILENT, Progress
from app.registry.queries import read_office
from app.registry.records import Office
from app.storage.records import Reader
from app.storage.troubles import explain_disk
from reports.blank_form import build_blank_form
from reports.consent_sheet import build_consent_sheet
from reports.diagnosis_record import build_diagnosis_record
from reports.dossier import Dossier, read_dossier
from reports.owner_sheet import build_owner_sheet
from reports.page import Section, write_document
from reports.programme import build_programme
from reports.recovery_sheet import build_recovery_sheet

PARTIAL = ".parcial"


@dataclass(frozen=True, slots=True)
class Request:
    """What a document is asked for: `workshop_id` None for those about no workshop."""

    reader: Reader
    office: Office
    printed_on: date
    workshop_id: int | None = None
    visit_number: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One kind of document; `build` makes its pages."""

    kind: str
    title: str
    per_workshop: bool
    build: Callable[[Request], Section]


class NothingToPrint(DataProblem):
    """A workshop has nothing for this kind of document yet; a batch goes on without it."""


def _dossier(request: Request) -> Dossier:
    assert request.workshop_id is not None
    return read_dossier(
        request.reader, request.workshop_id, office=request.office,
        printed_on=request.printed_on, visit_number=request.visit_number,
    )  # fmt: skip


def _diagnosis_record(request: Request) -> Section:
    dossier = _dossier(request)
    if dossier.visit is None:
        raise NothingToPrint(
            _("El taller {code} todavía no tiene una visita; haga el diagnóstico primero.").format(
                code=dossier.workshop.code
            )
        )
    return build_diagnosis_record(dossier)


def _blank_form(request: Request) -> Section:
    (instrument, *_others) = list_instruments()
    return build_blank_form(
        instrument, office=request.office.name, printed_on=request.printed_on
    )  # fmt: skip


def _consent_sheet(request: Request) -> Section:
    dossier = _dossier(request)
    (newest, *_others) = list_instruments()
    return build_consent_sheet(
        dossier.workshop, dossier.visit.instrument if dossier.visit else newest,
        office=dossier.office, centre=dossier.centre, printed_on=request.printed_on,
    )  # fmt: skip


REPORTS: tuple[Report, ...] = (
    Report(
        "owner-sheet",
        _("Hoja del taller"),
        True,
        lambda request: build_owner_sheet(_dossier(request)),
    ),
    Report(
        "programme",
        _("Programa de mejora"),
        True,
        lambda request: build_programme(_dossier(request)),
    ),
    Report("diagnosis-record", _("Registro del diagnóstico"), True, _diagnosis_record),
    Report("consent-sheet", _("Hoja de consentimiento"), True, _consent_sheet),
    Report("blank-form", _("Formulario en blanco"), False, _blank_form),
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
    kind: str, reader: Reader, target: Path, *, workshop_id: int | None = None,
    printed_on: date, visit_number: int | None = None, invariant: bool = False,
) -> Path:  # fmt: skip
    """Write one document to `target` and return it.

    It is written beside `target` and moved over it. Raises DataProblem when there is nothing
    to print, FileProblem when the place cannot be written.
    """
    report = find_report(kind)
    if report.per_workshop and workshop_id is None:
        raise DataProblem(_("«{title}» es de un taller; elija cuál.").format(title=report.title))
    request = Request(reader, read_office(reader), printed_on, workshop_id, visit_number)
    section = report.build(request)
    with _replacing(target) as partial:
        write_document(partial, [section], title=report.title, invariant=invariant)
    return target


def render_batch(
    kind: str, reader: Reader, workshop_ids: Sequence[int], target: Path, *,
    printed_on: date, progress: Progress = SILENT, invariant: bool = False,
) -> list[Path]:  # fmt: skip
    """One document of many workshops: in a single file if `target` ends in .pdf, else a folder.

    Stopped or failed, nothing of it is left. Workshops that have nothing to print are told to
    `progress` and passed over. Raises `Cancelled`, DataProblem when none has anything, FileProblem.
    """
    report = find_report(kind)
    office = read_office(reader)
    sections = _sections(report, reader, office, workshop_ids, printed_on, progress)
    if target.suffix.lower() == ".pdf":
        with _replacing(target) as partial:
            write_document(partial, _not_empty(sections), title=report.title, invariant=invariant)
        return [target]
    return _write_folder(report, _not_empty(sections), target, invariant)


def _sections(
    report: Report, reader: Reader, office: Office, workshop_ids: Sequence[int],
    printed_on: date, progress: Progress,
) -> Iterator[Section]:  # fmt: skip
    total = len(workshop_ids)
    for done, workshop_id in enumerate(workshop_ids):
        progress.report(done, total)
        try:
            yield report.build(Request(reader, office, printed_on, workshop_id))
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
        return [(partial / name).replace(folder / name) for name in names]
    except OSError as trouble:
        raise _cannot_write(folder, trouble) from trouble
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
def _replacing(target: Path) -> Iterator[Path]:
    """Where to write first; moved over `target` when it is whole, removed when it is not."""
    partial = target.with_name(target.name + PARTIAL)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        partial.replace(target)
    except OSError as trouble:
        raise _cannot_write(target, trouble) from trouble
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _cannot_write(target: Path, trouble: OSError) -> FileProblem:
    if not isinstance(trouble, PermissionError | IsADirectoryError):
        return explain_disk(target, trouble)
    # on Windows a reader that shows the old one holds it
    text = _(
        "No se pudo escribir «{name}»; ciérrelo si está abierto en otro programa, o elija otra carpeta."
    )
    return FileProblem(text.format(name=target.name))


def render_recovery_sheet(
    target: Path, *, recovery: str, office: str, printed_on: date, invariant: bool = False
) -> Path:
    """Write the recovery sheet of an office; `recovery` as `recovery_text` gives it."""
    section = build_recovery_sheet(recovery, office=office, printed_on=printed_on)
    with _replacing(target) as partial:
        write_document(partial, [section], title=_("Hoja de recuperación"), invariant=invariant)
    return target
