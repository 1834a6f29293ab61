"""The command line of a workshop's counts."""

from datetime import date
from pathlib import Path

import click

from app.command_line import (
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    period_options,
    print_json,
    read_period,
    workshop_option,
)
from app.i18n import _, format_day


@click.command("counts")
@office_file
@workshop_option
@period_options
@json_option
def counts(
    file: Path,
    passphrase_file: Path | None,
    code: str,
    first_day: str | None,
    last_day: str | None,
    as_json: bool,
) -> None:
    """Listar los días contados de un taller."""
    from app.counts.measures import BY_CODE, say_measure
    from app.counts.queries import ALWAYS, list_days
    from app.counts.shapes import shape_day

    period = read_period(first_day, last_day) or ALWAYS
    with open_store(file, passphrase_file) as store:
        days = list_days(store, find_workshop_id(store, code), since=period[0], until=period[1])
    if as_json:
        print_json([shape_day(day) for day in days])
        return
    for day in days:
        said = [format_day(day.worked_on), day.team or ""]
        for measure in (BY_CODE["pieces"], BY_CODE["efficiency"], BY_CODE["dhu"]):
            if (value := measure.reckon([day])) is not None:
                said.append(f"{_(measure.title).lower()} {say_measure(measure, value)}")
        click.echo("  ".join(part for part in said if part).replace("\u00a0", " "))


@click.command("production")
@office_file
@workshop_option
@period_options
@json_option
def production(
    file: Path,
    passphrase_file: Path | None,
    code: str,
    first_day: str | None,
    last_day: str | None,
    as_json: bool,
) -> None:
    """Decir qué se mide en la producción de un taller: eficiencia, defectos, faltas, entregas."""
    from app.counts.measures import MEASURES, make_series
    from app.counts.queries import list_days, read_pace, read_turnover
    from app.counts.shapes import shape_pace, shape_series
    from app.counts.words import say_pace

    since, until = read_period(first_day, last_day) or ("0001-01-01", date.today().isoformat())
    with open_store(file, passphrase_file) as store:
        workshop = find_workshop_id(store, code)
        pace = read_pace(store, workshop, since=since, until=until)
        days = list_days(store, workshop, since=since, until=until)
        turnover = read_turnover(store, workshop, since=since, until=until)
    if as_json:
        print_json(None if pace is None else {**shape_pace(pace, turnover), "series": shape_series(days)})
        return
    if pace is None:
        click.echo(_("En este período no se contó ningún día."))
        return
    for title, number, remark in say_pace(pace, turnover):
        click.echo("  ".join(part for part in (title, number, remark) if part).replace("\u00a0", " "))
    for measure in MEASURES:
        series = make_series(days, measure)
        if series.stages:
            click.echo(f"{_(measure.title)}: {' '.join(series.said)}".replace("\u00a0", " "))
