"""One thing that a pilot looks at: which measure, how much it counts, and the least effect worth having."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import DataProblem
from app.i18n import _
from app.numbers import read_number, write_number
from app.pilots.measures import list_measures
from app.pilots.operations import set_outcome
from app.pilots.records import PRIMARY, SECONDARY, PilotOutcome
from app.storage.records import Reader
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import ChoiceOf, OneOf, Typed
from ui.forms.window import FormWindow
from ui.pilots.choices import measure_choices
from ui.widgets.choice_field import Choices


def read_effect(text: str) -> float | None:
    """A number from 0, or nothing. Raises `DataProblem`."""
    return read_number(text) if text.strip() else None


def show_effect(value: float | None) -> str:
    """As it is typed: "10", "0,4", "500000"."""
    return "" if value is None else write_number(value)


class OutcomeWindow(FormWindow):
    """`outcome`: the one that is changed; else a new one of this `role`, which is not among `there`."""

    def __init__(
        self,
        context: Context,
        pilot_id: int,
        outcome: PilotOutcome | None,
        *,
        role: str = PRIMARY,
        there: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        self._units = {one.code: one.unit for one in list_measures(context.store)}

        def offered(reader: Reader) -> Choices:
            taken = set() if outcome is not None else set(there)
            return [one for one in measure_choices(reader) if one[1] not in taken]

        def write(values: dict[str, Any]) -> bool:
            if values["role"] == PRIMARY and values["least_effect"] is None:
                raise DataProblem(_("De un resultado principal hace falta lo mínimo que vale la pena."))
            set_outcome(context.store, pilot_id=pilot_id, **values)
            return True

        rows = (
            Row("measure", _("Qué se mira"), ChoiceOf(offered), wide=True),
            Row(
                "role",
                _("Si es principal"),
                OneOf(((_("Principal"), PRIMARY), (_("Secundario"), SECONDARY))),
                wide=True,
            ),
            Row("least_effect", _("Lo mínimo que vale la pena"), Typed(read_effect, show_effect), wide=True),
        )
        super().__init__(
            context,
            _("Qué se mira"),
            Form(context, rows),
            write,
            sentence=_(
                "Lo mínimo que vale la pena: con menos que eso de diferencia entre los que empiezan primero y los que esperan, lo hayan recibido o no, el gasto no se justifica."
            ),
            accept=_("Guardar") if outcome is not None else _("Agregar"),
            trouble_at="least_effect",
            parent=parent,
        )
        first = outcome.measure if outcome is not None else offered(context.store)[0][1]
        effect = outcome.least_effect if outcome is not None else None
        self.form.show_record(
            {"id": 0, "measure": first, "role": outcome.role if outcome else role, "least_effect": effect}
        )
        self.form["measure"].setEnabled(outcome is None)
        self.form["measure"].saved.connect(lambda _code: self._name_unit())
        self._name_unit()

    def _name_unit(self) -> None:
        """The effect is written in the unit of what is looked at."""
        unit = self._units.get(str(self.form["measure"].value), "")
        name = _("Lo mínimo que vale la pena, en {unit}").format(unit=unit)
        self.form.fields["least_effect"].set_name(name)
