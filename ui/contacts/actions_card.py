"""The programme's open actions, as they are gone through in a contact."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.contacts.records import ContactAction
from app.contacts.words import PROGRESS_WORDS
from app.i18n import _, format_day
from ui.widgets.card import Card, label
from ui.widgets.field import TextField
from ui.widgets.toggles import Toggles


class ActionRow(QFrame):
    """One action: how far it got, and in a few words what was done."""

    noted = Signal(object, object, object)  # the action's id, progress, words

    def __init__(self, action: ContactAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self.action_id = action.action_id
        choices = [(text, code) for code, text in PROGRESS_WORDS.items()]
        self.progress = Toggles(action.title, choices, single=True, may_be_none=True)
        self.what = TextField()
        self.what.setPlaceholderText(_("Qué se hizo, en pocas palabras"))
        self.title = label("", "strong", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 2, 6)
        column.setSpacing(6)
        for part in (self.title, self.progress, self.what):
            column.addWidget(part)
        self.progress.saved.connect(lambda _value: self._announce())
        self.what.saved.connect(lambda _text: self._announce())

    def _announce(self) -> None:
        self.noted.emit(self.action_id, self.progress.value, self.what.text())

    def show_action(self, action: ContactAction, *, held: bool) -> None:
        """What the file says; a contact still to come only lists what there is to talk about."""
        due = _(" · antes del {day}").format(day=format_day(action.due_on)) if action.due_on else ""
        self.title.setText(action.title + due)
        self.progress.setAccessibleName(action.title)
        self.what.setAccessibleName(_("Qué se hizo: {title}").format(title=action.title))
        self.progress.setVisible(held)
        self.progress.show_value(action.progress)
        self.what.setVisible(held and action.progress is not None)
        self.what.show_value(action.what)


class ContactActionsCard(Card):
    """Rows stay while their action does, so that the cursor does too."""

    noted = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Acciones del programa"), "", parent)
        self.rows: dict[int, ActionRow] = {}
        self.empty = label("", "soft", wrap=True)
        self.body.addWidget(self.empty)

    def show_actions(self, actions: tuple[ContactAction, ...], *, held: bool) -> None:
        """The open actions, and those that this contact says something of."""
        wanted = [action.action_id for action in actions]
        for gone in [key for key in self.rows if key not in wanted]:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        for action in actions:
            row = self.rows.get(action.action_id) or self._add(action)
            row.show_action(action, held=held)
        self.empty.setText(_("No hay acciones abiertas en el programa de este taller."))
        self.empty.setVisible(not actions)

    def _add(self, action: ContactAction) -> ActionRow:
        row = ActionRow(action)
        row.noted.connect(self.noted)
        self.rows[action.action_id] = row
        self.body.addWidget(row)
        return row
