"""The command line of the paper; `ui.main` adds these to the office's commands.

reportlab is loaded inside the commands: it costs more than most of them.
"""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import (
    check_target,
    json_option,
    office_file,
    open_store,
    print_json,
    read_passphrase,
    read_period,
    row_number,
)
from app.errors import DataProblem, Problem
from app.i18n import _
from app.settings import SHEETS
from app.shapes import shape
from reports.scheme_cli import scheme

if TYPE_CHECKING:
    from app.storage.store import Store
    from reports.documents import Document
    from reports.paper import Paper

RECOVERY = "recovery-sheet"
ACCOUNT = "formalization-account"
PROGRESS = "progress-sheet"
ATTENDANCE = "attendance-sheet"


class LineProgress:
    """Progress as one line on stderr, which is rewritten; what was passed over is kept."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self.passed_over: list[str] = []

    def report(self, done: int, total: int | None, text: str = "") -> None:
        if text:
            self.passed_over.append(text)
        elif self._shown and total:
            click.echo(f"\r{done}/{total}", err=True, nl=done == total)


@click.command("reports")
@json_option
def list_reports(as_json: bool) -> None:
    """Listar los documentos que se pueden imprimir."""
    from reports.documents import DOCUMENTS

    shapes = [shape(one, "kind title per_workshop about") for one in DOCUMENTS]
    shapes.append(
        {
            "kind": RECOVERY,
            "title": _("Hoja de recuperación"),
            "per_workshop": False,
            "about": "office",
        }
    )
    if as_json:
        print_json(shapes)
        return
    for one in shapes:
        click.echo(f"{one['kind']:18} {one['title']}")


@click.command("report")
@office_file
@click.argument("kind")
@click.option("--workshop", "code", help=_("Código del taller."))
@click.option("--all", "every", is_flag=True, help=_("Todos los talleres."))
@click.option(
    "--visit",
    "visit_number",
    type=row_number,
    help=_("Número de la visita; sin él, la última terminada."),
)
@click.option(
    "--before",
    type=row_number,
    help=_("Número de la visita con la que se compara; sin él, la anterior."),
)
@click.option(
    "--id",
    "subject",
    type=row_number,
    help=_("De qué es, si no es de un taller: el id de su lista."),
)
@click.option("--from", "first_day", help=_("Primer día del período (aaaa-mm-dd)."))
@click.option("--to", "last_day", help=_("Último día del período (aaaa-mm-dd)."))
@click.option(
    "--only-known",
    is_flag=True,
    help=_("La cuenta de formalizarse, sin suplir con la última conocida la cifra que ese día no se conoce."),
)
@click.option("--sheet", type=click.Choice(SHEETS), help=_("La hoja; sin ella, la de los ajustes."))
@click.option(
    "--with-money",
    is_flag=True,
    help=_("La hoja de progreso, también con sus cifras de plata: si la dueña o el dueño dijo que sí."),
)
@click.option(
    "--with-identity",
    is_flag=True,
    help=_("La planilla de asistencia, también con columnas para la C.I. y el sexo."),
)
@click.option(
    "--out",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    help=_("El PDF; con --all, un solo PDF o la carpeta para uno por taller."),
)
def report(
    file: Path, passphrase_file: Path | None, kind: str, code: str | None, every: bool,
    visit_number: int | None, before: int | None, subject: int | None,
    first_day: str | None, last_day: str | None, only_known: bool, with_money: bool, with_identity: bool,
    sheet: str | None, target: Path,
) -> None:  # fmt: skip
    """Hacer el PDF de un documento (KIND: vea «hilvan reports»)."""
    from app.formalization.account_records import AccountOptions
    from reports.attendance_sheet import AttendanceOptions
    from reports.documents import find_document
    from reports.kit.sheets import use_sheet
    from reports.progress_figures import ProgressOptions
    from reports.writing import note_given_out

    if code and every:
        raise click.UsageError(_("Elija --workshop o --all, no los dos."))
    if every and visit_number is not None:
        raise click.UsageError(_("--visit va con --workshop."))
    if before is not None and (visit_number is None or before >= visit_number):
        raise click.UsageError(_("--before va con --visit, y es de una visita anterior."))
    if only_known and kind != ACCOUNT:
        raise click.UsageError(_("--only-known va con {kind}.").format(kind=ACCOUNT))
    if sheet is not None:
        use_sheet(sheet)
    if with_money and kind != PROGRESS:
        raise click.UsageError(_("--with-money va con {kind}.").format(kind=PROGRESS))
    if with_identity and kind != ATTENDANCE:
        raise click.UsageError(_("--with-identity va con {kind}.").format(kind=ATTENDANCE))
    period = read_period(first_day, last_day)
    check_target(target, file)
    if kind == RECOVERY:
        written = [_recovery_sheet(file, passphrase_file, target)]
    else:
        document = find_document(kind)
        with open_store(file, passphrase_file, read_only=not document.given_out) as store:
            paper = _ask(store, document, code, every, (visit_number, before), subject, period)
            if only_known:
                paper = paper._replace(options=AccountOptions(use_latest=False))
            if with_money:
                paper = paper._replace(options=ProgressOptions(with_money=True))
            if with_identity:
                paper = paper._replace(options=AttendanceOptions(with_identity=True))
            written = _write(store, paper, every, target)
            note_given_out(store, paper, printed_on=date.today())
    for path in written:
        click.echo(str(path))


def _ask(
    store: "Store",
    document: "Document",
    code: str | None,
    every: bool,
    rounds: tuple[int | None, int | None],
    subject: int | None,
    period: tuple[str, str] | None,
) -> "Paper":
    """The paper that the words of the command mean."""
    from app.command_line import find_workshop_id
    from app.registry.queries import list_workshop_lines
    from reports.dossier import visit_of_round
    from reports.paper import Paper

    _check_options(document, code, every, rounds[0], subject, period)
    if document.per_workshop and every:
        return Paper(document.kind, tuple(line.id for line in list_workshop_lines(store)))
    if document.per_workshop and code:
        subject = find_workshop_id(store, code)
    visit, compared = (number and subject and visit_of_round(store, subject, number) for number in rounds)
    return Paper(document.kind, () if subject is None else (subject,), visit, compared, period)


def _write(store: "Store", paper: "Paper", every: bool, target: Path) -> list[Path]:
    from reports.documents import find_document
    from reports.writing import write_paper, write_papers

    today = date.today()
    if not (every and find_document(paper.kind).per_workshop):
        return [write_paper(paper, store, target, printed_on=today)]
    progress = LineProgress()
    made = write_papers(paper, store, target, printed_on=today, progress=progress)
    for sentence in progress.passed_over:
        click.echo(sentence, err=True)
    return made


@click.command("certificates")
@office_file
@click.argument("event_id", metavar="EVENT", type=row_number)
@click.option("--issue", is_flag=True, help=_("Emitir antes los de quienes cumplen."))
@click.option("--signed-by", help=_("Quién firma por la oficina; va con --issue."))
@click.option(
    "--out",
    "target",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("El PDF con todos, uno por hoja."),
)
def certificates(
    file: Path,
    passphrase_file: Path | None,
    event_id: int,
    issue: bool,
    signed_by: str | None,
    target: Path,
) -> None:
    """Hacer el PDF de los certificados de una capacitación (EVENT: vea «hilvan events»)."""
    from app.training.certificate_operations import issue_to_eligible
    from app.training.queries import standing_certificates
    from reports.paper import Paper
    from reports.writing import note_given_out, write_paper

    if signed_by and not issue:
        raise click.UsageError(_("--signed-by va con --issue."))
    check_target(target, file)
    today, paper = date.today(), Paper("certificates", (event_id,))
    with open_store(file, passphrase_file, read_only=False) as store:
        issued = issue and issue_to_eligible(
            store, event_id=event_id, issued_on=today.isoformat(), signed_by=signed_by
        )
        if issue and not standing_certificates(store, event_id=event_id):
            raise DataProblem(
                _(
                    "Nadie de esa capacitación puede tener todavía el certificado; mire la asistencia con «hilvan attendance»."
                )
            )
        try:
            made = write_paper(paper, store, target, printed_on=today)
        except Problem:
            if issued:
                store.undo_stack.undo()  # nobody has the paper, so nobody has the certificate
            raise
        note_given_out(store, paper, printed_on=today)
    click.echo(str(made))


def _check_options(
    document: "Document",
    code: str | None,
    every: bool,
    visit_number: int | None,
    subject: int | None,
    period: tuple[str, str] | None,
) -> None:
    """Whether a document was asked for with what it is about, and with nothing else.

    The office's own, as the blank form, is the same whatever workshop is named with it.
    """
    from reports.documents import OFFICE, PERIOD

    if document.per_workshop and not (code or every):
        raise click.UsageError(_("Este documento es de un taller: agregue --workshop o --all."))
    if visit_number is not None and not document.of_round:
        raise click.UsageError(
            _("«{title}» no es de una visita: saque --visit.").format(title=document.title)
        )
    if document.per_workshop:
        if subject is not None:
            raise click.UsageError(_("Este documento es de un taller: va con --workshop, no con --id."))
        return
    if (code or every) and document.about != OFFICE:
        raise click.UsageError(_("Este documento no es de un taller: saque --workshop y --all."))
    if document.needs_subject and subject is None:
        raise click.UsageError(
            _("Falta decir de qué es «{title}»: agregue --id.").format(title=document.title)
        )
    if subject is not None and not document.needs_subject:
        raise click.UsageError(_("«{title}» va sin --id.").format(title=document.title))
    if document.about == PERIOD and period is None:
        raise click.UsageError(
            _("«{title}» es de un período: agregue --from y --to.").format(title=document.title)
        )


def _recovery_sheet(file: Path, passphrase_file: Path | None, target: Path) -> Path:
    """The sheet of an encrypted office; the right passphrase is the proof that one may."""
    from app.registry.queries import read_office
    from app.storage.encryption import key_of_file, recovery_text
    from reports.writing import write_recovery_sheet

    with open_store(file, passphrase_file) as store:
        office = read_office(store).name
    passphrase = read_passphrase(passphrase_file)
    key = key_of_file(file, passphrase) if passphrase else None
    if key is None:
        raise DataProblem(
            _("El archivo «{name}» no tiene contraseña, así que no necesita hoja de recuperación.").format(
                name=file.name
            )
        )
    return write_recovery_sheet(target, recovery=recovery_text(key), office=office, printed_on=date.today())


COMMANDS = (list_reports, report, certificates, scheme)
