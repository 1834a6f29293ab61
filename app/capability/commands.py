"""The command line of who can take an order."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import json_option, office_file, open_store, print_json, read_date, row_number
from app.i18n import _

if TYPE_CHECKING:
    from app.capability.records import OrderAnswer


@click.command("who-can")
@office_file
@click.option(
    "--order", "number", type=row_number, required=True, help=_("Número del pedido en «hilvan orders».")
)
@click.option("--date", "day", help=_("Desde qué día se cuenta; sin él, hoy."))
@json_option
def who_can(file: Path, passphrase_file: Path | None, number: int, day: str | None, as_json: bool) -> None:
    """Decir qué talleres pueden tomar un pedido, con qué pasos, y por qué los otros no."""
    from app.capability.queries import find_who_can
    from app.capability.shapes import shape_answer
    from app.valuechain.queries import find_order_numbered

    today = read_date(day).isoformat()
    with open_store(file, passphrase_file) as store:
        order = find_order_numbered(store, number)
        answer = find_who_can(store, order.id, today)
    if as_json:
        print_json(shape_answer(answer))
        return
    _say(answer)


def _say(answer: "OrderAnswer") -> None:
    from app.capability.words import KIND_WORDS, say_answer, say_pieces, say_step, say_step_day, say_why_not

    click.echo(say_answer(answer))
    click.echo(_("Pueden:"))
    for one in answer.able:
        click.echo(
            f"  {one.code}  {one.workshop}: {say_pieces(one.capacity.pieces)}, {KIND_WORDS[one.capacity.kind]}"
        )
    click.echo(_("Pueden, con estos pasos:"))
    for one in answer.with_steps:
        click.echo(
            f"  {one.code}  {one.workshop}: {say_pieces(one.capacity.pieces)}, {KIND_WORDS[one.capacity.kind]}"
        )
        for step in one.steps:
            click.echo(f"    {say_step_day(step)}  {say_step(step)}")
    click.echo(_("Ahora no:"))
    for one in answer.not_now:
        if one.why_not is not None:
            click.echo(f"  {one.code}  {one.workshop}: {say_why_not(one.why_not)}")
