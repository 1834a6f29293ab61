"""What every command shares: its options, an open office, and trouble said in one line."""

import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.days import check_day
from app.errors import Cancelled, DataProblem, FileProblem, Problem
from app.files import explain_system, read_bounded
from app.i18n import _
from app.usage import SpanishContext, explain_usage

if TYPE_CHECKING:
    from app.diagnosis.records import Visit
    from app.incoming.count_records import CountsReport
    from app.incoming.records import ImportReport
    from app.incoming.visits import VisitsReport
    from app.storage.records import Reader
    from app.storage.store import Store

Command = Callable[..., Any]

SUFFIX = ".hilvan"
LARGEST_PASSPHRASE = 100_000  # bytes of the file that holds it
_LINE_ENDS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


class CommandLine(click.Group):
    """Says trouble in one line on stderr: expected trouble ends with 1, wrong usage with 2."""

    context_class = SpanishContext
    group_class = type  # a group within is one of these too

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Take in a command; its help speaks Spanish like the rest."""
        cmd.context_class = SpanishContext
        super().add_command(cmd, name)

    def main(self, *arguments: Any, **extra: Any) -> Any:
        """Run a command and end the program with its exit code."""
        typed = extra.get("args") or (arguments[0] if arguments else sys.argv[1:])
        try:
            code = super().main(*arguments, **extra | {"standalone_mode": False})
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            code = error.exit_code
        except click.UsageError as error:
            _complain(explain_usage(error))
            code = error.exit_code
        except click.Abort:
            code = 1
        except OSError as trouble:
            if (sentence := explain_system(trouble)) is None:
                raise
            _complain(sentence)
            code = 1
        except UnicodeEncodeError:
            if not _holds_broken_letters(typed):
                raise
            _complain(_("Lo que se escribió trae letras que no son UTF-8; escríbalo de nuevo."))
            code = 2
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Problem as problem:
            _complain(problem.sentence)
        except Cancelled:
            click.echo(_("Se detuvo a pedido; no quedó nada a medias."), err=True)
        ctx.exit(1)


def _complain(sentence: str) -> None:
    """One line on stderr, also when what it quotes has several."""
    click.echo(_LINE_ENDS.sub(" ", sentence), err=True)


def _holds_broken_letters(arguments: Iterable[str]) -> bool:
    return any("\udc80" <= letter <= "\udcff" for one in arguments for letter in one)


def file_argument(name: str) -> Command:
    """An argument that is a file; whether it is there is said by whoever opens it."""
    return click.argument(name, type=click.Path(path_type=Path, dir_okay=False))


def passphrase_option(command: Command) -> Command:
    """`--passphrase-file`, on every command that opens an office file."""
    return click.option(
        "--passphrase-file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=_("Archivo cuya primera línea es la contraseña de la oficina."),
    )(command)


def office_file(command: Command) -> Command:
    """FILE and `--passphrase-file`, for a command that opens an office."""
    return file_argument("file")(passphrase_option(command))


def period_options(command: Command) -> Command:
    """`--from` and `--to`, for a command that takes a period (`read_period`)."""
    first = click.option("--from", "first_day", help=_("Primer día, como 2026-01-01."))
    last = click.option("--to", "last_day", help=_("Último día."))
    return first(last(command))


json_option = click.option("--json", "as_json", is_flag=True, help=_("Salida en JSON (docs/cli.md)."))
dry_run_option = click.option("--dry-run", is_flag=True, help=_("Solo decir qué se haría."))
row_number = click.IntRange(1, 2**63 - 1)  # the id of a row, as SQLite holds it
workshop_option = click.option("--workshop", "code", required=True, help=_("Código del taller."))


def read_passphrase(passphrase_file: Path | None) -> str | None:
    """The first line of the file; a passphrase is never given on the command line itself."""
    if passphrase_file is None:
        return None
    try:
        lines = read_bounded(passphrase_file, LARGEST_PASSPHRASE).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as trouble:
        raise DataProblem(
            _("El archivo «{name}» no se lee como texto; escriba en él solo la contraseña.").format(
                name=passphrase_file.name
            )
        ) from trouble
    if not lines or not lines[0]:
        raise DataProblem(
            _("El archivo «{name}» está vacío; escriba la contraseña en su primera línea.").format(
                name=passphrase_file.name
            )
        )
    return lines[0]


def read_period(first_day: str | None, last_day: str | None) -> tuple[str, str] | None:
    """The first and last day of a period, as ISO dates; None when neither is said.

    Raises `click.UsageError` for half a period, for what is not a date and for a wrong order.
    """
    if first_day is None and last_day is None:
        return None
    if first_day is None or last_day is None:
        raise click.UsageError(_("Un período necesita --from y --to."))
    first, last = read_date(first_day), read_date(last_day)
    if first > last:
        raise click.UsageError(_("El período termina antes de empezar; cambie --from o --to."))
    return first.isoformat(), last.isoformat()


def read_date(text: str | None) -> date:
    """The day, or today when none was typed. Raises `click.UsageError` for what is no day.

    Days are of years in which reckoning months back and ahead is still a day.
    """
    if text is None:
        return date.today()
    if re.fullmatch(r"(19|20|21)\d\d-\d\d-\d\d", text):
        try:
            return date.fromisoformat(check_day(text))
        except DataProblem as trouble:
            raise click.UsageError(trouble.sentence) from trouble
    raise click.UsageError(_("Escriba los días como 2026-11-24."))


def check_target(target: Path, office: Path | None = None) -> None:
    """Whether a document may be written there: never over an office file, whatever was typed.

    Nor over a device or a pipe: the finished file is moved over its target, which would take
    the system's own away. Raises `FileProblem`.
    """
    if not target.name:
        raise click.UsageError(_("Falta el nombre del archivo que se va a escribir"))
    if target.exists() and not (target.is_file() or target.is_dir()):
        raise FileProblem(
            _("«{name}» no es un archivo común; elija otro nombre o carpeta.").format(name=target.name)
        )
    is_this = office is not None and office.exists() and target.exists() and target.samefile(office)
    if is_this or target.suffix.casefold() == SUFFIX:
        raise FileProblem(
            _(
                "«{name}» es un archivo de oficina y no se reemplaza con un documento; elija otro nombre."
            ).format(name=target.name)
        )


@contextmanager
def open_store(file: Path, passphrase_file: Path | None, *, read_only: bool = True) -> Iterator["Store"]:
    """The office file, open for one command."""
    from app.settings import load_settings
    from app.storage.opening import open_office
    from app.storage.site import installation_site

    passphrase = read_passphrase(passphrase_file)
    folder = load_settings().backup_folder
    store = open_office(
        file,
        site=installation_site(),
        passphrase=passphrase,
        read_only=read_only,
        backup_folder=Path(folder) if folder else None,
    )
    try:
        for notice in store.notices:
            _complain(notice)
        yield store
    finally:
        store.close()


def find_workshop_id(reader: "Reader", code: str) -> int:
    """The workshop of a code as people type it. Raises `DataProblem` when there is none."""
    from app.registry.queries import find_workshop

    workshop_id = find_workshop(reader, code.strip().upper())
    if workshop_id is None:
        raise DataProblem(
            _("No hay ningún taller con el código «{code}»; mire los códigos con «hilvan workshops».").format(
                code=code
            )
        )
    return workshop_id


def find_visit(reader: "Reader", code: str, number: int | None) -> "Visit":
    """The visit of that number, else the newest finished one, else the newest draft."""
    from app.diagnosis.queries import list_visits, read_visit

    lines = list_visits(reader, workshop_id=find_workshop_id(reader, code))
    if not lines:
        raise DataProblem(
            _("El taller {code} todavía no tiene una visita; haga el diagnóstico primero.").format(code=code)
        )
    if number is not None:
        lines = [line for line in lines if line.round == number]
    if not lines:
        raise DataProblem(
            _("El taller {code} no tiene esa visita; mire en su página las que tiene.").format(code=code)
        )
    finished = [line for line in lines if line.status == "finished"]
    return read_visit(reader, (finished or lines)[0].id)


def print_json(shape: Any) -> None:
    """The one thing that a command with `--json` writes to stdout."""
    click.echo(json.dumps(shape, ensure_ascii=False, indent=2))


def print_issues(report: "ImportReport | VisitsReport | CountsReport") -> None:
    """What was not imported and what is doubtful, a line for each cell."""
    for title, issues in ((_("no se importó"), report.rejected), (_("aviso"), report.warnings)):
        for issue in issues:
            row = _("fila {row}").format(row=issue.row) if issue.row else ""
            place = ", ".join(part for part in (row, issue.column) if part)
            click.echo(f"{title}: {place} «{issue.value}»: {issue.reason}".replace("  ", " "))
