"""The command line of the history."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import (
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    period_options,
    read_date,
)
from app.i18n import _
from app.lists.commands import of_workshop_option

if TYPE_CHECKING:
    from app.shapes import Shape


@click.command("history")
@office_file
@of_workshop_option
@period_options
@json_option
def history(
    file: Path,
    passphrase_file: Path | None,
    code: str | None,
    first_day: str | None,
    last_day: str | None,
    as_json: bool,
) -> None:
    """Decir quién cambió qué, y qué decía antes; lo último primero."""
    from app.history.lists import say_value_line, shape_value
    from app.history.queries import list_values
    from app.history.records import ChangesAsked

    days = [read_date(one).isoformat() if one else None for one in (first_day, last_day)]
    if days[0] and days[1] and days[0] > days[1]:
        raise click.UsageError(_("El período termina antes de empezar; cambie --from o --to."))
    with open_store(file, passphrase_file) as store:
        workshop = ("workshop", find_workshop_id(store, code)) if code else None
        asked = ChangesAsked(first_day=days[0], last_day=days[1], of=workshop)
        values = list_values(store, asked, own_site=store.site)
        if as_json:
            _print_each(shape_value(one) for one in values)
            return
        for one in values:
            click.echo(say_value_line(one))


def _print_each(shapes: Iterator["Shape"]) -> None:
    """A JSON list that is never wholly in memory: a history may have millions of values."""
    begun = False
    for shape in shapes:
        text = json.dumps(shape, ensure_ascii=False, indent=2).replace("\n", "\n  ")
        click.echo(f"{',' if begun else '['}\n  {text}", nl=False)
        begun = True
    click.echo("\n]" if begun else "[]")
