"""The command line of lists as workbooks."""

from pathlib import Path

import click

from app.command_line import check_target, find_workshop_id, office_file, open_store, read_period
from app.i18n import _, ngettext


@click.command("export")
@office_file
@click.argument("name", metavar="LIST")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Libro de Excel (.xlsx) o texto (.csv)."),
)
@click.option("--workshop", "code", help=_("Solo lo de este taller, por su código."))
@click.option("--from", "first_day", help=_("Primer día, como 2026-01-01."))
@click.option("--to", "last_day", help=_("Último día."))
def export(
    file: Path, passphrase_file: Path | None, name: str, out: Path, code: str | None,
    first_day: str | None, last_day: str | None,
) -> None:  # fmt: skip
    """Escribir una lista de la oficina para Excel: talleres, visitas, acciones y otras."""
    from app.lists.lists import build_list, find_list
    from app.lists.tables import write_table

    find_list(name)
    period = read_period(first_day, last_day)
    check_target(out, file)
    with open_store(file, passphrase_file) as store:
        workshop = find_workshop_id(store, code) if code else None
        table = build_list(name, store, period=period, workshop_id=workshop)
    write_table(table, out)
    count = len(table.rows)
    click.echo(
        ngettext("{count} fila en «{name}».", "{count} filas en «{name}».", count).format(
            count=count, name=out.name
        )
    )


COMMANDS: tuple[click.Command, ...] = (export,)
