"""The command line of visits and hours."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.command_line import (
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    period_options,
    print_json,
    read_period,
)
from app.i18n import _, format_day

if TYPE_CHECKING:
    from app.contacts.hours import HoursRow
    from app.contacts.records import ContactLine


@click.command("contacts")
@office_file
@click.option("--workshop", "code", help=_("Solo las de este taller, por su código."))
@period_options
@json_option
def contacts(
    file: Path, passphrase_file: Path | None, code: str | None, first_day: str | None,
    last_day: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Listar las visitas y llamadas, previstas y hechas."""
    from app.contacts.queries import list_contacts
    from app.contacts.words import contact_name, say_minutes, status_words

    period = read_period(first_day, last_day)
    with open_store(file, passphrase_file) as store:
        workshop = find_workshop_id(store, code) if code else None
        lines = list_contacts(store, workshop_id=workshop, period=period)
    if as_json:
        print_json([shape_contact(line) for line in lines])
        return
    words = status_words()
    for one in lines:
        parts = (
            format_day(one.held_on), one.workshop_code, one.workshop, contact_name(one.channel),
            words[one.status], say_minutes(one.contact_minutes), ", ".join(one.consultants),
        )  # fmt: skip
        click.echo("  ·  ".join(part for part in parts if part))


def shape_contact(line: "ContactLine") -> dict[str, Any]:
    """One contact as JSON; unknown is null."""
    return {
        "id": line.id,
        "workshop": line.workshop_code,
        "status": line.status,
        "date": line.held_on,
        "time": line.starts_at,
        "channel": line.channel,
        "contact_minutes": line.contact_minutes,
        "preparation_minutes": line.preparation_minutes,
        "travel_minutes": line.travel_minutes,
        "topics": list(line.topics),
        "consultants": list(line.consultants),
        "what_was_done": line.what_was_done or None,
        "workshop_agrees": line.workshop_agrees or None,
        "centre_agrees": line.centre_agrees or None,
        "signed": line.signed,
        "late": line.late,
    }


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
    file: Path, passphrase_file: Path | None, first_day: str | None, last_day: str | None,
    by: str, as_json: bool,
) -> None:  # fmt: skip
    """Sumar las horas y el alcance de las visitas y llamadas de un período."""
    from app.contacts.hour_queries import read_hours
    from app.contacts.words import say_minutes

    period = read_period(first_day, last_day)
    with open_store(file, passphrase_file) as store:
        rows, total = read_hours(store, period, by)
    if as_json:
        print_json(
            {
                "from": period[0] if period else None,
                "to": period[1] if period else None,
                "by": by,
                "rows": [
                    {"key": _key(row, name), "name": name, **_figures(row)} for name, row in rows
                ],
                "total": _figures(total),
            }
        )
        return
    for name, row in (*rows, (_("Todo"), total)):
        click.echo(f"{say_minutes(row.minutes):>14}  {row.contacts:>5}  {name}")


def _key(row: "HoursRow", name: str) -> str | None:
    """A code that stays; consultants and workshops are told by their name and code."""
    if row.key is None:
        return None
    return name.split("  ")[0] if isinstance(row.key, int) else row.key


def _figures(row: "HoursRow") -> dict[str, int]:
    return {
        "contacts": row.contacts,
        "workshops": row.workshops,
        "people": row.people,
        "contact_minutes": row.contact_minutes,
        "preparation_minutes": row.preparation_minutes,
        "travel_minutes": row.travel_minutes,
        "minutes": row.minutes,
    }


COMMANDS: tuple[click.Command, ...] = (contacts, hours)
