"""The way back above a title: where one is within Cadena de valor. It goes on in the next line where it is narrow."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from app.i18n import _
from ui.widgets.card import label
from ui.widgets.flow import FlowRow
from ui.widgets.way_back import way_back


class Crumbs(FlowRow):
    """Links to what is above (`last` right before what is shown), and at the end what is shown."""

    def __init__(
        self,
        to_chain: Callable[[], object],
        to_anchor: Callable[[], object] | None = None,
        last: QWidget | None = None,
    ) -> None:
        super().__init__(spacing=8, middle=True)
        self.add(way_back(_("Cadena de valor"), _("Volver a Cadena de valor"), to_chain))
        self.anchor: QPushButton | None = None
        if to_anchor is not None:
            self.anchor = way_back("", "", to_anchor)
            self.anchor.hide()  # until its name is known
            self.add(self.anchor)
        if last is not None:
            self.add(last)
        self.here = label("", "soft")
        self.add(self.here)

    def show_anchor(self, name: str) -> None:
        """Name the company that is above."""
        if self.anchor is not None:
            self.anchor.setText(f"{name} ›")
            self.anchor.setAccessibleName(_("Abrir la empresa {name}").format(name=name))
            self.anchor.show()
