"""The command line of the day: what waits, the calendar as a file, what seems wrong in the data."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import (
    check_target,
    json_option,
    office_file,
    open_store,
    print_json,
    read_date,
    read_period,
)
from app.errors import FileProblem
from app.i18n import _, format_day, ngettext

if TYPE_CHECKING:
    from app.agenda.records import Day
    from app.storage.records import Reader

MONTHS_BACK, MONTHS_AHEAD = 1, 6
MONTH = 30  # days


@click.command("today")
@office_file
@click.option("--date", "day", help=_("El día, como 2026-11-24; si no, hoy."))
@click.option("--consultant", help=_("Solo los talleres de esta persona."))
@click.option("--all", "everything", is_flag=True, help=_("Todas las líneas, no solo las primeras."))
@json_option
def today_command(
    file: Path,
    passphrase_file: Path | None,
    day: str | None,
    consultant: str | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Qué espera: visitas, acciones, documentos, talleres sin ver."""
    from app.agenda.day import read_day
    from app.agenda.queries import MOST, SHOWN
    from app.agenda.shapes import shape_day

    with open_store(file, passphrase_file) as store:
        user = _consultant(store, consultant)
        limit = MOST if everything else SHOWN
        found = read_day(store, user=user, today=read_date(day), limit=limit)
        if as_json:
            print_json(shape_day(found))
        else:
            for line in _day_lines(found):
                click.echo(line)


@click.command("calendar")
@office_file
@click.option("--out", required=True, type=click.Path(path_type=Path), help=_("El archivo .ics."))
@click.option("--from", "first", help=_("Desde este día, como 2026-11-01."))
@click.option("--to", "last", help=_("Hasta este día."))
@click.option("--consultant", help=_("Solo lo de esta persona."))
def calendar_command(
    file: Path,
    passphrase_file: Path | None,
    out: Path,
    first: str | None,
    last: str | None,
    consultant: str | None,
) -> None:
    """El calendario como archivo .ics, para el teléfono u otro calendario."""
    from app.agenda.calendar_file import export_calendar

    period = read_period(first, last) or _usual_period()
    check_target(out, file)
    if out.suffix.casefold() != ".ics":
        raise FileProblem(_("«{name}» tiene que terminar en .ics; cambie el nombre.").format(name=out.name))
    with open_store(file, passphrase_file) as store:
        count = export_calendar(
            store,
            out,
            first=period[0],
            last=period[1],
            user=_consultant(store, consultant),
            stamp=datetime.now().astimezone(),
        )
    text = ngettext("{count} línea en «{name}».", "{count} líneas en «{name}».", count)
    click.echo(text.format(count=count, name=out.name))


@click.command("findings")
@office_file
@click.option("--date", "day", help=_("El día, como 2026-11-24; si no, hoy."))
@click.option("--kind", help=_("Solo los de esta clase."))
@json_option
def findings_command(
    file: Path, passphrase_file: Path | None, day: str | None, kind: str | None, as_json: bool
) -> None:
    """Lo que parece estar mal en los datos, y qué lo corrige."""
    from app.agenda.findings import all_rules, list_findings
    from app.agenda.lists import findings_list

    kinds = [rule.kind for rule in all_rules()]
    if kind is not None and kind not in kinds:
        raise click.UsageError(_("Las clases son: {kinds}").format(kinds=", ".join(kinds)))
    with open_store(file, passphrase_file) as store:
        found = list_findings(store, today=read_date(day), kind=kind)
    listed = findings_list("")
    if as_json:
        print_json(listed.shapes(found))
        return
    for one in found:
        click.echo(listed.told(one))
    count = ngettext("{count} cosa para revisar", "{count} cosas para revisar", len(found))
    click.echo(count.format(count=len(found)))


def _usual_period() -> tuple[str, str]:
    today = date.today()
    first, last = timedelta(days=MONTHS_BACK * MONTH), timedelta(days=MONTHS_AHEAD * MONTH)
    return (today - first).isoformat(), (today + last).isoformat()


def _consultant(reader: "Reader", name: str | None) -> int | None:
    if name is None:
        return None
    from app.registry.names import fold
    from app.registry.queries import list_consultants

    people = list_consultants(reader)
    for one in people:
        if fold(one.name) == fold(name):
            return one.id
    raise click.UsageError(
        _("No hay nadie que se llame «{name}»; son: {names}.").format(
            name=name, names=", ".join(one.name for one in people)
        )
    )


def _day_lines(day: "Day") -> list[str]:
    from app.agenda.notices import listed_kinds

    parts: list[tuple[str, int, list[str]]] = [
        (_("Visitas atrasadas"), day.late_visits.count,
         [f"{format_day(one.day)}  {one.code}  {one.workshop}" for one in day.late_visits.lines]),
        (_("Visitas de la semana"), day.visits.count,
         [f"{format_day(one.day)} {one.at or ''}  {one.code}  {one.workshop}"
          for one in day.visits.lines]),
        (_("Cursos de la semana"), len(day.sessions),
         [f"{format_day(one.day)} {one.starts_at or ''}  {one.title}" for one in day.sessions]),
        (_("Rondas que tocan"), day.rounds.count,
         [f"{format_day(one.day)}  {one.code}  {one.workshop}" for one in day.rounds.lines]),
        (_("Acciones vencidas"), day.late_actions.count,
         [f"{format_day(one.due_on)}  {one.code}  {one.title}" for one in day.late_actions.lines]),
        (_("Acciones de la semana"), day.actions.count,
         [f"{format_day(one.due_on)}  {one.code}  {one.title}" for one in day.actions.lines]),
        (_("Diagnósticos para terminar"), len(day.drafts),
         [f"{one.workshop_code}  {one.workshop}" for one in day.drafts]),
    ]  # fmt: skip
    for kind in listed_kinds():
        waiting = day.notices[kind.code]
        parts.append((_(kind.said), waiting.count, [kind.say(one) for one in waiting.lines]))
    lines = []
    for title, count, told in parts:
        if count:
            lines += [f"{title}: {count}", *(f"  {line}" for line in told)]
    return lines or [_("No hay nada que espere.")]
