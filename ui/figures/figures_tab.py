"""Cifras e hitos: what a workshop measured over time, and what changed because of what."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.diagnosis.records import Origin
from app.diagnosis.words import ORIGIN_WORDS
from app.figures.kinds import figure_title, say_figure
from app.figures.milestone_queries import list_milestones, list_questions
from app.figures.months import say_period
from app.figures.queries import list_figures
from app.figures.records import Figure, Milestone, MilestoneQuestion
from app.i18n import _
from app.storage.records import Reader
from ui.context import Context
from ui.figures.figure_entry import FigureEntry
from ui.figures.milestones_card import MilestonesCard, QuestionsCard
from ui.live import Live
from ui.registry.workshop_tab import WorkshopTab
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.row_button import RowButton

SHOWN = 6
Found = tuple[list[Figure], list[MilestoneQuestion], list[Milestone]]


def _read(reader: Reader, workshop_id: int) -> Found:
    return (
        list_figures(reader, workshop_id),
        list_questions(reader, workshop_id=workshop_id),
        list_milestones(reader, workshop_id=workshop_id),
    )


class FiguresTab(WorkshopTab):
    """The line to write a figure on top; below it each kind with its periods, newest first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.workshop_id = 0
        self.entry = FigureEntry(context)
        self.questions = QuestionsCard(context)
        self.milestones = MilestonesCard(context)
        self._kinds = QVBoxLayout()
        self._kinds.setSpacing(14)
        self._lay_out()
        self._live = Live(
            self,
            context,
            _read,
            self._show,
            here=True,
            asks=lambda: (self.workshop_id,) if self.workshop_id else None,
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        area = ColumnsArea(self.context.theme.scale, top=14)
        column.addWidget(area)
        left, right = area.add_pair(56, 44)
        writing = Card(_("Cifras"), _("Enter agrega y pasa a la siguiente"))
        writing.body.addWidget(self.entry)
        left.addWidget(writing)
        left.addLayout(self._kinds)
        left.addStretch()
        right.addWidget(self.questions)
        right.addWidget(self.milestones)
        right.addStretch()
        area.column.addStretch()

    def show_workshop(self, workshop_id: int) -> None:
        """Everything again, of this workshop."""
        self.workshop_id = workshop_id
        self.setEnabled(not self.context.store.read_only)
        self.entry.show_workshop(workshop_id)
        self._live.again()

    def _show(self, found: Found) -> None:
        figures, questions, milestones = found
        self._show_figures(figures)
        self.questions.show_questions(questions)
        self.milestones.show_milestones(self.workshop_id, milestones)

    def _show_figures(self, found: list[Figure]) -> None:
        clear_column(self._kinds)
        kinds: dict[str, list[Figure]] = {}
        for figure in found:
            kinds.setdefault(figure.kind, []).append(figure)
        for code, figures in kinds.items():
            self._kinds.addWidget(self._kind_card(code, figures))
        if not kinds:
            self._kinds.addWidget(
                label(
                    _(
                        "Con dos o tres cifras alcanza para empezar: personas, personas en IPS y ventas del último mes. A los seis meses se ve qué cambió."
                    ),
                    "soft",
                    wrap=True,
                )
            )

    def _kind_card(self, code: str, figures: list[Figure]) -> Card:
        card = Card(figure_title(code), _since_first(figures))
        card.body.setSpacing(0)
        shown = list(zip(figures[1:], figures, strict=False))[::-1]
        for figure, before in shown[: SHOWN - 1]:
            card.body.addWidget(self._row(figure, before))
        card.body.addWidget(self._row(figures[0], None))
        return card

    def _row(self, figure: Figure, before: Figure | None) -> RowButton:
        remark = " · ".join(
            part
            for part in (
                ORIGIN_WORDS[Origin(figure.origin)],
                _against(figure, before),
                figure.note or "",
            )
            if part
        )
        row = RowButton(
            say_figure(figure.kind, figure.value),
            remark,
            side=say_period(figure.period_from, figure.period_to),
        )
        row.chosen.connect(lambda: self.entry.change(figure))
        return row


def _against(figure: Figure, before: Figure | None) -> str:
    if before is None:
        return ""
    return _difference(figure, before) + " " + _("desde la anterior")


def _since_first(figures: list[Figure]) -> str:
    if len(figures) < 2:
        return ""
    first, last = figures[0], figures[-1]
    return _("{change} desde {period}").format(
        change=_difference(last, first), period=say_period(first.period_from, first.period_to)
    )


def _difference(now: Figure, before: Figure) -> str:
    change = now.value - before.value
    if not change:
        return _("igual")
    return f"{'+' if change > 0 else '−'}{say_figure(now.kind, abs(change))}"
