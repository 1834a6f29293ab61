"""The command line of costs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.command_line import (
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    print_json,
    read_date,
    row_number,
    workshop_option,
)
from app.i18n import _

if TYPE_CHECKING:
    from app.costing.records import GarmentCost, Loss, MinuteCost
    from app.production.records import Style


@click.command("unit-cost")
@office_file
@workshop_option
@click.option("--style", "style_id", type=row_number, help=_("Solo este modelo, por su número."))
@click.option("--date", "day", help=_("El día de la cuenta, como 2026-11-24; si no, hoy."))
@json_option
def unit_cost(
    file: Path, passphrase_file: Path | None, code: str, style_id: int | None, day: str | None, as_json: bool
) -> None:
    """Calcular cuánto cuesta un minuto y una prenda de un taller, y qué se pierde por mes."""
    from app.costing.account_queries import read_accounts
    from app.errors import DataProblem
    from app.production.queries import list_styles

    chosen = read_date(day).isoformat()
    with open_store(file, passphrase_file) as store:
        workshop = find_workshop_id(store, code)
        styles = [one for one in list_styles(store, workshop) if style_id in (None, one.id)]
        if style_id is not None and not styles:
            raise DataProblem(
                _("El taller {code} no tiene un modelo {style}.").format(code=code, style=style_id)
            )
        accounts = read_accounts(store, workshop, chosen, [one.id for one in styles])
    minute = accounts.minute if accounts.begun else None
    garments = [(one, accounts.garments[one.id]) for one in styles]
    losses = accounts.losses
    if as_json:
        print_json(_shape(code, minute, garments, losses))
    else:
        _print(minute, garments, losses)


def _shape(
    code: str, minute: "MinuteCost | None", garments: "list[tuple[Style, GarmentCost]]",
    losses: "tuple[Loss, ...]",
) -> dict[str, Any]:  # fmt: skip
    from app.costing.shapes import shape_garment, shape_loss, shape_minute

    return {
        "workshop": code,
        "minute": None if minute is None else shape_minute(minute),
        "styles": [{"id": one.id, "name": one.name, **shape_garment(cost)} for one, cost in garments],
        "losses": [shape_loss(one) for one in losses],
    }


def _print(
    minute: "MinuteCost | None", garments: "list[tuple[Style, GarmentCost]]", losses: "tuple[Loss, ...]"
) -> None:
    from app.costing.words import say_how, say_loss, say_missing, say_price, say_spread, say_weeks

    def tell(text: str) -> None:
        click.echo(text.replace("\u00a0", " "))

    if minute is None:
        tell(_("Todavía no se anotó ningún costo de este taller."))
        return
    for title, amount in ((_("Un minuto pagado"), minute.paid), (_("Un minuto que cose"), minute.sewn)):
        tell(f"{title}: {say_spread(amount) if amount else '—'}")
    if minute.missing:
        tell(_("Falta: {names}.").format(names="; ".join(map(say_missing, minute.missing))))
    for style, cost in garments:
        said = " ".join(part for part in ("".join(say_price(cost, style.name)), say_weeks(cost)) if part)
        missing = "; ".join(map(say_missing, cost.missing))
        tell(f"{style.name}: {said or _('Falta: {names}.').format(names=missing)}")
    for loss in losses:
        if said := say_loss(loss):
            tell(f"{said}. {say_how(loss)}")
        elif not loss.known:
            tell(say_how(loss))
