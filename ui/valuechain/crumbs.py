"""The way back above a title: where one is within Cadena de valor."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.i18n import _
from ui.widgets.card import label


class Crumbs(QWidget):
    """Links to what is above, and at the end what is shown."""

    def __init__(self, to_chain: Callable[[], object], to_anchor: Callable[[], object] | None = None) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        chain = _link(f"{_('Cadena de valor')} ›", _("Volver a Cadena de valor"), to_chain)
        row.addWidget(chain)
        self.anchor: QPushButton | None = None
        if to_anchor is not None:
            self.anchor = _link("", "", to_anchor)
            self.anchor.hide()  # until its name is known
            row.addWidget(self.anchor)
        self.here = label("", "soft")
        row.addWidget(self.here)
        row.addStretch()

    def show_anchor(self, name: str) -> None:
        """Name the company that is above."""
        if self.anchor is not None:
            self.anchor.setText(f"{name} ›")
            self.anchor.setAccessibleName(_("Abrir la empresa {name}").format(name=name))
            self.anchor.show()


def _link(text: str, spoken: str, do: Callable[[], object]) -> QPushButton:
    link = QPushButton(text)
    link.setProperty("role", "link")
    link.setAccessibleName(spoken)
    link.clicked.connect(lambda _checked=False: do())
    return link
