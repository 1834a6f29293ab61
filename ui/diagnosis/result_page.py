"""The result at once: alerts first, lights per dimension, what stands out, what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.alerts.protocols import find_protocol
from app.alerts.queries import phones_of
from app.alerts.records import LocalPhone
from app.diagnosis.change_words import explain_noise
from app.diagnosis.outcome import INDENT, Outcome, read_outcome, say_item
from app.diagnosis.records import Alert, PartScore
from app.diagnosis.round_queries import why_closed
from app.diagnosis.words import say_previous_shown
from app.i18n import _, format_day
from app.place import Place
from app.progress import Progress
from app.registry.queries import read_workshop
from app.registry.records import Workshop
from app.storage.records import Reader
from reports.paper import Paper
from ui.context import Context
from ui.diagnosis.beginning import begin_second_look
from ui.diagnosis.lights_picture import draw_lights
from ui.diagnosis.protocol_card import ProtocolCard
from ui.history.asking import HistoryOf
from ui.live import Live
from ui.page import Page
from ui.widgets.card import Card, label
from ui.widgets.empty import EmptyState
from ui.widgets.flow import WrapRow
from ui.widgets.light import Light

CHART_WIDTH = 470.0  # points
WIDE_FROM = 1000
BRACKET_FROM = 0.5  # as in reports.kit.charts


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page shows; `closed` says why nothing of it may be seen now."""

    outcome: Outcome
    workshop: Workshop
    phones: Mapping[str, LocalPhone]
    closed: str


class ResultPage(Page):
    """One visit's result. Everything is in words first; the drawing follows in a moment."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._visit_id = 0
        self.outcome: Outcome | None = None
        self._phones: Mapping[str, LocalPhone] = {}
        column = self.lay_out()
        column.addLayout(self._head())
        self._area = QScrollArea(widgetResizable=True)
        self._area.setAccessibleName(_("Resultado del diagnóstico"))
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._area, 1)
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self._visit_id,) if self._visit_id else None,
        )

    def _head(self) -> WrapRow:
        self.answers = QPushButton(_("Ver las respuestas"))
        self.answers.clicked.connect(lambda: self._go("visit"))
        self.print_button = QPushButton(_("Imprimir"))
        menu = QMenu(self.print_button)
        for kind, text in (
            ("owner-sheet", _("Hoja del taller")),
            ("diagnosis-record", _("Registro del diagnóstico")),
        ):
            menu.addAction(text).triggered.connect(lambda _on, kind=kind: self._print(kind))
        self.print_button.setMenu(menu)
        self.more = QPushButton(_("Más"))
        more = QMenu(self.more)
        self.compare = more.addAction(_("Comparar con la ronda anterior"))
        self.compare.triggered.connect(self._compare)
        self.all_answers = more.addAction(_("Ver todas las respuestas juntas (Registro)"))
        self.all_answers.triggered.connect(lambda: self._print("diagnosis-record"))
        self.second_look = more.addAction(_("Empezar una segunda opinión…"))
        self.second_look.triggered.connect(self._look_twice)
        self.more.setMenu(more)
        self.programme = QPushButton(_("Armar el programa"))
        self.programme.setProperty("role", "main")
        self.programme.clicked.connect(lambda: self._go("programme"))
        return self.make_head("", self.answers, self.more, self.print_button, self.programme)

    def _go(self, page: str) -> None:
        if self.outcome is not None:
            self._context.way.go(page, self.outcome.visit.id)

    def _look_twice(self) -> None:
        if self.outcome is not None:
            begin_second_look(self._context, self.window(), self.outcome.visit.id)

    def history_of(self, _focus: QWidget | None) -> HistoryOf | None:
        """The past of this diagnostic, with every answer of it."""
        if self.outcome is None:
            return None
        visit = self.outcome.visit
        title = _("Diagnóstico {round}, {day}").format(round=visit.round, day=format_day(visit.visited_on))
        return HistoryOf(title, ("visit", visit.id), whole=True)

    @property
    def workshop_id(self) -> int | None:
        return self.outcome.visit.workshop_id if self.outcome is not None else None

    @property
    def paper(self) -> Paper | None:
        """The sheet of the round that is shown, whichever is the newest."""
        if self.outcome is None:
            return None
        visit = self.outcome.visit
        return Paper("owner-sheet", (visit.workshop_id,), visit=visit.id)

    def _print(self, kind: str) -> None:
        if (paper := self.paper) is not None:
            self._context.way.print_paper(paper._replace(kind=kind))

    def _compare(self) -> None:
        if self.outcome is not None:
            visit = self.outcome.visit
            self._context.way.go("comparison", visit.workshop_id, visit=visit.id)

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        self.show_visit(place.of)

    def show_visit(self, visit_id: int) -> None:
        """Score a visit and show what it came to; while it must not be seen, say why."""
        self._visit_id = visit_id
        self._live.again()
        self.setFocus()

    def _show(self, found: _Found) -> None:
        self.outcome, self._phones = found.outcome, found.phones
        outcome, closed = found.outcome, found.closed
        self.title.setText(found.workshop.name)
        self.about.setText(_say_about(outcome))
        is_round = outcome.visit.rating_of is None
        self.compare.setEnabled(outcome.previous is not None and not closed)
        self.all_answers.setEnabled(not closed)
        self.second_look.setEnabled(is_round and outcome.visit.finished)
        self.programme.setVisible(is_round)
        self.print_button.setVisible(is_round)
        self.more.setVisible(is_round)
        if closed:
            self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
            self._area.setWidget(EmptyState(_("Por ahora no se ve"), closed))
        else:
            self._fill(outcome)
        self.first = self.programme if is_round and not closed else self.answers

    def _fill(self, outcome: Outcome) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(12)
        for alert in outcome.result.alerts:
            column.addWidget(self._alert(outcome, alert))
        self._sides = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(14)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side in (left, right):
            side.setSpacing(12)
            row.addLayout(side)
        self._fit()
        left.addWidget(self._lights(outcome))
        left.addStretch()
        for card in self._words(outcome):
            right.addWidget(card)
        right.addStretch()
        column.addLayout(row)
        column.addStretch()
        self._area.setWidget(inside)

    def _alert(self, outcome: Outcome, alert: Alert) -> QFrame:
        about = _("{text} En {code}: {found}").format(
            text=_with_stop(alert.text),
            code=alert.item,
            found=say_item(outcome.visit, alert.item)[1],
        )
        instrument = outcome.visit.instrument.code
        protocol = find_protocol(instrument, alert.item)
        if protocol is not None:
            card = ProtocolCard(self._context.theme)
            card.show_protocol(instrument, protocol, self._phones, about=about)
            return card
        frame = QFrame()
        frame.setProperty("role", "alert")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(14)
        light = Light("triangle", _("Atención"), self._context.theme.colour("urgent"))
        row.addWidget(light, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(about, wrap=True), 1)
        return frame

    def _lights(self, outcome: Outcome) -> Card:
        from ui.widgets.pdf_picture import PdfPicture

        card = Card(_("Antes y ahora") if outcome.previous else _("Cómo está"), _say_overall(outcome))
        picture = PdfPicture(largest=1.15 * self._context.theme.scale)
        picture.setAccessibleName(outcome.said)
        card.body.addWidget(picture)
        if legend := _say_legend(outcome):
            card.body.addWidget(label(legend, "small", wrap=True))
        roles = self._context.theme.roles

        def draw(progress: Progress) -> bytes:
            return draw_lights(outcome, roles, CHART_WIDTH)

        def show(content: bytes) -> None:
            if self.outcome is outcome:
                picture.show_pdf(content, outcome.said)

        self._context.jobs.start(
            _("Dibujar el resultado"), draw, done=show, failed=self._context.messages.show_problem
        )
        return card

    def _words(self, outcome: Outcome) -> list[Card]:
        cards = []
        for heading, codes in (
            (_("Lo que ya va bien"), outcome.result.strongest),
            (_("Lo que más falta"), outcome.result.weakest),
        ):
            if codes:
                card = Card(heading)
                for code in codes:
                    card.body.addWidget(self._item(outcome, code))
                cards.append(card)
        missing = [line for line in outcome.lines if line.part.reason]
        if missing:
            card = Card(_("Lo que no se pudo medir"))
            for line in missing:
                text = f"<b>{line.name.removeprefix(INDENT)}.</b> {line.part.reason}"
                card.body.addWidget(label(text, wrap=True))
            cards.append(card)
        return cards

    def _item(self, outcome: Outcome, code: str) -> QWidget:
        short, found = say_item(outcome.visit, code)
        return label(f"<b>{_with_stop(short)}</b> {found}", wrap=True)

    def _fit(self) -> None:
        """Two columns where there is room for them, else one."""
        narrow = self.width() < self._context.theme.pixels(WIDE_FROM)
        way = QBoxLayout.Direction
        self._sides.setDirection(way.TopToBottom if narrow else way.LeftToRight)
        for index, share in enumerate((58, 42)):
            self._sides.setStretch(index, 0 if narrow else share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.outcome is not None:
            self._fit()


def _read(reader: Reader, visit_id: int) -> _Found:
    outcome = read_outcome(reader, visit_id)
    workshop = read_workshop(reader, outcome.visit.workshop_id)
    phones = phones_of(reader, workshop.cluster.id if workshop.cluster else None)
    return _Found(outcome, workshop, phones, why_closed(reader, outcome.visit))


def _with_stop(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _say_about(outcome: Outcome) -> str:
    visit = outcome.visit
    parts = [
        visit.instrument.title,
        (_("segunda opinión de la ronda {round}") if visit.rating_of else _("ronda {round}")).format(
            round=visit.round
        ),
        format_day(visit.visited_on),
        visit.consultant or "",
        "" if visit.finished else _("diagnóstico sin terminar"),
    ]
    if visit.unfinished_reason:
        parts.append(_("terminó incompleta: {reason}").format(reason=visit.unfinished_reason))
    parts.append(say_previous_shown(visit.previous_shown, visit.previous_changed_after))
    return " · ".join(part for part in parts if part)


def _say_overall(outcome: Outcome) -> str:
    if outcome.result.overall is not None:
        return _("en conjunto, {score} de 100").format(score=round(outcome.result.overall))
    return _("sin promedio, porque falta medir una parte")


def _say_legend(outcome: Outcome) -> str:
    """What the bracket and the stroke of the drawing mean, if there are any."""
    told = []
    if any(_is_open(line.part) for line in outcome.lines):
        told.append(_("El corchete fino va de lo peor a lo mejor que puede ser, según lo que no se midió."))
    if outcome.previous is not None:
        day = format_day(outcome.previous.visited_on)
        told.append(
            _(
                "La raya vertical es la ronda anterior ({day}), con las preguntas iguales que se respondieron las dos veces."
            ).format(day=day)
        )
    if outcome.result.unproved:
        text = _("Solo de palabra, cuentan menos hasta ver la prueba: {codes}.")
        told.append(text.format(codes=", ".join(outcome.result.unproved)))
    if outcome.change is not None:
        told.append(explain_noise(outcome.change.dimensions))
    return " ".join(told)


def _is_open(part: PartScore) -> bool:
    return part.low is not None and part.high is not None and part.high - part.low >= BRACKET_FROM
