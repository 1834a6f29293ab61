"""The command line of courses."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import (
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    print_json,
    read_period,
    row_number,
)
from app.errors import DataProblem, Problem
from app.i18n import _, format_day
from app.lists.commands import command_of_list

if TYPE_CHECKING:
    from app.training.queries import Verification

EARLIEST = "1900-01-01"
LONGEST_SHOWN = 40  # characters of a code that is none
event_argument = click.argument("event_id", metavar="EVENT", type=row_number)


@click.command("courses")
@json_option
def courses(as_json: bool) -> None:
    """Listar el catálogo de cursos."""
    from app.training.course_lists import say_course
    from app.training.courses import load_courses
    from app.training.shapes import shape_course

    found = load_courses()
    if as_json:
        print_json([shape_course(course) for course in found])
        return
    for course in found:
        click.echo(say_course(course))


@click.command("course-needs")
@office_file
@click.argument("course")
@json_option
def course_needs(file: Path, passphrase_file: Path | None, course: str, as_json: bool) -> None:
    """Decir qué talleres necesitan un curso, y por qué."""
    from app.shapes import shapes
    from app.training.course_lists import NEED, say_need
    from app.training.needs_queries import list_needs

    with open_store(file, passphrase_file) as store:
        found = list_needs(store, course)
    if as_json:
        print_json(shapes(found, NEED))
        return
    for need in found:
        click.echo(say_need(need))


events = command_of_list("events", _("Listar las capacitaciones."))


@click.command("attendance")
@office_file
@event_argument
@json_option
def attendance(file: Path, passphrase_file: Path | None, event_id: int, as_json: bool) -> None:
    """Mostrar la asistencia de una capacitación (EVENT: su número en «hilvan events»)."""
    from app.training.shapes import shape_attendance

    with open_store(file, passphrase_file) as store:
        shape = shape_attendance(store, event_id)
    if as_json:
        print_json(shape)
        return
    for one in shape["people"]:
        share = "—" if one["share"] is None else f"{one['share']:.0%}"
        click.echo(f"{one['number']:>3}  {one['name']}  ·  {share}  ·  {one['attended']}/{one['taken']}")


@click.command("verify")
@office_file
@click.argument("code")
@json_option
def verify(file: Path, passphrase_file: Path | None, code: str, as_json: bool) -> None:
    """Comprobar el código de un certificado con el archivo de la oficina."""
    from app.training.queries import verify_code
    from app.training.shapes import shape_verification

    with open_store(file, passphrase_file) as store:
        found = verify_code(store, code)
    if as_json:
        print_json(shape_verification(found))
        return
    if found.verdict == "valid":
        for line in _say_verified(found, code):
            click.echo(line)
        return
    raise Problem(" · ".join(_say_verified(found, code)))


@click.command("training-history")
@office_file
@click.option("--workshop", "code", required=True, help=_("Código del taller."))
@json_option
def training_history(file: Path, passphrase_file: Path | None, code: str, as_json: bool) -> None:
    """Mostrar en qué cursos participó la gente de un taller."""
    from app.shapes import shapes
    from app.training.history_queries import list_workshop_history
    from app.training.shapes import HISTORY

    with open_store(file, passphrase_file) as store:
        found = list_workshop_history(store, find_workshop_id(store, code))
    if as_json:
        print_json(shapes(found, HISTORY))
        return
    for line in found:
        day = format_day(line.first_on) if line.first_on else "—"
        parts = (
            day,
            line.title,
            line.trainee.full_name,
            _hours(line.hours_attended),
            line.certificate_code or "",
        )
        click.echo("  ·  ".join(part for part in parts if part))


@click.command("course-reach")
@office_file
@click.option("--course", help=_("Solo este curso, por su código."))
@click.option("--from", "first_day", help=_("Primer día, como 2026-01-01."))
@click.option("--to", "last_day", help=_("Último día."))
@json_option
def course_reach(
    file: Path,
    passphrase_file: Path | None,
    course: str | None,
    first_day: str | None,
    last_day: str | None,
    as_json: bool,
) -> None:
    """Decir a cuántos talleres llegaron los cursos, y las horas por sexo y edad."""
    from app.registry.groups import AGE_WORDS, SEX_WORDS
    from app.training.courses import find_course
    from app.training.history_queries import cluster_coverage, hours_by_sex_and_age
    from app.training.shapes import shape_reach

    period = read_period(first_day, last_day) or (EARLIEST, date.today().isoformat())
    code = course.strip().upper() if course is not None else None
    if code is not None and find_course(code) is None:
        raise DataProblem(_("No hay un curso «{code}» en el catálogo; elija otro.").format(code=course))
    with open_store(file, passphrase_file) as store:
        coverage = cluster_coverage(store, course=code, period=period)
        hours = hours_by_sex_and_age(store, period=period, year=int(period[1][:4]), course=code)
    if as_json:
        print_json(shape_reach(coverage, hours))
        return
    for one in coverage:
        click.echo(f"{one.cluster}  ·  {one.reached}/{one.workshops}")
    sexes, ages, hidden = SEX_WORDS, AGE_WORDS, _("no se muestra")
    for group in hours:
        names = (sexes.get(group.sex, "—"), ages.get(group.age_group, "—"))
        told = hidden if group.hours is None else f"{group.people}  ·  {_hours(group.hours)}"
        click.echo("  ·  ".join((*names, told)))


def _hours(hours: float) -> str:
    from app.training.phrases import say_hours

    return say_hours(round(hours, 2))


def _say_verified(found: "Verification", typed: str) -> Iterable[str]:
    from app.training.phrases import say_days
    from app.training.words import VERDICT_WORDS

    shown = found.code or f"«{' '.join(typed.split())[:LONGEST_SHOWN]}»"
    yield f"{shown}: {VERDICT_WORDS[found.verdict]}"
    one = found.certificate
    if one is not None:
        yield one.full_name
        yield f"{one.course_title}, {_hours(one.hours)}, {say_days(one.held_from, one.held_to)}"
        day = format_day(one.issued_on)
        yield _("emitido el {day}").format(day=day)
        if one.annulled_reason:
            yield _("motivo: {reason}").format(reason=one.annulled_reason)
