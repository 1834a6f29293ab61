"""Documents are written from an office file: one paper, or one kind for many workshops or events."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.errors import DataProblem
from app.files import PARTIAL, put_on_disk
from app.handing_out import cannot_write, handing_out
from app.i18n import _
from app.moving import move_over
from app.progress import SILENT, Progress
from app.registry.phone import show_phones
from app.registry.queries import read_office
from app.registry.records import Office
from app.rooms import load
from app.storage.records import Reader
from app.storage.store import Store
from reports.documents import PERIOD, Document, find_document
from reports.kit.page import Section, write_document
from reports.paper import NothingToPrint, Paper, Request
from reports.recovery_sheet import build_recovery_sheet


def write_paper(
    paper: Paper, reader: Reader, target: Path, *, printed_on: date, invariant: bool = False
) -> Path:
    """Write one document to `target` and return it.

    It is written beside `target` and moved over it. Raises DataProblem when there is nothing
    to print, FileProblem when the place cannot be written.
    """
    document = find_document(paper.kind)
    _check_subject(document, paper)
    office = read_office(reader)
    section = make_section(document, Request(reader, office, printed_on, paper))
    with _written(target) as partial:
        write_document(partial, [section], title=document.title, phone=_phone(office), invariant=invariant)
    return target


def _phone(office: Office) -> str:
    return show_phones(office.phone) if office.phone else ""


def make_section(document: Document, request: Request) -> Section:
    """The pages of a document; raises DataProblem when there is nothing to print."""
    section: Section = load(document.build)(request)
    return section


def _check_subject(document: Document, paper: Paper) -> None:
    if document.per_workshop and not paper.of:
        raise DataProblem(_("«{title}» es de un taller; elija cuál.").format(title=document.title))
    if document.needs_subject and not paper.of:
        raise DataProblem(_("Falta decir de qué es «{title}».").format(title=document.title))
    if document.about == PERIOD and paper.period is None:
        raise DataProblem(
            _("«{title}» es de un período; diga desde y hasta qué día.").format(title=document.title)
        )


def write_papers(
    paper: Paper,
    reader: Reader,
    target: Path,
    *,
    printed_on: date,
    progress: Progress = SILENT,
    invariant: bool = False,
) -> list[Path]:
    """A document for each thing that `paper` is of: in a single file if `target` ends in .pdf, else a folder.

    Stopped or failed, nothing of it is left. Those that have nothing to print are told to
    `progress` and passed over. Raises `Cancelled`, DataProblem when none has anything, FileProblem.
    """
    document = find_document(paper.kind)
    sections = _sections(document, reader, paper, printed_on, progress)
    phone = _phone(read_office(reader))
    if target.suffix.lower() == ".pdf":
        with _written(target) as partial:
            write_document(
                partial, _not_empty(sections), title=document.title, phone=phone, invariant=invariant
            )
        return [target]
    return _write_folder(document, _not_empty(sections), target, phone, invariant)


def note_given_out(store: Store, paper: Paper, *, printed_on: date) -> None:
    """Keep that a paper left the house, where its kind is counted and the file can be written."""
    operation = find_document(paper.kind).given_out
    if operation and not store.read_only:
        load(operation)(store, of=paper.of, printed_on=printed_on.isoformat())


def _sections(
    document: Document, reader: Reader, paper: Paper, printed_on: date, progress: Progress
) -> Iterator[Section]:
    office = read_office(reader)
    total = len(paper.of)
    for done, one in enumerate(paper.of):
        progress.report(done, total)
        try:
            request = Request(reader, office, printed_on, paper._replace(of=(one,)))
            yield make_section(document, request)
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
    document: Document, sections: Iterator[Section], folder: Path, phone: str, invariant: bool
) -> list[Path]:
    partial = folder / f"hilvan{PARTIAL}"
    names: list[str] = []
    try:
        partial.mkdir(parents=True, exist_ok=True)
        for section in sections:
            names.append(_file_name(section.code, document.kind, names))
            write_document(
                partial / names[-1], [section], title=document.title, phone=phone, invariant=invariant
            )
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


def write_recovery_sheet(
    target: Path, *, recovery: str, office: str, printed_on: date, invariant: bool = False
) -> Path:
    """Write the recovery sheet of an office; `recovery` as `recovery_text` gives it."""
    section = build_recovery_sheet(recovery, office=office, printed_on=printed_on)
    with _written(target) as partial:
        write_document(partial, [section], title=_("Hoja de recuperación"), invariant=invariant)
    return target
