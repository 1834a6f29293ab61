"""The command line of the office: every job that the window does in bulk.

Rooms are imported inside the commands, so that each starts as fast as what it needs.
`reports` and `ui` add their own commands in `ui.main`.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import __version__
from app.command_line import (
    CommandLine,
    check_target,
    dry_run_option,
    file_argument,
    find_visit,
    json_option,
    office_file,
    open_store,
    passphrase_option,
    print_issues,
    print_json,
    read_passphrase,
    row_number,
    workshop_option,
)
from app.errors import Problem
from app.i18n import _, format_day, ngettext

if TYPE_CHECKING:
    from app.diagnosis.records import Visit


@click.group(cls=CommandLine, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hilvan")
def hilvan() -> None:
    """Hilván: el taller de confección, de la lista de la asociación a la hoja que se lleva su dueña.

    Sin argumentos se abre la ventana.
    """


@hilvan.command("new")
@file_argument("file")
@click.option("--office", "name", required=True, help=_("Nombre de la oficina."))
@passphrase_option
def new(file: Path, name: str, passphrase_file: Path | None) -> None:
    """Crear el archivo de una oficina."""
    from app.storage.opening import create_office
    from app.storage.site import installation_site

    if not name.strip() or not name.isprintable():
        raise click.UsageError(_("El nombre de la oficina está vacío o no se entiende"))
    passphrase = read_passphrase(passphrase_file)
    create_office(file, name=name.strip(), site=installation_site(), passphrase=passphrase).close()
    click.echo(_("Se creó «{name}».").format(name=file.name))


@hilvan.command("workshops")
@office_file
@json_option
def workshops(file: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Listar los talleres."""
    from app.json_shapes import workshops_as_json
    from app.registry.queries import list_workshop_lines

    with open_store(file, passphrase_file) as store:
        if as_json:
            print_json(workshops_as_json(store))
            return
        for line in list_workshop_lines(store):
            click.echo(f"{line.code}  {line.name}  ·  {line.owner}  ·  {line.place}")


@hilvan.command("import-workshops")
@office_file
@file_argument("book")
@click.option("--sheet", help=_("Hoja del libro; sin ella se busca la que tiene la lista."))
@dry_run_option
@json_option
def import_workshops(
    file: Path, passphrase_file: Path | None, book: Path, sheet: str | None, dry_run: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """Importar la lista de una asociación (Excel o CSV), como está."""
    from app.incoming.operations import import_workshops as carry_out
    from app.incoming.plan import plan_import
    from app.incoming.reporting import report_of

    with open_store(file, passphrase_file, read_only=dry_run) as store:
        plan = plan_import(store, book, sheet=sheet)
        report = report_of(plan, plan.workshops) if dry_run else carry_out(store, plan=plan)
    if as_json:
        print_json(report.as_json())
        return
    added = ngettext("{count} agregado", "{count} agregados", report.added)
    updated = ngettext("{count} cambiado", "{count} cambiados", report.updated)
    counts = (
        added.format(count=report.added),
        updated.format(count=report.updated),
        _("{count} sin cambios").format(count=report.unchanged),
    )
    click.echo(", ".join(counts))
    print_issues(report)
    for row, other in report.possible_duplicates:
        click.echo(
            _("fila {row}: puede ser el mismo taller que {other}").format(row=row, other=other)
        )


@hilvan.command("import-visits")
@office_file
@file_argument("book")
@dry_run_option
@json_option
def import_visits(
    file: Path, passphrase_file: Path | None, book: Path, dry_run: bool, as_json: bool
) -> None:
    """Importar las visitas respondidas en Kobo u ODK."""
    from app.incoming import visits

    with open_store(file, passphrase_file, read_only=dry_run) as store:
        report = visits.import_visits(store, book=book, dry_run=dry_run)
    if as_json:
        print_json(report.as_json())
        return
    added = ngettext("{count} visita agregada", "{count} visitas agregadas", report.added)
    there = ngettext("{count} que ya estaba", "{count} que ya estaban", report.unchanged)
    click.echo(f"{added.format(count=report.added)}, {there.format(count=report.unchanged)}")
    print_issues(report)
    for column in report.unknown_columns:
        click.echo(_("columna desconocida: {column}").format(column=column))


@hilvan.group("instrument")
def instrument_group() -> None:
    """Los diagnósticos que trae el programa."""


@instrument_group.command("list")
@json_option
def instrument_list(as_json: bool) -> None:
    """Listar los diagnósticos."""
    from app.diagnosis.instruments import list_instruments
    from app.json_shapes import shape_instrument

    instruments = list_instruments()
    if as_json:
        print_json([shape_instrument(instrument) for instrument in instruments])
        return
    for one in instruments:
        click.echo(f"{one.code}  {one.title}  ·  {one.version}  ·  {len(one.items)}")


@instrument_group.command("export")
@click.argument("code")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
def instrument_export(code: str, out: Path) -> None:
    """Escribir un diagnóstico como XLSForm, para Kobo u ODK."""
    from app.diagnosis.instruments import load_instrument
    from app.incoming.xlsform import export_instrument

    check_target(out)
    export_instrument(load_instrument(code), out)
    click.echo(_("Se escribió «{name}».").format(name=out.name))


@hilvan.command("score")
@office_file
@workshop_option
@click.option("--visit", "number", type=row_number, help=_("Número de la visita."))
@json_option
def score(
    file: Path, passphrase_file: Path | None, code: str, number: int | None, as_json: bool
) -> None:
    """Mostrar el resultado de una visita: la pedida o la última terminada."""
    from app.diagnosis.scoring import score_answers
    from app.json_shapes import shape_score

    with open_store(file, passphrase_file) as store:
        visit = find_visit(store, code, number)
    result = score_answers(visit.instrument, visit.answers)
    if as_json:
        print_json(shape_score(code.strip().upper(), visit, result))
        return
    _print_score(visit, result)


def _print_score(visit: "Visit", result: Any) -> None:

    from app.diagnosis.words import BAND_WORDS

    click.echo(
        _("Visita {number} del {day}").format(number=visit.round, day=format_day(visit.visited_on))
    )
    names = {dimension.code: dimension.name for dimension in visit.instrument.dimensions}
    for part in result.dimensions:
        value = "—" if part.score is None else f"{part.score:.0f}"
        click.echo(f"{value:>5}  {names[part.code]} ({BAND_WORDS[part.band]})")
    for alert in result.alerts:
        click.echo(_("Alerta: {text}").format(text=alert.text))


@hilvan.command("recommend")
@office_file
@workshop_option
@json_option
def recommend(file: Path, passphrase_file: Path | None, code: str, as_json: bool) -> None:
    """Decir por dónde empezar en un taller, y por qué."""
    from app.diagnosis.scoring import score_answers
    from app.improvement import priorities
    from app.improvement.catalogue import load_catalogue
    from app.improvement.queries import read_programme
    from app.json_shapes import shape_recommendations

    with open_store(file, passphrase_file) as store:
        visit = find_visit(store, code, None)
        programme = read_programme(store, visit.id)
    choices = programme.choices if programme else ()
    result = score_answers(visit.instrument, visit.answers)
    found = priorities.recommend(visit.instrument, visit.answers, result, load_catalogue(), choices)
    if as_json:
        print_json(shape_recommendations(code.strip().upper(), visit, found))
        return
    for one in found:
        click.echo(f"{one.rank:>3}  {one.solution.title}: {one.because}")


@hilvan.command("check")
@office_file
def check(file: Path, passphrase_file: Path | None) -> None:
    """Revisar un archivo de oficina de punta a punta."""
    from app.storage.checking import check_office

    with open_store(file, passphrase_file) as store:
        problems = check_office(store).problems
    if not problems:
        click.echo(_("«{name}» está bien.").format(name=file.name))
        return
    for problem in problems:
        click.echo(problem)
    raise Problem(
        ngettext(
            "Se encontró {count} problema en «{name}»; abra el programa y use Datos › Revisar el archivo.",
            "Se encontraron {count} problemas en «{name}»; abra el programa y use Datos › Revisar el archivo.",
            len(problems),
        ).format(count=len(problems), name=file.name)
    )


@hilvan.command("backup")
@office_file
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Archivo de la copia, por ejemplo en un pendrive."),
)
def backup(file: Path, passphrase_file: Path | None, out: Path) -> None:
    """Escribir una copia revisada de la oficina."""
    from app.storage.backups import back_up_to

    with open_store(file, passphrase_file) as store:
        made = back_up_to(store, out)
    click.echo(_("Se escribió la copia «{name}».").format(name=made.name))


@hilvan.command("take-out")
@file_argument("file")
@passphrase_option
@click.option(
    "--out", "folder", required=True, type=click.Path(path_type=Path, file_okay=False, exists=True),
    help=_("Carpeta donde quedan los archivos."),
)  # fmt: skip
def take_out(file: Path, passphrase_file: Path | None, folder: Path) -> None:
    """Sacar lo que Hilván guardó cifrado («.cifrado») de una oficina dañada."""
    from app.storage.encryption import key_of_file
    from app.storage.protecting import take_out as give_back

    words = read_passphrase(passphrase_file)
    if words is None or not file.is_file():
        raise click.UsageError(
            _("Falta --passphrase-file, o no está «{name}».").format(name=file.name)
        )
    for made in give_back(file, key_of_file(file, words) or "", folder):
        click.echo(_("Se escribió «{name}».").format(name=made.name))
