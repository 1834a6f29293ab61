"""Another day for something that was promised, and an hour if it has one."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Hour, OnDay
from ui.forms.window import FormWindow, ask

NewTime = tuple[str, str | None]
WIDTH = 420


def ask_new_time(
    context: Context,
    parent: QWidget,
    title: str,
    *,
    day: str,
    at: str | None = None,
    timed: bool = False,
) -> NewTime | None:
    """The new ISO day and "HH:MM" (None: no hour), or None when she changes her mind."""
    time = ask(MoveWindow(context, parent, title, day=day, at=at, timed=timed))
    return (time["day"], time["hour"]) if time else None


class MoveWindow(FormWindow):
    """A day and perhaps an hour; Enter moves, Esc leaves it as it was."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        title: str,
        *,
        day: str,
        at: str | None = None,
        timed: bool = False,
    ) -> None:
        rows = (
            Row("day", _("Día"), OnDay(may_be_empty=False)),
            Row("hour", _("Hora (puede quedar vacía)"), Hour(), when=lambda _time: timed),
        )
        form = Form(context, rows)
        super().__init__(
            context, _("Mover"), form, heading=title, accept=_("Mover"), width=WIDTH, parent=parent
        )
        form.show_record({"day": day, "hour": at})
        form["day"].selectAll()
        form["day"].setFocus()
