"""One milestone as a form: what, when, before and after, and what it is owed to."""

from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.days import SINCE
from app.diagnosis.records import Origin
from app.diagnosis.words import ORIGIN_WORDS
from app.errors import DataProblem
from app.figures.milestone_words import ATTRIBUTION_WORDS, KIND_WORDS, say_number
from app.figures.records import ATTRIBUTIONS, ORIGINS
from app.figures.tables import MILESTONE
from app.i18n import _
from app.numbers import read_whole
from ui.context import Context
from ui.forms.day_field import DayField
from ui.widgets.card import label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Labelled, TextField
from ui.widgets.toggles import Toggles
from ui.widgets.words_field import WordsField

NUMBERS = ("before", "after")


class MilestoneForm(QWidget):
    """`values` are the fields of `record_milestone`. The kind may be fixed."""

    def __init__(
        self, context: Context, values: dict[str, Any], *, choose_kind: bool,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._given = {name: values.get(name) for name in MILESTONE.written}
        self.kind = ChoiceField([(text, code) for code, text in KIND_WORDS.items()])
        self.kind.show_value(values.get("kind") or "other")
        self.kind.setEnabled(choose_kind)
        self.day = DayField(_("Cuándo pasó"), context.theme, SINCE)
        self.day.show_value(values.get("happened_on"))
        self.before, self.after = TextField(), TextField()
        for name in NUMBERS:
            number = values.get(name)
            said = "" if number is None else say_number(values["kind"], number)
            getattr(self, name).setText(said.replace("\u00a0", " "))
        self.what = WordsField()
        self.why = WordsField()
        self.document = TextField(values.get("document") or "")
        self.what.show_text(values.get("what") or "")
        self.why.show_text(values.get("attribution_why") or "")
        owed = [(ATTRIBUTION_WORDS[code], code) for code in ATTRIBUTIONS]
        self.attribution = Toggles(_("A qué se debe"), owed, single=True)
        self.attribution.show_values((values.get("attribution"),))
        self.origin = ChoiceField([(ORIGIN_WORDS[Origin(code)], code) for code in ORIGINS])
        self.origin.show_value(values.get("origin") or "said")
        self._lay_out(choose_kind)

    def _lay_out(self, choose_kind: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        if choose_kind:
            grid.addWidget(Labelled(_("Qué cambió"), self.kind), 0, 0, 1, 2)
        grid.addWidget(self.day, 1, 0)
        grid.addWidget(Labelled(_("Cómo se sabe"), self.origin), 1, 1)
        self._numbers = [
            Labelled(_("Antes"), self.before), Labelled(_("Ahora"), self.after),
        ]  # fmt: skip
        for place, part in enumerate(self._numbers):
            grid.addWidget(part, 2, place)
        column.addLayout(grid)
        column.addWidget(
            Labelled(_("Detalle (cuál máquina, qué asociación, qué cliente)"), self.what)
        )
        asked = label(_("¿A qué se debe? Pregúntele a la dueña o al dueño."), "strong", wrap=True)
        asked.setBuddy(self.attribution)
        column.addWidget(asked)
        column.addWidget(self.attribution)
        column.addWidget(Labelled(_("Por qué, con sus palabras"), self.why))
        column.addWidget(Labelled(_("Documento que lo muestra"), self.document))
        self.document.setPlaceholderText(_("planilla de IPS, factura, contrato…"))

    @property
    def values(self) -> dict[str, Any]:
        """The fields as they are written. Raises `DataProblem` where one cannot be read."""
        owed = self.attribution.values
        if not owed:
            raise DataProblem(_("Elija a qué se debe; «no sabe» también es una respuesta."))
        day = self.day.day
        if day is None:
            raise DataProblem(_("Falta el día en que pasó; escríbalo o elíjalo."))
        return self._given | {
            "kind": self.kind.value,
            "happened_on": day,
            "before": read_whole(self.before.text()),
            "after": read_whole(self.after.text()),
            "what": self.what.text(),
            "attribution": owed[0],
            "attribution_why": self.why.text(),
            "origin": self.origin.value,
            "document": self.document.text(),
        }
