"""Another person works here now: the one who measures a pilot without knowing the groups, say."""

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.registry.queries import list_consultants
from ui.context import Context
from ui.lists.choose_window import ChooseWindow, rows_among


def ask_worker(context: Context, window: QWidget, _workshop: int | None = None) -> None:
    """Ask who works now; what follows is signed with that name."""
    chosen = make_worker_window(context, window).ask()
    if chosen is not None and chosen != context.store.user:
        context.store.user = chosen
        context.way.worker_changed.emit()


def make_worker_window(context: Context, window: QWidget) -> ChooseWindow:
    """Everybody who works with this file, by name."""
    rows = [(f"{one.name}  —  {one.role}", one.id) for one in list_consultants(context.store)]
    about = _("Lo que se anote desde ahora queda con su nombre. Otra persona se agrega en Ajustes.")
    return ChooseWindow(
        _("Cambiar quién trabaja"), _("¿Quién trabaja ahora?"), rows_among(rows), _("Seguir con este nombre"),
        window, about=about, first=context.store.user,
    )  # fmt: skip
