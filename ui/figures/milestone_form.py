"""One milestone as a form: what, when, before and after, and what it is owed to."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.days import SINCE
from app.diagnosis.records import Origin
from app.diagnosis.words import ORIGIN_WORDS
from app.errors import DataProblem
from app.figures.milestone_words import ATTRIBUTION_WORDS, KIND_WORDS, say_number
from app.figures.records import ATTRIBUTIONS, ORIGINS
from app.figures.tables import MILESTONE
from app.i18n import _
from app.numbers import LEVEL, read_whole
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Choice, OnDay, OneOf, Sentence, Typed
from ui.widgets.card import label


def milestone_rows(kind: str, *, choose_kind: bool, corrects: bool) -> tuple[Row, ...]:
    """What one asks about something that changed."""

    def show(number: int | None) -> str:
        return "" if number is None else say_number(kind, number).replace("\u00a0", " ")

    asked = label(_("¿A qué se debe? Pregúntele a la dueña o al dueño."), "strong", wrap=True)
    rows = (
        Row("reason", _("Por qué se corrige"), wide=True) if corrects else None,
        Row("kind", _("Qué cambió"), Choice(KIND_WORDS), wide=True) if choose_kind else None,
        Row("happened_on", _("Cuándo pasó"), OnDay(SINCE, may_be_empty=False)),
        Row(
            "origin",
            _("Cómo se sabe"),
            Choice([(ORIGIN_WORDS[Origin(code)], code) for code in ORIGINS]),
        ),
        Row("before", _("Antes"), Typed(read_whole, show, LEVEL.doubt)),
        Row("after", _("Ahora"), Typed(read_whole, show, LEVEL.doubt)),
        Row("what", _("Detalle (cuál máquina, qué asociación, qué cliente)"), Sentence(), wide=True),
        Row(widget=asked, wide=True),
        Row(
            "attribution",
            _("A qué se debe"),
            OneOf({code: ATTRIBUTION_WORDS[code] for code in ATTRIBUTIONS}),
            wide=True,
        ),
        Row("attribution_why", _("Por qué, con sus palabras"), Sentence(), wide=True),
        Row(
            "document",
            _("Documento que lo muestra"),
            wide=True,
            hint=_("planilla de IPS, factura, contrato…"),
        ),
    )
    return tuple(row for row in rows if row is not None)


class MilestoneForm(Form):
    """`values` are the fields of `record_milestone`, with a reason if it `corrects`."""

    def __init__(
        self,
        context: Context,
        values: dict[str, Any],
        *,
        choose_kind: bool,
        corrects: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        kind = values.get("kind") or "other"
        rows = milestone_rows(kind, choose_kind=choose_kind, corrects=corrects)
        super().__init__(context, rows, parent=parent)
        self._given = {name: values.get(name) for name in MILESTONE.written}
        origin = values.get("origin") or "said"
        self.show_record(self._given | {"kind": kind, "origin": origin})

    @property
    def values(self) -> dict[str, Any]:
        """The fields as they are written. Raises `DataProblem` where one cannot be read."""
        found = super().values
        if found["attribution"] is None:
            raise DataProblem(_("Elija a qué se debe; «no sabe» también es una respuesta."))
        return self._given | found
