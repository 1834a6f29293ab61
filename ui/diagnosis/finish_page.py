"""Before finishing: what is missing, one press away; it may be finished as it is, with a reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.diagnosis.records import AnswerKind
from app.diagnosis.session import VisitSession
from app.diagnosis.words import KIND_WORDS
from app.i18n import _, ngettext
from app.phrases import join_words
from ui.context import Context
from ui.diagnosis.card_page import CardPage
from ui.diagnosis.clock import say_clock
from ui.widgets.card import label
from ui.widgets.columns import clear_column
from ui.widgets.enter_key import press_with_enter
from ui.widgets.field import Labelled
from ui.widgets.flow import FlowRow


def usual_reasons() -> tuple[str, ...]:
    """What mostly ends a visit early."""
    return (
        _("Se acabó el tiempo"),
        _("La dueña o el dueño tuvo que salir"),
        _("Se sigue en otra visita"),
        _("No quiso seguir"),
    )


class FinishPage(CardPage):
    """Says where to go back to, or that the visit is finished and why as it is."""

    item_wanted = Signal(str)
    walk_wanted = Signal(str)  # through the answers that lack their origin, proof or detail
    finished = Signal(object)
    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Terminar la visita"), " ", parent)
        self._incomplete = False
        self.links: list[QPushButton] = []
        body = self.card.body
        body.setSpacing(10)
        self.summary = label("", wrap=True)
        self._missing = QVBoxLayout()
        self._missing.setSpacing(6)
        self.unmeasured = label("", "soft", wrap=True)
        body.addWidget(self.summary)
        self._add_origins(body)
        body.addLayout(self._missing)
        body.addWidget(self.unmeasured)
        self._add_reason()
        self._add_buttons()

    def _add_origins(self, body: QVBoxLayout) -> None:
        """How many answers lack their origin, their proof or what is asked with them, and the way to them."""
        self.unnoted, self.note_origins = label("", wrap=True), QPushButton(_("Anotarlas"))
        self.note_origins.clicked.connect(lambda: self.walk_wanted.emit("origin"))
        self.unproved, self.see_proofs = label("", wrap=True), QPushButton(_("Verlas"))
        self.see_proofs.clicked.connect(lambda: self.walk_wanted.emit("proof"))
        self.undetailed, self.ask_details = label("", wrap=True), QPushButton(_("Preguntarlo"))
        self.ask_details.clicked.connect(lambda: self.walk_wanted.emit("detail"))
        self._origins = _beside(self.unnoted, self.note_origins)
        self._proofs = _beside(self.unproved, self.see_proofs)
        self._details = _beside(self.undetailed, self.ask_details)
        for line in (self._origins, self._proofs, self._details):
            body.addWidget(line)

    def _show_proofs(self, count: int) -> None:
        self._proofs.setVisible(bool(count))
        text = ngettext(
            "{count} respuesta es solo de palabra y pide una prueba: en el puntaje cuenta menos hasta verla.",
            "{count} respuestas son solo de palabra y piden una prueba: en el puntaje cuentan menos hasta verla.",
            count,
        )
        self.unproved.setText(text.format(count=count))

    def _show_details(self, session: VisitSession) -> None:
        lacking = [session.item_of(code) for code in session.without_detail()]
        self._details.setVisible(bool(lacking))
        asked = dict.fromkeys(item.detail.short.lower() for item in lacking if item.detail)
        text = _("Falta decir {asked}: {codes}.")
        codes = ", ".join(item.code for item in lacking)
        self.undetailed.setText(text.format(asked=join_words(asked), codes=codes))

    def _show_origins(self, count: int) -> None:
        self._origins.setVisible(bool(count))
        text = ngettext(
            "{count} respuesta sin anotar de dónde sale: la hoja lo va a decir así.",
            "{count} respuestas sin anotar de dónde salen: la hoja lo va a decir así.",
            count,
        )
        self.unnoted.setText(text.format(count=count))

    def _add_reason(self) -> None:
        self.reason = QLineEdit()
        self._reason = Labelled(_("Por qué termina así"), self.reason)
        self.reason.textChanged.connect(lambda _text: self._reason.show_remark(""))
        self.foot.addWidget(self._reason)
        self._usual = FlowRow()
        for text in usual_reasons():
            button = QPushButton(text)
            button.clicked.connect(lambda _on, chosen=text: self.reason.setText(chosen))
            self._usual.add(button)
        self.foot.addWidget(self._usual)

    def _add_buttons(self) -> None:
        self.confirm = QPushButton()
        self.confirm.setProperty("role", "main")
        self.confirm.clicked.connect(self.finish)
        self.back = QPushButton(_("Seguir respondiendo"))
        self.back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.back)
        row.addWidget(self.confirm)
        self.foot.addLayout(row)

    def show_session(self, session: VisitSession, seconds: int) -> None:
        """List what is missing now."""
        missing = session.unanswered()
        self._incomplete = bool(missing)
        answered = len(session.asked) - len(missing)
        self.card.remark.setText(
            _("{done} de {asked} respondidas · {clock} de visita").format(
                done=answered, asked=len(session.asked), clock=say_clock(seconds)
            )
        )
        self.summary.setText(_say_missing(len(missing)))
        self._list_missing(session)
        self.unmeasured.setText(_say_unmeasured(session))
        self.unmeasured.setVisible(bool(self.unmeasured.text()))
        self._show_origins(len(session.without_origin()))
        self._show_proofs(len(session.without_proof()))
        self._show_details(session)
        for part in (self._reason, self._usual):
            part.setVisible(self._incomplete)
        self._reason.show_remark("")
        self.reason.setText(session.visit.unfinished_reason or "" if self._incomplete else "")
        self.confirm.setText(_("Terminar así") if self._incomplete else _("Terminar la visita"))
        self.setFocus()

    def _list_missing(self, session: VisitSession) -> None:
        self.links.clear()
        clear_column(self._missing)
        for part in session.part_counts():
            codes = session.unanswered(part.code)
            if not codes:
                continue
            count = ngettext("{name}: falta {count}", "{name}: faltan {count}", len(codes))
            self._missing.addWidget(label(count.format(name=part.name, count=len(codes)), "strong"))
            row = FlowRow(spacing=6)
            for code in codes:
                row.add(self._link(code, session.item_of(code).short))
            self._missing.addWidget(row)

    def _link(self, code: str, short: str) -> QPushButton:
        button = QPushButton(code)
        button.setToolTip(short)
        button.setAccessibleName(f"{code} {short}")
        button.clicked.connect(lambda _on: self.item_wanted.emit(code))
        self.links.append(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if press_with_enter(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Finish; an incomplete visit needs its reason."""
        reason = self.reason.text().strip()
        if self._incomplete and not reason:
            self._reason.show_remark(_("Escriba el motivo, o elija uno de abajo."), "problem")
            self.reason.setFocus()
            return
        self.finished.emit(reason or None)


def _beside(words: QLabel, button: QPushButton) -> QWidget:
    """A line with its button at the right."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(10)
    row.addWidget(words, 1)
    row.addWidget(button)
    return line


def _say_missing(count: int) -> str:
    if not count:
        return _("Está todo respondido. Al terminar, la visita queda solo para leer.")
    return ngettext(
        "Queda una pregunta sin responder; puede ir a ella, o terminar así con un motivo.",
        "Quedan {count} preguntas sin responder; puede ir a ellas, o terminar así con un motivo.",
        count,
    ).format(count=count)


def _say_unmeasured(session: VisitSession) -> str:
    kinds = (AnswerKind.NOT_OBSERVED, AnswerKind.DOES_NOT_KNOW, AnswerKind.REFUSED)
    told = []
    for kind in kinds:
        codes = [c for c in session.codes if c in session.asked and session.answer_of(c).kind is kind]
        if codes:
            told.append(f"{KIND_WORDS[kind]}: {', '.join(codes)}")
    return _("Sin medir, aunque con respuesta — {list}.").format(list="; ".join(told)) if told else ""
