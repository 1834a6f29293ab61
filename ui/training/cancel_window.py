"""Calling an edition off: the reason is asked, and stays in its notes."""

from PySide6.QtWidgets import QWidget

from app.i18n import _, ngettext
from ui.context import Context
from ui.forms.reason_window import ReasonWindow
from ui.training.event_desk import EventDesk


def ask_cancel_reason(context: Context, desk: EventDesk, parent: QWidget) -> str | None:
    """Why it is called off, which is needed: somebody will ask. None: she changes her mind."""
    count = desk.count("invited", "enrolled", "waiting")
    remark = ngettext(
        "Hay {count} persona para avisar: su teléfono sigue en Participantes.",
        "Hay {count} personas para avisar: sus teléfonos siguen en Participantes.",
        count,
    )
    window = ReasonWindow(
        context, parent, title=_("Suspender la edición"), about=desk.event.title,
        question=_("¿Por qué se suspende? Queda en las notas"),
        keep=_("Suspender"), leave=_("No suspender"),
        remark=remark.format(count=count) if count else "", needed=True,
    )  # fmt: skip
    return window.ask()
