"""Keeping photos: made small off the window's thread, then written on it."""

from PySide6.QtCore import QObject, Signal

from app.diagnosis import operations
from app.diagnosis.photos import shrink_photo
from app.i18n import _
from app.storage.store import Store
from ui.context import Context


class PhotoKeeper(QObject):
    """Adds photos to a visit and takes them out, both as steps of undo."""

    kept = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def keep(self, visit_id: int, item: str, content: bytes) -> None:
        """Shrink a picture and keep it with its item; trouble is said in the message bar."""

        def write(small: bytes) -> None:
            store = self._context.store
            with store.asked_by(self.parent()):
                operations.add_photo(store, visit_id=visit_id, item=item, content=small)
            self.kept.emit()

        self._context.jobs.start(
            _("Guardar la foto"),
            lambda _progress: shrink_photo(content),
            done=write,
            failed=self._context.messages.show_problem,
        )

    def remove(self, photo_id: int) -> None:
        """Take a photo out, and offer to bring it back."""
        store = self._context.store
        with store.asked_by(self.parent()):
            operations.remove_photo(store, photo_id=photo_id)
        self.kept.emit()
        self._context.messages.say(_("Foto quitada."), action=_("Deshacer"), do=lambda: _undo(store))


def _undo(store: Store) -> None:
    store.undo_stack.undo()
