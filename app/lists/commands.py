"""The commands of lists: to read, as JSON, and as a workbook or CSV."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import (
    Command,
    check_target,
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    passphrase_option,
    period_options,
    print_json,
    read_period,
)
from app.i18n import _, ngettext

if TYPE_CHECKING:
    from app.lists.kind import ListKind

of_workshop_option = click.option("--workshop", "code", help=_("Solo lo de este taller, por su código."))


def out_option(*, required: bool) -> Command:
    """`--out`: the workbook or CSV that is written."""
    return click.option(
        "--out",
        required=required,
        type=click.Path(path_type=Path, dir_okay=False),
        help=_("Libro de Excel (.xlsx) o texto (.csv)."),
    )


@click.command("list")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.argument("name", metavar="LIST", required=False)
@passphrase_option
@of_workshop_option
@period_options
@out_option(required=False)
@json_option
def list_command(
    file: Path | None,
    name: str | None,
    passphrase_file: Path | None,
    code: str | None,
    first_day: str | None,
    last_day: str | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Mostrar una lista de la oficina, o escribirla; sin nada, decir qué listas hay."""
    from app.lists.kind import all_lists, find_list

    if file is None:
        for kind in all_lists():
            click.echo(f"{kind.name:14} {kind.title}")
        return
    if name is None:
        raise click.UsageError(_("Falta el nombre de la lista; «hilvan list» dice cuáles hay."))
    if out is not None and as_json:
        raise click.UsageError(_("Elija --out o --json, no los dos."))
    kind = find_list(name)
    if out is not None:
        write_list_of(kind, file, passphrase_file, out, code, first_day, last_day)
    else:
        print_list_of(kind, file, passphrase_file, code, first_day, last_day, as_json)


@click.command("export")
@office_file
@click.argument("name", metavar="LIST")
@out_option(required=True)
@of_workshop_option
@period_options
def export_command(
    file: Path,
    passphrase_file: Path | None,
    name: str,
    out: Path,
    code: str | None,
    first_day: str | None,
    last_day: str | None,
) -> None:
    """Escribir una lista de la oficina para Excel: talleres, visitas, acciones y otras."""
    from app.lists.kind import find_list

    kind = find_list(name)
    write_list_of(kind, file, passphrase_file, out, code, first_day, last_day)


def command_of_list(
    name: str, help: str, *, takes_workshop: bool = False, takes_period: bool = False
) -> click.Command:
    """A list that has a command of its own name: `hilvan contacts FILE`."""

    @office_file
    @json_option
    def run(
        file: Path,
        passphrase_file: Path | None,
        as_json: bool,
        code: str | None = None,
        first_day: str | None = None,
        last_day: str | None = None,
    ) -> None:
        from app.lists.kind import find_list

        print_list_of(find_list(name), file, passphrase_file, code, first_day, last_day, as_json)

    command: Command = run
    if takes_period:
        command = period_options(command)
    if takes_workshop:
        command = of_workshop_option(command)
    return click.command(name, help=help)(command)


def print_list_of(
    kind: "ListKind",
    file: Path,
    passphrase_file: Path | None,
    code: str | None,
    first_day: str | None,
    last_day: str | None,
    as_json: bool,
) -> None:
    """A list of an office, a line for each thing or as JSON."""
    period = read_period(first_day, last_day)
    with open_store(file, passphrase_file) as store:
        workshop = find_workshop_id(store, code) if code else None
        asked = kind.ask(store, date.today().isoformat(), period=period, workshop_id=workshop)
        if as_json:
            print_json(kind.as_json(asked))
            return
        lines = kind.read(asked)
    for line in lines:
        click.echo(kind.told(line))


def write_list_of(
    kind: "ListKind",
    file: Path,
    passphrase_file: Path | None,
    out: Path,
    code: str | None,
    first_day: str | None,
    last_day: str | None,
) -> None:
    """A list of an office as a workbook or CSV."""
    from app.lists.sheets import write_list

    period = read_period(first_day, last_day)
    check_target(out, file)
    with open_store(file, passphrase_file) as store:
        workshop = find_workshop_id(store, code) if code else None
        asked = kind.ask(store, date.today().isoformat(), period=period, workshop_id=workshop)
        sheet = kind.sheet(kind.read(asked), store)
    write_list(sheet, out)
    count = len(sheet.rows)
    click.echo(
        ngettext("{count} fila en «{name}».", "{count} filas en «{name}».", count).format(
            count=count, name=out.name
        )
    )
