"""Permission before the first question: read aloud, four separate ticks, dated."""

import html
import re
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from app.diagnosis.duration import as_read_aloud, measured_minutes
from app.diagnosis.records import Instrument
from app.i18n import _, format_day
from app.registry.office_words import missing_of, say_office, say_withdrawal
from app.registry.operations import record_consent
from app.registry.queries import read_office, read_workshop
from app.registry.records import CONSENT_PURPOSES, Consent, Office, Workshop
from app.storage.labels import Label
from app.storage.records import Reader
from ui.context import Context
from ui.diagnosis.card_page import CardPage
from ui.diagnosis.level_card import LaidOutButton, key_label
from ui.live import Live
from ui.widgets.card import label, set_role
from ui.widgets.enter_key import press_with_enter
from ui.widgets.field import Labelled

TOUCH = 40


def latest_consents(workshop: Workshop) -> dict[str, Consent]:
    """The newest decision about each purpose; ids are ordered in time."""
    return {each.purpose: each for each in sorted(workshop.consents, key=lambda one: one.id)}


def consent_is_due(workshop: Workshop, instrument: Instrument) -> bool:
    """Whether a purpose was never decided, or with an earlier text, or the service was refused."""
    known = latest_consents(workshop)
    undecided = [purpose for purpose in instrument.consent_purposes if purpose not in known]
    if undecided or not known["service"].granted:
        return True
    asked = [known[purpose].text_version for purpose in instrument.consent_purposes]
    return any(_order(one) < _order(instrument.consent_version) for one in asked)


def _order(version: str) -> tuple[int, ...]:
    """Versions of the text in the order in which they were written: 2026-2 before 2026-10."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def allows_photos(workshop: Workshop) -> bool:
    """Whether photos may be taken here."""
    known = latest_consents(workshop).get("photos")
    return known is not None and known.granted


class ConsentTick(LaidOutButton):
    """One purpose: its question, and in words what is decided now. It never comes ticked."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, wraps=True)
        self.setProperty("role", "level")
        self.setCheckable(True)
        self.row.setContentsMargins(14, 6, 16, 6)
        self.row.setSpacing(14)
        self.add(key_label(str(number)))
        self.question = self.add(label("", wrap=True), 1)
        self.state = self.add(label("", "soft"))
        self.setMinimumHeight(TOUCH)
        self.toggled.connect(self._show_state)
        self._show_state(False)

    def show_question(self, text: str) -> None:
        """The question to read aloud."""
        self.question.setText(text)
        self.setAccessibleName(text)
        self.setChecked(False)

    def _show_state(self, granted: bool) -> None:
        self.state.setText(_("Sí, acepta") if granted else _("No acepta"))
        set_role(self.state, "good" if granted else "soft")
        self.state.setMinimumWidth(self.state.fontMetrics().horizontalAdvance(_("Sí, acepta")) + 12)


def _read(reader: Reader, workshop_id: int) -> tuple[Office, Workshop | None]:
    try:
        return read_office(reader), read_workshop(reader, workshop_id)
    except LookupError:
        return read_office(reader), None


class ConsentPage(CardPage):
    """Stores the four decisions as one step; `decided` carries whether the service was accepted."""

    decided = Signal(bool)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Antes de empezar: el permiso"), _("léalo en voz alta, completo"), parent)
        self._workshop: Workshop | None = None
        self._version = ""
        self._asked: tuple[str, ...] = ()
        self.missing = label("", "warning", wrap=True)
        self.who = label("", wrap=True)
        self.text = label("", "read-aloud", wrap=True)
        for part in (self.missing, self.who, self.text):
            self.card.body.addWidget(part)
        self.ticks = {purpose: ConsentTick(n) for n, purpose in enumerate(CONSENT_PURPOSES, start=1)}
        for tick in self.ticks.values():
            tick.toggled.connect(self._show_outcome)
            self.card.body.addWidget(tick)
        self.card.body.addLayout(self._people())
        self.earlier = label("", "small", wrap=True)
        self.card.body.addWidget(self.earlier)
        self.foot.addLayout(self._buttons())
        self._offered = ""  # who answers, as it stands there until somebody writes another name
        self._live = Live(
            self,
            context,
            _read,
            self._show_known,
            here=True,
            asks=lambda: (self._workshop.id,) if self._workshop is not None else None,
        )

    def _people(self) -> QHBoxLayout:
        self.given_by = QLineEdit()
        self.witness = QLineEdit()
        self._giver = Labelled(_("Quién responde"), self.given_by)
        self._seen = Labelled(_("Testigo"), self.witness)
        self.cannot_read = QCheckBox(_("La persona no lee"))
        self.cannot_read.toggled.connect(self._show_witness)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._giver, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.cannot_read, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._seen, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def _buttons(self) -> QHBoxLayout:
        self.outcome = label("", "soft", wrap=True)
        self.confirm = QPushButton()
        self.confirm.setProperty("role", "main")
        self.confirm.clicked.connect(self.save)
        self.cancel = QPushButton(_("Ahora no"))
        self.cancel.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.outcome, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.confirm)
        return row

    @property
    def workshop_id(self) -> int | None:
        return self._workshop.id if self._workshop is not None else None

    def show_workshop(self, workshop: Workshop, instrument: Instrument) -> None:
        """Ask for this workshop's decisions with the instrument's text."""
        self._workshop = workshop
        self._version = instrument.consent_version
        self._asked = tuple(instrument.consent_purposes)
        spoken = as_read_aloud(instrument, measured_minutes(self._context.store, instrument))
        self.text.setText(_as_paragraphs(spoken.consent_text))
        for purpose, tick in self.ticks.items():
            question = instrument.consent_purposes.get(purpose)
            tick.setVisible(question is not None)
            tick.show_question(question or "")
        self.given_by.setText(self._offered)
        self.witness.clear()
        self.cannot_read.setChecked(False)
        self._show_witness(False)
        self._live.again()
        self._show_outcome()
        self.setFocus()

    def _show_known(self, found: tuple[Office, Workshop | None]) -> None:
        office, workshop = found
        self._show_office(office)
        if workshop is None:
            return
        known = latest_consents(workshop)
        last = max(known.values(), key=lambda one: one.id, default=None)
        self.earlier.setText(_say_earlier(last, known))
        self.earlier.setVisible(last is not None)
        untouched = self.given_by.text() == self._offered
        self._offered = (last and last.given_by) or workshop.owner_name
        if untouched:
            self.given_by.setText(self._offered)

    def _show_office(self, office: Office) -> None:
        """Who asks; what the office has not written yet is said to who reads it aloud."""
        told = [f"<b>{name}:</b> {html.escape(value)}" for name, value in say_office(office) if value]
        self.who.setText(" · ".join([*told, html.escape(say_withdrawal(office))]))
        missing = missing_of(office)
        text = _("Falta en Ajustes, «La oficina»: {missing}. Dígalo de palabra y escríbalo después.")
        self.missing.setText(text.format(missing=", ".join(missing).casefold()) if missing else "")
        self.missing.setVisible(bool(missing))

    def _show_witness(self, needed: bool) -> None:
        self._seen.setVisible(needed)
        self._seen.show_remark("")

    def _show_outcome(self) -> None:
        if self.ticks["service"].isChecked():
            self.outcome.setText(_("Lo que no acepte no impide el diagnóstico: solo no se hace eso."))
            self.confirm.setText(_("Guardar y empezar"))
        else:
            self.outcome.setText(
                _(
                    "Sin el primer permiso no se guarda ninguna respuesta. Queda anotado que no aceptó; puede aceptar otro día y la atención del centro no cambia."
                )
            )
            self.confirm.setText(_("Guardar y salir"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < len(self.ticks):
            tick = list(self.ticks.values())[number]
            tick.toggle()
            self.show_part(tick)
        elif self.cancel.hasFocus() and press_with_enter(event):
            return
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save_if_meant()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _save_if_meant(self) -> None:
        """Who ticked something is done; else the Enter that opened the page would be kept as four refusals."""
        said = any(tick.isChecked() for tick in self.ticks.values())
        if said or self.confirm.hasFocus():
            self.save()
        else:
            self.confirm.setFocus()

    def save(self) -> None:
        """Keep the four decisions; who gave them is needed, and a witness if she does not read."""
        giver, witness = self.given_by.text().strip(), self.witness.text().strip()
        needs_witness = self.cannot_read.isChecked()
        self._giver.show_remark("" if giver else _("Escriba quién da o niega el permiso."), "problem")
        self._seen.show_remark(
            _("Escriba el nombre de quien escuchó la lectura.") if needs_witness and not witness else "",
            "problem",
        )
        if not giver or (needs_witness and not witness):
            (self.given_by if not giver else self.witness).setFocus()
            return
        assert self._workshop is not None
        store = self._context.store
        with store.asked_by(self), store.change(Label("consent.set")):
            for purpose in self._asked:
                record_consent(
                    store,
                    workshop_id=self._workshop.id,
                    purpose=purpose,
                    granted=self.ticks[purpose].isChecked(),
                    decided_on=date.today().isoformat(),
                    text_version=self._version,
                    given_by=giver,
                    witness=witness if needs_witness else None,
                )
        self.decided.emit(self.ticks["service"].isChecked())


def _as_paragraphs(text: str) -> str:
    """Blank lines become a small gap, so that text and ticks fit one screen."""
    parts = [html.escape(part, quote=False) for part in text.split("\n\n") if part.strip()]
    return "".join(f'<p style="margin: 0 0 7px 0">{part}</p>' for part in parts)


def _say_earlier(last: Consent | None, known: Mapping[str, Consent]) -> str:
    """What was decided before, by the numbers of the questions; it is asked anew."""
    if last is None:
        return ""
    decided = [
        _("{number} sí").format(number=number)
        if known[purpose].granted
        else _("{number} no").format(number=number)
        for number, purpose in enumerate(CONSENT_PURPOSES, start=1)
        if purpose in known
    ]
    return _("La vez pasada, el {day}: {decided}. Hoy se pregunta de nuevo, una por una.").format(
        day=format_day(last.decided_on), decided=", ".join(decided)
    )
