"""Verifying a certificate's code against the file, without internet."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from app.i18n import _, format_day
from app.training.queries import verify_code
from app.training.words import VERDICT_WORDS, short_hours
from ui.context import Context
from ui.widgets.card import label
from ui.widgets.light import Light

LOOKS = {
    "valid": ("square", "good"),
    "annulled": ("triangle", "urgent"),
    "altered": ("triangle", "urgent"),
    "unknown": ("ring", "unmeasured"),
    "mistyped": ("circle", "improve"),
}


class VerifyRow(QFrame):
    """A code, Enter, and what the file says of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.code = QLineEdit(placeholderText=_("Verificar un código: 7K2M-9QXD-4FHT"))
        self.code.setAccessibleName(_("Código de un certificado"))
        self.code.setFixedWidth(context.theme.pixels(290))
        self.code.setClearButtonEnabled(True)
        self.do = QPushButton(_("Verificar"))
        self.do.setAccessibleName(self.do.text())
        self.light = Light("ring", "", context.theme.colour("unmeasured"))
        self.light.hide()
        self.said = label("", wrap=True)
        row.addWidget(self.code)
        row.addWidget(self.do)
        row.addWidget(self.light)
        row.addWidget(self.said, 1)
        self.code.returnPressed.connect(self.look)
        self.do.clicked.connect(self.look)
        self.code.textChanged.connect(lambda _text: self._forget())

    def _forget(self) -> None:
        self.light.hide()
        self.said.setText("")

    def look(self) -> None:
        """Say whether the code is of a certificate of this file, and of whose."""
        if not self.code.text().strip():
            return
        found = verify_code(self._context.store, self.code.text())
        shape, role = LOOKS[found.verdict]
        colour = self._context.theme.colour(role)
        self.light.show_state(shape, VERDICT_WORDS[found.verdict], colour)
        self.light.show()
        one = found.certificate
        if one is None:
            self.said.setText(
                _("Compare letra por letra con el papel: la última letra controla a las demás.")
                if found.verdict == "mistyped"
                else ""
            )
            return
        parts = (
            one.full_name,
            one.course_title,
            short_hours(one.hours),
            _("emitido el {day}").format(day=format_day(one.issued_on)),
            _("anulado: {reason}").format(reason=one.annulled_reason) if one.annulled_reason else "",
        )
        self.said.setText(" · ".join(part for part in parts if part))
