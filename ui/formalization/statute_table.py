"""Legal figures as a list for Excel."""

from collections.abc import Iterable

from app.exchange.tables import Column, Table
from app.formalization.records import Statute
from app.i18n import _
from ui.formalization.words import statute_themes, theme_of
from ui.registry.workshops_model import show_day


def statutes_table(statutes: Iterable[Statute], day: str) -> Table:
    """Every row of every figure; which holds on `day` is a column."""
    themes = statute_themes()
    columns = (
        Column(_("Tema")),
        Column(_("Cifra"), width=46),
        Column(_("Código")),
        Column(_("Categoría")),
        Column(_("Valor"), "number", 16),
        Column(_("Unidad")),
        Column(_("Desde"), "date"),
        Column(_("Hasta"), "date"),
        Column(_("Vale ese día"), "yesno"),
        Column(_("Estado")),
        Column(_("Norma"), width=40),
        Column(_("Fuente"), width=40),
        Column(_("Revisar"), "date"),
        Column(_("Nota"), width=40),
    )
    rows = [
        (
            themes[theme_of(one.code)][0], one.title, one.code, one.category, one.value, one.unit,
            one.valid_from, one.valid_to, one.covers(day), one.state, one.norm, one.source,
            one.review_on, one.note,
        )
        for one in statutes
    ]  # fmt: skip
    return Table(
        _("Cifras legales"), columns, rows,
        note=_("Valores al {day}. Orientativo: no reemplaza a contador ni abogado.").format(
            day=show_day(day)
        ),
    )  # fmt: skip
