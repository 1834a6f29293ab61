"""Taking changes and values back, as every part of the history asks for it."""

from PySide6.QtWidgets import QWidget

from app.errors import Cancelled
from app.history.records import PastValue, UndoPlan
from app.history.undoing import restore_value, undo_change
from app.i18n import _, format_number, ngettext
from app.storage.store import Store
from ui.context import Context
from ui.widgets.busy import BusyWindow


def take_back(context: Context, change: int, parent: QWidget) -> bool:
    """Undo a named change; whether something was written. It can be stopped, and then nothing is."""

    def undo(store: Store) -> UndoPlan:
        with BusyWindow(_("Deshaciendo"), parent) as progress:
            return undo_change(store, change_id=change, progress=progress)

    try:
        plan = context.do(undo, asked_by=parent)
    except Cancelled:
        context.messages.say(_("Se detuvo; no quedó nada a medias."))
        return False
    if plan is None:
        return False
    said = ngettext("Se deshizo {count} valor", "Se deshicieron {count} valores", plan.values)
    context.messages.say_undoable(said.format(count=format_number(plan.values)), context.store)
    return True


def go_back_to(context: Context, past: PastValue, parent: QWidget) -> bool:
    """Write again the value that a thing had before this one; whether it was written."""
    said = _("{what}: otra vez {value}").format(what=past.value.title, value=past.value.before)
    done = context.do(
        restore_value,
        line_id=past.value.line,
        column=past.value.column,
        was=True,
        said=said,
        asked_by=parent,
    )
    return done is not None
