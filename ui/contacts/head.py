"""The head of a contact's page: whose it is, where it stands, and what can be done with it."""

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.contacts.session import Shown
from app.contacts.words import contact_name
from app.i18n import _, format_long_date
from ui.widgets.card import label


class ContactHead(QWidget):
    """Its buttons are wired by the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.crumbs = QPushButton()
        self.crumbs.setProperty("role", "link")
        self.crumbs.setAccessibleName(_("Volver"))
        self.title = label("", "title", wrap=True)
        self.remove = QPushButton(_("Quitar"))
        self.print = QPushButton(_("Imprimir la hoja"))
        self.done = QPushButton(_("Listo"))
        self.done.setToolTip(_("Volver; ya está todo guardado (Ctrl+Entrar)"))
        self.done.setProperty("role", "main")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._row())
        column.addWidget(self._notice())

    def _row(self) -> QHBoxLayout:
        crumbs = QHBoxLayout()
        crumbs.addWidget(self.crumbs)
        crumbs.addStretch()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(crumbs)
        words.addWidget(self.title)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addLayout(words, 1)
        for button in (self.remove, self.print, self.done):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        return row

    def _notice(self) -> QFrame:
        self.notice = QFrame()
        self.notice.setProperty("role", "notice")
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(14, 8, 10, 8)
        self.sentence = label("", wrap=True)
        self.held = QPushButton(_("&Se hizo"))
        self.held.setProperty("role", "strong")
        self.missed = QPushButton(_("&No se hizo"))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.missed)
        row.addWidget(self.held)
        return self.notice

    def show_contact(self, shown: Shown, *, is_new: bool) -> None:
        """What the file says; one that is new has nothing to print or take out."""
        contact, name = shown.contact, shown.workshop.name
        self.crumbs.setText(f"{_('Talleres')} › {name} › {_('Visitas')}")
        self.crumbs.setAccessibleName(_("Volver a las visitas de {name}").format(name=name))
        planned, open_ = contact.status == "planned", not shown.locked
        title = _planned_title(contact.channel) if planned else _("{contact}, {day}")
        day = format_long_date(date.fromisoformat(contact.held_on))
        self.title.setText(title.format(contact=contact_name(contact.channel), day=day))
        self.sentence.setText(_say_state(shown))
        self.notice.setVisible(bool(self.sentence.text()))
        self.missed.setVisible(planned and open_)
        self.held.setText(_("E&s esta") if shown.waiting else _("&Se hizo"))
        self.held.setVisible(open_ and (contact.status != "held" or shown.waiting is not None))
        self.remove.setVisible(open_ and not is_new)
        self.print.setVisible(not is_new)


def _planned_title(channel: str) -> str:
    masculine = channel in ("elsewhere", "whatsapp")  # "Encuentro", "WhatsApp"
    return _("{contact} previsto, {day}") if masculine else _("{contact} prevista, {day}")


def _say_state(shown: Shown) -> str:
    contact = shown.contact
    if shown.locked:
        return shown.locked
    if shown.waiting is not None:
        day = format_long_date(date.fromisoformat(shown.waiting.held_on))
        return _("Había una prevista para el {day}. ¿Es esta?").format(day=day)
    if contact.status == "planned":
        return _("Está prevista. Cuando se haga, márquelo y anote qué se hizo.")
    if contact.status == "missed":
        return _("Estaba prevista y no se hizo.")
    if contact.late:
        return _("Se anotó después de informar el período; en el informe va aparte.")
    return ""
