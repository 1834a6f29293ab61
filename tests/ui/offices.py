"""Offices for the tests of the window's own pages, and small ways of driving it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from app.registry import operations
from app.storage.site import installation_site
from app.storage.store import Store
from tests.made_office import new_office
from ui.widgets.choice_field import ChoiceField

Found = TypeVar("Found", bound=QWidget)

WORKSHOPS = (
    ("Confecciones Santa Librada", "Benita", "Caballero", "Barrio Centro", "0971 897 967"),
    ("Modas Tres Puntadas", "Lourdes", "Ñamandú", "Cerro Corá", "0981 599 671"),
    ("Taller La Esperanza", "Rubén", "Duarte", "San Buenaventura", ""),
)


def fill_office(store: Store) -> list[int]:
    """One consultant, one territory, one association, three workshops; gives their ids."""
    store.user = operations.add_consultant(store, name="Liz Ayala")
    cluster = operations.add_cluster(store, code="YAG", name="Yaguarón", department="09")
    operations.add_association(store, name="Confeccionistas de Yaguarón", cluster_id=cluster)
    ids = []
    for name, given, surnames, place, phone in WORKSHOPS:
        workshop = operations.add_workshop(store, name=name, cluster_id=cluster, place=place, phone=phone)
        operations.add_person(store, workshop_id=workshop, given_names=given, surnames=surnames)
        operations.set_people(store, workshop_id=workshop, people=[("woman", 5), ("man", 2)])
        ids.append(workshop)
    store.undo_stack.close_step()
    return ids


def make_office(path: Path, passphrase: str | None = None) -> Path:
    """An office file with three workshops, closed."""
    store = new_office(path, site=installation_site(), passphrase=passphrase)
    fill_office(store)
    store.close()
    return path


def while_asked(act: Callable[[QWidget], None]) -> None:
    """Do something with the dialog that the next step opens; it must close it."""

    def look(tries: int = 500) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            assert tries, "no dialog was opened"
            QTimer.singleShot(5, lambda: look(tries - 1))
            return
        try:
            act(dialog)
        except BaseException:
            dialog.close()
            raise

    QTimer.singleShot(0, look)


def unnamed(page: QWidget) -> list[str]:
    """The widgets of a page that take the focus and say no name to a screen reader."""
    found = []
    for widget in page.findChildren(QWidget):
        inner = widget.objectName().startswith("qt_")
        if inner or not widget.focusPolicy() or not widget.isVisibleTo(page):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        proxy = widget.focusProxy() is not None
        if not (widget.accessibleName() or text or proxy):
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    return found


def choose(field: ChoiceField, value: object) -> None:
    """Take one from a list, as a person does."""
    place = [one for _words, one in field.offered].index(value)
    field.setCurrentIndex(place)
    field.activated.emit(place)
