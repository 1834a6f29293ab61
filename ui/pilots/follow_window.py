"""What became of workshops of a pilot: whether they took it, and whether they left and why."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.days import FACT
from app.i18n import _
from app.pilots.follow_records import FollowedWorkshop
from app.pilots.operations import note_follow
from app.pilots.words import LEFT_WORDS, TOOK_WORDS, say_workshops
from app.storage.labels import Label
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, OnDay
from ui.forms.window import FormWindow
from ui.registry.words import choices

NAMES = ("took", "took_on", "left_why", "left_on", "note")


class FollowWindow(FormWindow):
    """Of one workshop all of it; of several only what is chosen is written, the rest of each stays."""

    def __init__(
        self,
        context: Context,
        pilot_id: int,
        number: int,
        lines: Sequence[FollowedWorkshop],
        parent: QWidget | None = None,
    ) -> None:
        one = lines[0] if len(lines) == 1 else None

        def write(values: dict[str, Any]) -> bool:
            said = values if one is not None else {name: value for name, value in values.items() if value}
            with context.store.change(Label("pilot_follow.several", number=number)):
                for line in lines if said else ():
                    note_follow(context.store, pilot_id=pilot_id, workshop_id=line.id, **said)
            return True

        rows = (
            Row("took", _("Si lo recibió"), Choice(choices(TOOK_WORDS, _("sin anotar")))),
            Row("took_on", _("Cuándo lo recibió"), OnDay(FACT)),
            Row("left_why", _("Si se fue, por qué"), Choice(choices(LEFT_WORDS, _("sigue en el piloto")))),
            Row("left_on", _("Cuándo se fue"), OnDay(FACT)),
            Row("note", _("Nota"), wide=True, take=or_nothing),
        )
        super().__init__(
            context,
            _("Qué pasó"),
            Form(context, rows),
            write,
            heading=one.name if one is not None else say_workshops(len(lines)),
            sentence=one.arm if one is not None else _("Lo que quede vacío no cambia en ninguno."),
            accept=_("Anotar"),
            parent=parent,
        )
        follow = one.follow if one is not None else None
        known = {name: getattr(follow, name, None) for name in NAMES}
        if one is not None and follow is None and one.came:
            known |= {"took": "whole", "took_on": one.came[0][1]}
        self.form.show_record({"id": 0} | known)
        today = date.today().isoformat()
        self.form["left_why"].saved.connect(lambda why: self._propose_day(why, today))

    def _propose_day(self, why: object, today: str) -> None:
        """Who leaves does so today, unless it is said otherwise."""
        field = self.form.fields["left_on"]
        if why and not field.value:
            field.show_value(today)
