"""A new style: what it is, its size, how many a day are wanted."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.numbers import PER_DAY
from app.production.operations import add_style
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, Whole
from ui.forms.window import FormWindow, ask
from ui.registry.words import term_choices


def style_rows() -> tuple[Row, ...]:
    """What is written of a style, in its window and on its page."""
    return (
        Row("name", _("Nombre del modelo"), wide=True, example=_("Guardapolvo")),
        Row("product", _("Producto"), Choice(term_choices("products"))),
        Row("size", _("Talle que se mide"), take=or_nothing),
        Row("wanted_per_day", _("Cuántas por día se quieren"), Whole(PER_DAY, least=1)),
    )


def add_new_style(context: Context, workshop_id: int, parent: QWidget) -> int | None:
    """Ask for a new style, and go to its page; its id, None when the person changes her mind."""
    form = Form(context, style_rows())

    def keep(values: dict[str, Any]) -> int:
        return add_style(context.store, workshop_id=workshop_id, **values)

    window = FormWindow(
        context,
        _("Modelo nuevo"),
        form,
        keep,
        accept=_("Crear"),
        sentence=_("Después se anotan sus operaciones, una por renglón, y se mide."),
        trouble_at="name",
        parent=parent,
    )
    form["name"].setFocus()
    made: int | None = ask(window)
    if made is not None:
        context.way.go("style", made)
    return made
