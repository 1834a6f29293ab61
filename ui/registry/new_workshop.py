"""A new workshop with the few things one knows at once; the rest is filled in its record."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.registry.names import fold, split_full_name, title_name
from app.registry.operations import add_person, add_workshop
from app.registry.phone import read_phones
from app.registry.queries import newest_cluster, search_workshops
from app.registry.records import WorkshopLine
from app.registry.remarks import phone_remark
from app.storage.labels import Label
from app.storage.store import Store
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import ChoiceOf
from ui.forms.window import FormWindow, ask
from ui.registry.choices import clusters_with_codes
from ui.widgets.card import label

LOOK_AFTER_MS = 200
_COMMON = {"taller", "confecciones", "confeccion", "modas", "creaciones", "costura", "textil"}


def new_workshop_rows() -> tuple[Row, ...]:
    """The few things one knows at once."""
    return (
        Row("name", _("Nombre del taller"), wide=True, example=_("Confecciones Santa Librada")),
        Row("owner", _("Dueña o dueño (nombre y apellido)"), wide=True),
        Row("cluster_id", _("Territorio"), ChoiceOf(clusters_with_codes), wide=True),
        Row("place", _("Barrio o compañía")),
        Row("phone", _("Teléfono"), remark=phone_remark),
    )


def add_new_workshop(context: Context, parent: QWidget, said: str = "") -> int | None:
    """Ask; gives the id of the workshop that was added or chosen, or None. `said`: what it was looked for as."""
    return ask(NewWorkshopWindow(context, parent, said))


def open_new_workshop(context: Context, parent: QWidget, _here: int | None) -> None:
    """Ask for a new one, and open it."""
    workshop = add_new_workshop(context, parent)
    if workshop is not None:
        context.way.go("workshop", workshop)


class NewWorkshopWindow(FormWindow):
    """Warns of workshops that look the same while one types; they can be opened instead."""

    def __init__(self, context: Context, parent: QWidget | None = None, said: str = "") -> None:
        super().__init__(
            context,
            _("Nuevo taller"),
            Form(context, new_workshop_rows()),
            lambda values: _add(context.store, values),
            accept=_("Agregar"),
            trouble_at="name",
            parent=parent,
        )
        self._same: WorkshopLine | None = None
        self.same = label("", "warning", wrap=True)
        self.same.hide()
        self.column.insertWidget(2, self.same)
        self.open_same = self.add_way(_("Abrir el que ya está"), self._open_same)
        self.open_same.hide()
        self._timer = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look_for_same)
        for name in ("name", "owner", "phone"):
            self.form[name].textEdited.connect(lambda _text: self._timer.start())
        likely = newest_cluster(context.store)  # else the first by name, where one seldom is
        if likely is not None:
            self.form["cluster_id"].show_value(likely)
        if said.strip():
            is_name = any(letter.isalpha() for letter in said)
            self.form["name" if is_name else "phone"].setText(said.strip())
            self.form["name"].selectAll()
            self.look_for_same()

    def done(self, result: int) -> None:
        self._timer.stop()
        super().done(result)

    def look_for_same(self) -> None:
        """Say which workshop of the office may be this one."""
        self._same = self._find_same()
        self.open_same.setVisible(self._same is not None)
        self.same.setVisible(self._same is not None)
        if self._same is not None:
            owner = f" · {self._same.owner}" if self._same.owner else ""
            self.same.setText(
                _("¿No será el mismo? Ya está {code} {name}{owner}.").format(
                    code=self._same.code, name=self._same.name, owner=owner
                )
            )

    def _find_same(self) -> WorkshopLine | None:
        phones = (read_phones(self.form["phone"].text()) or "").split()
        name_words = [word for word in fold(self.form["name"].text()).split() if word not in _COMMON]
        owner_words = fold(self.form["owner"].text()).split()
        for words in (*([phone.lstrip("+")] for phone in phones), name_words, owner_words):
            if sum(len(word) for word in words) >= 4:
                found = search_workshops(self.context.store, " ".join(words), limit=1)
                if found:
                    return found[0]
        return None

    def _open_same(self) -> None:
        if self._same is not None:
            self.kept = self._same.id
            self.accept()


def _add(store: Store, values: dict[str, Any]) -> int:
    """Add the workshop, and its owner if named, as one undoable step."""
    owner = values.pop("owner").strip()
    with store.change(Label("workshop.added")):
        workshop = add_workshop(store, **values | {"name": title_name(values["name"])})
        if owner:
            given, surnames = split_full_name(owner)
            add_person(store, workshop_id=workshop, given_names=given, surnames=surnames)
    return workshop
