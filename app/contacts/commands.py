"""The command line of visits and hours."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import (
    json_option,
    office_file,
    open_store,
    period_options,
    print_json,
    read_period,
)
from app.i18n import _
from app.lists.commands import command_of_list

if TYPE_CHECKING:
    from app.contacts.hours import HoursRow


contacts = command_of_list(
    "contacts",
    _("Listar las visitas y llamadas, previstas y hechas."),
    takes_workshop=True,
    takes_period=True,
)


@click.command("hours")
@office_file
@period_options
@click.option(
    "--by",
    type=click.Choice(("consultant", "workshop", "topic", "month", "sex", "age_group")),
    default="consultant",
    help=_("En qué se reparten."),
)
@json_option
def hours(
    file: Path,
    passphrase_file: Path | None,
    first_day: str | None,
    last_day: str | None,
    by: str,
    as_json: bool,
) -> None:
    """Sumar las horas y el alcance de las visitas y llamadas de un período."""
    from app.contacts.hour_queries import read_hours
    from app.contacts.lists import HOURS, hours_list
    from app.shapes import shape

    period = read_period(first_day, last_day)
    with open_store(file, passphrase_file) as store:
        rows, total = read_hours(store, period, by)
    if as_json:
        print_json(
            {
                "from": period[0] if period else None,
                "to": period[1] if period else None,
                "by": by,
                "rows": [{"key": _key(row, name), "name": name, **shape(row, HOURS)} for name, row in rows],
                "total": shape(total, HOURS),
            }
        )
        return
    kind = hours_list("", by)
    for line in (*rows, (_("Todo"), total)):
        click.echo(kind.told(line))


def _key(row: "HoursRow", name: str) -> str | None:
    """A code that stays; consultants and workshops are told by their name and code."""
    if row.key is None:
        return None
    return name.split("  ")[0] if isinstance(row.key, int) else row.key
