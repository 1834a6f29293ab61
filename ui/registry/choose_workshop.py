"""Choosing the workshop a new diagnostic is for: type, Enter."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.registry.queries import count_workshops, list_workshop_lines, search_workshops
from app.registry.records import WorkshopLine
from ui.context import Context
from ui.lists.choose_window import ChooseWindow, Rows

SHOWN = 50
FEW = 400


def choose_workshop(
    context: Context, parent: QWidget, first: int | None = None, title: str = ""
) -> int | None:
    """Ask for a workshop, `first` being likely; None when the person changes her mind.

    `title` says what for; without it, for a new diagnostic.
    """
    found: int | None = ChooseWorkshopWindow(context, parent, first, title).ask()
    return found


class ChooseWorkshopWindow(ChooseWindow):
    """A search field over the workshops; a new one can be added from here."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        first: int | None = None,
        title: str = "",
    ) -> None:
        self._context = context
        super().__init__(
            title or _("Nuevo diagnóstico"),
            _("¿Qué taller?") if title else _("¿En qué taller está?"),
            self._workshops,
            _("Elegir") if title else _("Empezar"),
            parent,
            hint=_("Taller, persona, código o teléfono"),
            first=first,
            nothing=self._say_nothing,
        )
        self.add_way(_("Nuevo taller…"), self._add)

    def _workshops(self, text: str) -> Rows:
        store = self._context.store
        if text.strip():
            lines = search_workshops(store, text, limit=SHOWN)
        else:
            lines = list_workshop_lines(store) if count_workshops(store) <= FEW else []
        return [(_say(line), line.id) for line in lines]

    def _say_nothing(self, text: str) -> str:
        if text.strip():
            return _("Ningún taller se llama así; se lo puede agregar con «Nuevo taller…».")
        if count_workshops(self._context.store):
            return ""  # too many to list before something is typed
        return _("Todavía no hay talleres: agregue el primero con «Nuevo taller…».")

    def _add(self) -> int | None:
        from ui.registry.new_workshop import add_new_workshop

        unknown = self.field.text() if not self._rows else ""
        return add_new_workshop(self._context, self, said=unknown)


def _say(line: WorkshopLine) -> str:
    rest = " · ".join(part for part in (line.owner, line.place or line.cluster) if part)
    return f"{line.code}  {line.name}" + (f"  —  {rest}" if rest else "")
