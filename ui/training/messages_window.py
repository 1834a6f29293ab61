"""Inviting by telephone or WhatsApp: each person's number, and the text ready to be pasted."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.i18n import _
from app.registry.queries import read_office, read_workshop
from app.registry.remarks import shown_phone
from app.training.event_desk import EventDesk
from app.training.phrases import invitation_text
from app.training.records import Enrolment
from app.training.words import ENROLMENT_WORDS
from ui.context import Context
from ui.widgets.card import label
from ui.widgets.fitting import fit_to_screen

SIZE = QSize(900, 560)
CALLED = ("invited", "enrolled", "waiting")


class MessagesWindow(QDialog):
    """Up and down choose the person, Ctrl+Enter copies her text and goes to the next."""

    def __init__(self, context: Context, desk: EventDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._way = desk, context.way
        self._office = read_office(context.store).name
        invited = [one for one in desk.enrolments if one.status == "invited"]
        self.people = invited or [one for one in desk.enrolments if one.status in CALLED]
        self.setWindowTitle(_("Invitar por WhatsApp o por teléfono"))
        fit_to_screen(self, SIZE)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.copy_text)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Personas"))
        self.list.setFixedWidth(context.theme.pixels(290))
        self.name = label("", "heading", wrap=True)
        self.phone = label("", "figure")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(_("Mensaje"))
        self.text.setTabChangesFocus(True)
        self.said = label("", "soft", wrap=True)
        self.copy = QPushButton(_("Copiar el mensaje y seguir"))
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(label(self._desk.event.title, "heading", wrap=True))
        self.about = label("", "soft", wrap=True)
        column.addWidget(self.about)
        row = QHBoxLayout()
        row.setSpacing(16)
        right = QVBoxLayout()
        right.setSpacing(8)
        self.refused = label(_("Su taller pidió que no la contacten."), "urgent", wrap=True)
        for part in (self.name, self.phone, self.refused):
            right.addWidget(part)
        right.addWidget(self.text, 1)
        right.addWidget(self.said)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        column.addLayout(row, 1)
        foot = QHBoxLayout()
        paper = QPushButton(_("Imprimir las invitaciones"))
        phones = QPushButton(_("Imprimir la lista de teléfonos"))
        close = QPushButton(_("Cerrar"))
        paper.clicked.connect(lambda: self._print("invitations"))
        phones.clicked.connect(lambda: self._print("phone-list"))
        close.clicked.connect(self.reject)
        self.copy.setProperty("role", "main")
        self.copy.setToolTip("Ctrl+Enter")
        self.copy.clicked.connect(self.copy_text)
        foot.addWidget(paper)
        foot.addWidget(phones)
        foot.addStretch()
        foot.addWidget(close)
        foot.addWidget(self.copy)
        for button in (paper, phones, close, self.copy):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
        column.addLayout(foot)

    def _fill(self) -> None:
        for one in self.people:
            phone = _phone(one) or _("sin teléfono")
            item = QListWidgetItem(f"{one.trainee.full_name}\n{phone}")
            self.list.addItem(item)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0 if self.people else -1)
        self.about.setText(self._say_about())
        self.copy.setEnabled(bool(self.people))

    def _say_about(self) -> str:
        """What to do, or what the message still lacks."""
        event = self._desk.event
        if not event.sessions:
            return _("La capacitación todavía no tiene días: cárguelos antes de invitar.")
        if not event.place and not all(one.place for one in event.sessions):
            return _("El mensaje no dice dónde: cargue el lugar en «Lugar y días» antes de invitar.")
        return _("Copie el mensaje, péguelo en WhatsApp y siga con la persona de abajo.")

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self.people):
            return
        one = self.people[row]
        self.name.setText(f"{one.trainee.full_name} · {ENROLMENT_WORDS[one.status]}")
        self.phone.setText(_phone(one) or _("sin teléfono"))
        self.refused.setVisible(self._refused(one))
        text = invitation_text(self._desk.event, one.trainee, office=self._office)
        self.text.setPlainText(text)

    def _refused(self, one: Enrolment) -> bool:
        """Whether the newest word of her workshop about being called was no."""
        if one.trainee.workshop_id is None:
            return False
        return read_workshop(self._desk.store, one.trainee.workshop_id).has_refused("contact")

    def copy_text(self) -> None:
        """Put the text of who is shown on the clipboard, and go to the next person."""
        row = self.list.currentRow()
        if not 0 <= row < len(self.people):
            return
        one = self.people[row]
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.list.item(row).setText(f"✓ {one.trainee.full_name}\n{_phone(one)}")
        self.said.setText(
            _("Copiado el mensaje de {name}: {phone}").format(
                name=one.trainee.full_name, phone=_phone(one) or _("sin teléfono")
            )
        )
        if row + 1 < len(self.people):
            self.list.setCurrentRow(row + 1)

    def _print(self, kind: str) -> None:
        self._way.print(kind, self._desk.event_id)
        self.accept()


def _phone(one: Enrolment) -> str:
    return shown_phone(one.trainee.phone, one.trainee.phone_given)
