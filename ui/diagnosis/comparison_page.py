"""Then and now of one workshop: what moved, whether it can be claimed, and what was done."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QWidget

from app.diagnosis.outcome import Outcome, compare_outcome
from app.diagnosis.queries import finished_visits
from app.diagnosis.records import Visit
from app.diagnosis.round_queries import why_closed
from app.evaluation.progress import WorkshopProgress
from app.evaluation.progress_queries import read_progress
from app.i18n import _, format_day
from app.place import Place
from app.progress import Progress
from app.registry.queries import read_workshop
from app.storage.records import Reader
from reports.paper import Paper
from ui.context import Context
from ui.diagnosis.comparison_cards import (
    actions_card,
    alerts_card,
    claims_card,
    figures_card,
    items_card,
    measured_card,
    versions_card,
)
from ui.diagnosis.lights_picture import draw_lights
from ui.live import Live
from ui.page import Page
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.empty import EmptyState
from ui.widgets.flow import WrapRow

CHART_WIDTH = 470.0  # points
ROUND_LENGTH = 13  # characters of a round's choice


@dataclass(frozen=True, slots=True)
class _Found:
    """What the page shows; `closed` says why nothing of it may be seen now."""

    workshop: str
    rounds: list[Visit]
    progress: WorkshopProgress
    outcome: Outcome | None
    closed: str


class ComparisonPage(Page):
    """`show_workshop` compares the newest round with the one before; others can be chosen."""

    leaves_with_escape = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._workshop_id = 0
        self._chosen: tuple[int | None, int | None] = (None, None)
        self.progress: WorkshopProgress | None = None
        self.choices: list[ChoiceField] = []
        self._drawn: Outcome | None = None
        column = self.lay_out()
        column.addLayout(self._head())
        column.addLayout(self._rounds)
        self.area = ColumnsArea(context.theme.scale)
        self.area.setAccessibleName(_("Comparación de dos rondas"))
        column.addWidget(self.area, 1)
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            asks=lambda: (self._workshop_id, self._chosen) if self._workshop_id else None,
        )

    def _head(self) -> WrapRow:
        self._rounds = QHBoxLayout()
        self.result = QPushButton(_("Ver el resultado"))
        self.result.clicked.connect(self._open_result)
        self.print_sheet = QPushButton(_("Hoja de progreso"))
        self.print_sheet.setProperty("role", "main")
        self.print_sheet.clicked.connect(self._print)
        self.with_money = QCheckBox(_("Con su plata"))
        self.with_money.setToolTip(
            _("Las ventas y lo que le queda van en la hoja solo si la dueña o el dueño dijo que sí.")
        )
        return self.make_head("", self.with_money, self.result, self.print_sheet)

    # -- what is shown ------------------------------------------------------------------

    def show_place(self, place: Place) -> None:
        assert isinstance(place.of, int)
        self.show_workshop(place.of, place.visit)

    def show_workshop(self, workshop_id: int, visit: int | None = None) -> None:
        """Compare the newest round, or this one, with the one before it."""
        if workshop_id != self._workshop_id:
            self._forget()
        self._workshop_id, self._chosen = workshop_id, (None, visit)
        self._live.again()
        self.setFocus()

    def _forget(self) -> None:
        """Of another workshop nothing stays in sight, or is printed, while this one is read."""
        self.progress = self._drawn = self.first = None
        self.title.clear()
        self.about.clear()
        self.area.clear()
        clear_column(self._rounds)
        self.choices.clear()
        self.with_money.setChecked(False)  # who said yes was another one
        self.result.setEnabled(False)
        self.print_sheet.setEnabled(False)

    def _show(self, found: _Found) -> None:
        self.title.setText(_("{workshop}: antes y ahora").format(workshop=found.workshop))
        self.progress = found.progress
        self._show_rounds(found.rounds)
        self._fill(found)
        self.first = self.print_sheet if self.print_sheet.isEnabled() else None
        if self.hasFocus() and self.first is not None:
            self.first.setFocus()

    def _show_rounds(self, rounds: list[Visit]) -> None:
        """Two choices when there are more than two rounds."""
        clear_column(self._rounds)
        self.choices.clear()
        progress = self.progress
        if len(rounds) < 3 or progress is None or not (progress.before and progress.after):
            return
        said = [(_say_choice(visit), visit.id) for visit in reversed(rounds)]
        for name, options, now, place in (
            (_("Ronda de antes"), said[:-1], progress.before.id, 0),
            (_("Ronda de ahora"), said[1:], progress.after.id, 1),
        ):
            field = ChoiceField(options)
            field.setAccessibleName(name)
            field.setMinimumContentsLength(ROUND_LENGTH)
            field.show_value(now)
            field.saved.connect(lambda visit, place=place: self._choose(place, visit))
            self._rounds.addWidget(field)
            self.choices.append(field)
        self._rounds.addStretch()

    def _choose(self, place: int, visit: int) -> None:
        assert self.progress is not None
        assert self.progress.before is not None
        assert self.progress.after is not None
        before, after = self.progress.before.id, self.progress.after.id
        self._chosen = (visit, after) if place == 0 else (before, visit)
        self._live.again()

    def _fill(self, found: _Found) -> None:
        self.area.clear()
        self._drawn = None
        progress, rounds, closed = found.progress, found.rounds, found.closed
        self.result.setEnabled(bool(rounds) and not closed)
        self.print_sheet.setEnabled(bool(rounds) and not closed)
        if closed:
            self.about.clear()
            self.area.add_whole(EmptyState(_("Por ahora no se ve"), closed))
        elif found.outcome is None or progress.before is None or progress.after is None:
            self.about.clear()
            self.area.add_whole(_nothing(progress))
        else:
            self.about.setText(_say_about(progress.before, progress.after))
            self._fill_cards(progress, found.outcome)
        self.area.column.addStretch()

    def _fill_cards(self, progress: WorkshopProgress, outcome: Outcome) -> None:
        assert progress.change is not None
        theme, change = self._context.theme, progress.change
        if alerts := alerts_card(change, theme):
            self.area.add_whole(alerts)
        left, right = self.area.add_pair(58, 42)
        left.addWidget(self._lights(outcome))
        for card in items_card(change):
            left.addWidget(card)
        right.addWidget(claims_card(progress, theme))
        for found in (
            figures_card(progress),
            measured_card(progress),
            actions_card(progress, theme),
            versions_card(change),
        ):
            if found is not None:
                right.addWidget(found)
        for side in (left, right):
            side.addStretch()

    def _lights(self, outcome: Outcome) -> Card:
        from ui.widgets.pdf_picture import PdfPicture

        card = Card(_("Antes y ahora"), _("solo las preguntas iguales"))
        picture = PdfPicture(largest=1.15 * self._context.theme.scale)
        picture.setAccessibleName(outcome.said)
        card.body.addWidget(picture)
        text = _("La raya vertical es la ronda de antes.")
        if any(line.noise for line in outcome.lines):
            text += " " + _("El corchete de arriba es el ruido: adentro, no hay un cambio claro.")
        card.body.addWidget(label(text, "small", wrap=True))
        roles = self._context.theme.roles

        def draw(_progress: Progress) -> bytes:
            return draw_lights(outcome, roles, CHART_WIDTH)

        def show(content: bytes) -> None:
            if self._drawn is outcome:
                picture.show_pdf(content, outcome.said)

        self._drawn = outcome
        self._context.jobs.start(
            _("Dibujar la comparación"),
            draw,
            done=show,
            failed=self._context.messages.show_problem,
        )
        return card

    # -- going on -----------------------------------------------------------------------

    @property
    def workshop_id(self) -> int | None:
        return self._workshop_id or None

    @property
    def paper(self) -> Paper | None:
        """The sheet of the later round that is shown, with the one compared with it."""
        if self.progress is None or self.progress.after is None:
            return super().paper
        before = self.progress.before
        return Paper(
            "owner-sheet",
            (self._workshop_id,),
            visit=self.progress.after.id,
            compared=before.id if before else None,
        )

    def _print(self) -> None:
        from reports.progress_figures import ProgressOptions

        if (paper := self.paper) is not None:
            asked = ProgressOptions(with_money=self.with_money.isChecked())
            self._context.way.print_paper(paper._replace(kind="progress-sheet", options=asked))

    def _open_result(self) -> None:
        if self.progress is not None and self.progress.after is not None:
            self._context.way.go("result", self.progress.after.id)


def _read(reader: Reader, workshop_id: int, chosen: tuple[int | None, int | None]) -> _Found:
    rounds = finished_visits(reader, workshop_id)
    until = date.today().isoformat()
    progress = read_progress(reader, workshop_id, until=until, before=chosen[0], after=chosen[1])
    outcome = None
    if progress.change is not None and progress.before and progress.after:
        outcome = compare_outcome(reader, progress.after, progress.before)
    closed = why_closed(reader, rounds[0]) if rounds else ""
    return _Found(read_workshop(reader, workshop_id).name, rounds, progress, outcome, closed)


def _say_choice(visit: Visit) -> str:
    day = format_day(visit.visited_on)
    return _("{round} · {day}").format(round=visit.round, day=day)


def _say_round(visit: Visit) -> str:
    day = format_day(visit.visited_on)
    return _("Ronda {round} · {day}").format(round=visit.round, day=day)


def _say_about(before: Visit, after: Visit) -> str:
    parts = [_("{before} y {after}").format(before=_say_round(before), after=_say_round(after))]
    if before.instrument.version != after.instrument.version:
        parts.append(
            _("instrumento {old} y {new}").format(old=before.instrument.version, new=after.instrument.version)
        )
    return " · ".join(parts)


def _nothing(progress: WorkshopProgress) -> EmptyState:
    if progress.after is None:
        return EmptyState(
            _("Todavía no hay un diagnóstico terminado"),
            _("Se compara desde la segunda ronda."),
        )
    day = progress.next_round_on
    text = _("Hay una sola ronda. La próxima corresponde desde el {day}.").format(
        day=format_day(day) if day else "—"
    )
    return EmptyState(_("Todavía no hay con qué comparar"), text)
