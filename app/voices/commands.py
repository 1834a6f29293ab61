"""The command line of what workers say; what one workshop said stays in the window."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import (
    dry_run_option,
    file_argument,
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    print_json,
)
from app.i18n import _

if TYPE_CHECKING:
    from app.storage.records import Reader
    from app.storage.store import Store
    from app.voices.records import Given, Hearing, HearingTold


@click.command("voices")
@office_file
@click.option("--cluster", help=_("Solo un territorio, por sus letras o su nombre."))
@json_option
def voices(file: Path, passphrase_file: Path | None, cluster: str | None, as_json: bool) -> None:
    """Lo que dijeron quienes trabajan, y lo que saben las dueñas y los dueños, en cada escucha cerrada."""
    from app.registry.queries import find_cluster_named
    from app.voices.queries import list_hearings, tell_hearing
    from app.voices.shapes import shape_hearing

    with open_store(file, passphrase_file) as store:
        of = None if cluster is None else find_cluster_named(store, cluster).id
        hearings = list_hearings(store, of)
        today = date.today().isoformat()
        told = {one.id: tell_hearing(store, one.id, today=today) for one in hearings if one.closed}
        if as_json:
            print_json(
                [shape_hearing(told[one.id]) if one.closed else _shape_open(store, one) for one in hearings]
            )
            return
        for one in told.values():
            _say_told(one)
    if not told:
        click.echo(_("Todavía no hay ninguna escucha cerrada."))


def _shape_open(reader: "Reader", hearing: "Hearing") -> dict[str, object]:
    from app.voices.queries import list_piles
    from app.voices.records import WORKERS
    from app.voices.shapes import shape_open

    piles = list_piles(reader, hearing.id)
    return shape_open(hearing, sum(one.leaves for one in piles if one.speaker == WORKERS))


def _say_told(told: "HearingTold") -> None:
    from app.voices.words import (
        answer_codes,
        answer_text,
        explain_hidden,
        say_count,
        say_hearing,
        say_question,
    )

    click.echo(f"{told.hearing.cluster} · {say_hearing(told)}")
    for one in told.questions:
        click.echo(f"\n{one.question.question}")
        for code in answer_codes(one.question):
            counts = [one.workers.answers[code], *([one.owners.answers[code]] if one.owners else [])]
            said = "".join(f"{say_count(count):>5}" for count in counts)
            click.echo(f"{said}  {answer_text(one.question, code)}")
        click.echo(say_question(one))
    click.echo(f"\n{explain_hidden()}\n")


@click.command("import-leaves")
@office_file
@file_argument("table")
@click.option("--cluster", required=True, help=_("El territorio, por sus letras o su nombre."))
@click.option("--month", help=_("Mes de la escucha, como 2026-11; sin esto, el de la que está abierta."))
@click.option("--workshop", "code", help=_("Todas son de este taller, por su código."))
@click.option("--owners", is_flag=True, help=_("Son las papeletas de dueñas y dueños."))
@click.option(
    "--close", is_flag=True, help=_("Cerrar la escucha después: muestra lo que se dijo y no cambia más.")
)
@dry_run_option
@json_option
def import_leaves(
    file: Path, passphrase_file: Path | None, table: Path, cluster: str, month: str | None,
    code: str | None, owners: bool, close: bool, dry_run: bool, as_json: bool,
) -> None:  # fmt: skip
    """Cargar una tanda de hojas de una tabla (csv o xlsx): una columna por pregunta, una fila por hoja."""
    from app.registry.queries import find_cluster_named
    from app.voices.leaf_file import find_leaf
    from app.voices.leaf_table import read_leaves
    from app.voices.records import OWNERS, WORKERS

    if owners and code is not None:
        raise click.UsageError(_("Las papeletas de dueñas y dueños no llevan taller; quite --workshop."))
    speaker = OWNERS if owners else WORKERS
    leaves = read_leaves(table, find_leaf().asked_of(speaker))
    with open_store(file, passphrase_file, read_only=dry_run) as store:
        of = find_cluster_named(store, cluster).id
        workshop = None if code is None else find_workshop_id(store, code)
        if not dry_run:
            _add(store, of, month, speaker, leaves, workshop, close)
    _say_added(len(leaves), dry_run, as_json)


def _add(
    store: "Store", cluster: int, month: str | None, speaker: str,
    leaves: "list[Given]", workshop: int | None, close: bool,
) -> None:  # fmt: skip
    from app.errors import DataProblem
    from app.storage.labels import Label
    from app.voices.operations import ORIGIN, add_pile, close_hearing, start_hearing
    from app.voices.queries import open_hearing_of

    with store.change(Label("leaf_pile.added"), origin=ORIGIN):
        known = open_hearing_of(store, cluster)
        if known is None and month is None:
            raise DataProblem(_("Ese territorio no tiene una escucha abierta; diga su mes con --month."))
        hearing = known.id if known else start_hearing(store, cluster_id=cluster, month=month or "")
        add_pile(store, hearing_id=hearing, speaker=speaker, leaves=leaves, workshop_id=workshop)
        if close:
            close_hearing(store, hearing_id=hearing)


def _say_added(leaves: int, dry_run: bool, as_json: bool) -> None:
    from app.voices.words import say_leaves

    if as_json:
        print_json({"leaves": leaves, "added": not dry_run})
    elif dry_run:
        click.echo(_("Se cargarían {leaves}.").format(leaves=say_leaves(leaves)))
    else:
        click.echo(
            _("Se cargaron {leaves}. Guarde el papel hasta cerrar la escucha; después destrúyalo.").format(
                leaves=say_leaves(leaves)
            )
        )
