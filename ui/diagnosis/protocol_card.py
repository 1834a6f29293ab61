"""What to do about a critical answer, on the screen at the moment it is given."""

import html
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.alerts.protocols import find_book
from app.alerts.records import LocalPhone, Protocol
from app.alerts.words import say_phone
from app.i18n import _
from ui.theme import Theme
from ui.widgets.card import label
from ui.widgets.light import Light

KEY = "A"


class ProtocolCard(QFrame):
    """Its steps lie open, unless the protocol is to be read aside: then a key or a press opens it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "alert")
        self.title = label("", wrap=True)
        self.steps = label("", wrap=True)
        self.steps.setTextFormat(Qt.TextFormat.RichText)
        self.button = QPushButton()
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.turn)
        row = QHBoxLayout()
        row.setSpacing(14)
        light = Light("triangle", _("Atención"), theme.colour("urgent"))
        row.addWidget(light, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.title, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 10)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.steps)

    def show_protocol(
        self,
        instrument: str,
        protocol: Protocol,
        phones: Mapping[str, LocalPhone],
        *,
        about: str = "",
    ) -> None:
        """The protocol of an item; `about` is what was found, told with the steps only if aside."""
        name = f"<b>{protocol.item} · {html.escape(protocol.name)}.</b>"
        if protocol.aside:
            hint = _("Hay pasos para esto: ábralos cuando nadie más mire la pantalla.")
            self.title.setText(f"{name} {html.escape(hint)}")
        else:
            self.title.setText(f"{name} {about}".rstrip())
        inside = about if protocol.aside else ""
        self.steps.setText(_say_steps(instrument, protocol, phones, inside))
        self._open(not protocol.aside)

    def turn(self) -> None:
        """Open the steps, or close them."""
        self._open(self.steps.isHidden())

    def _open(self, opened: bool) -> None:
        self.steps.setVisible(opened)
        text = _("Cerrar") if opened else _("Ver qué hacer")
        self.button.setText(text)
        self.button.setAccessibleName(text)
        self.button.setToolTip(KEY)


def _say_steps(instrument: str, protocol: Protocol, phones: Mapping[str, LocalPhone], about: str) -> str:
    book = find_book(instrument)
    steps = "".join(f"<li>{html.escape(text)}</li>" for text in protocol.first_minute)
    called = " · ".join(html.escape(say_phone(kind, phones.get(kind))) for kind in protocol.call)
    parts = [
        f"<p style='margin:0 0 4px 0'>{about}</p>" if about else "",
        f"<ol style='margin:0 0 4px 0; -qt-list-indent:1'>{steps}</ol>",
        f"<p style='margin:0 0 4px 0'><b>{_('A quién llamar:')}</b> {called}</p>",
        f"<p style='margin:0'><b>{_('Lo que no:')}</b> {html.escape(' '.join(protocol.never))}</p>",
    ]
    if book is not None:
        always, state = html.escape(" ".join(book.always)), book.state[:1].upper() + book.state[1:]
        parts += [
            f"<p style='margin:4px 0 0 0'><b>{_('Siempre:')}</b> {always}</p>",
            f"<p style='margin:4px 0 0 0'><i>{html.escape(state)}.</i></p>",
        ]
    return "".join(parts)
