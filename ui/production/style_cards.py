"""What was measured of a style: standard minutes, the studies, then and now."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, format_day, format_number, ngettext
from app.production.comparison import StudyComparison, say_change, say_whole_change
from app.production.judgements import measuring_value
from app.production.owner_words import say_hold_up
from app.production.records import DRAFT, Operator, StudyLine, Style, StyleStandard
from app.production.standard_time import loads_of, takt
from app.production.words import (
    ORIGIN_WORDS,
    STUDY_STATUS_WORDS,
    say_between,
    say_cycles,
    say_decimal,
)
from ui.context import Context
from ui.widgets.card import Card, label
from ui.widgets.closed_list import ClosedList
from ui.widgets.columns import clear_column, tab_before
from ui.widgets.day_line import Act, DayLine
from ui.widgets.flow import FlowRow
from ui.widgets.row_button import RowButton


class StandardCard(Card):
    """What a garment takes, and where the line is held up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Minuto estándar"), parent=parent)
        self.figure = label("", "figure")
        self.between = label("", "soft", wrap=True)
        self.lines = label("", wrap=True)
        for part in (self.figure, self.between, self.lines):
            self.body.addWidget(part)
        self.line, self.cost = QPushButton(_("Equilibrar la línea")), QPushButton(_("Cuánto cuesta"))
        row = FlowRow()
        for button in (self.line, self.cost):
            button.setAccessibleName(button.text())
            row.add(button)
        self.body.addWidget(row)

    def show_standard(
        self, style: Style, standard: StyleStandard | None, operators: dict[int, Operator]
    ) -> None:
        """Minutes per garment with their range; what is not known is said."""
        for part in (self.figure, self.line, self.cost):
            part.setVisible(standard is not None)
        self.lines.setVisible(standard is not None)
        if standard is None:
            text = _(
                "Todavía no se midió. Con cinco a diez prendas de cada operación ya se sabe cuánto lleva la prenda."
            )
            self.between.setText(text)
            return
        self.figure.setText(_("{minutes} min").format(minutes=say_decimal(standard.minutes)))
        said = [say_between(standard.low, standard.high)]
        if standard.complete:
            said.insert(0, _("por prenda, medido hasta el {day}").format(day=format_day(standard.studied_on)))
        else:
            said.insert(
                0,
                ngettext(
                    "de la {count} operación medida; el total de la prenda todavía no se sabe",
                    "de las {count} operaciones medidas; el total de la prenda todavía no se sabe",
                    len(standard.parts),
                ).format(count=len(standard.parts)),
            )
        self.between.setText(", ".join(one for one in said if one))
        self.lines.setText("\n".join(_say_line(style, standard, operators)))


def _say_line(style: Style, standard: StyleStandard, operators: dict[int, Operator]) -> list[str]:
    if not standard.complete:
        return []
    day = measuring_value("day-minutes")
    loads = loads_of((one.operation_id, one.operator_id, one.minutes) for one in standard.parts)
    names = {one.id: one.name for one in style.operations}
    said = [say_hold_up(loads, operators, names, day)]
    if style.wanted_per_day:
        pace = takt(day, style.wanted_per_day)
        text = _("Para hacer {count} por día tiene que salir una cada {takt} min.")
        if loads[0].minutes > pace:
            text = _("Para hacer {count} por día tiene que salir una cada {takt} min; así no se llega.")
        said.append(text.format(count=format_number(style.wanted_per_day), takt=say_decimal(pace)))
    return said


class StudiesCard(Card):
    """The time studies of a style, newest first; a row opens one, and beside it one is taken out."""

    opened = Signal(object)
    removed = Signal(object)
    paper_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Mediciones"), parent=parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.body.addLayout(self._lines)
        self.paper = QPushButton(_("Cargar una hoja de papel…"))
        self.paper.clicked.connect(self.paper_wanted)
        self.body.addWidget(self.paper)

    def show_studies(self, studies: list[StudyLine], *, may_write: bool) -> None:
        """Each by its day."""
        clear_column(self._lines)
        self.lines: dict[int, DayLine] = {}
        stops: list[QWidget] = []
        for study in studies:
            struck = ngettext("{count} tachado", "{count} tachados", study.struck).format(count=study.struck)
            remark = " · ".join(
                one
                for one in (
                    say_cycles(study.cycles),
                    struck if study.struck else "",
                    ORIGIN_WORDS[study.origin],
                )
                if one
            )
            side = STUDY_STATUS_WORDS[study.status] if study.status == DRAFT else ""
            row = RowButton(format_day(study.studied_on), remark, side=side)
            row.chosen.connect(lambda of=study.id: self.opened.emit(of))
            acts: list[Act] = [(_("Quitar"), lambda of=study.id: self.removed.emit(of))]  # type: ignore[misc]
            line = self.lines[study.id] = DayLine(row, acts if may_write else [])
            self._lines.addWidget(line)
            stops += [row, *line.buttons]
        tab_before(self.paper, stops)
        if not studies:
            self._lines.addWidget(label(_("Ninguna todavía."), "soft"))


def _say_studies(studies: list[StudyLine]) -> list[str]:
    """Each by its day; of one day, how it was measured and which it was."""
    days = [one.studied_on for one in studies]
    said = []
    for place, one in enumerate(studies):
        text = format_day(one.studied_on)
        if days.count(one.studied_on) > 1:
            text = _("{day} · {which}.ª, {how}").format(
                day=text, which=days[place:].count(one.studied_on), how=ORIGIN_WORDS[one.origin]
            )
        said.append(text)
    return said


class ThenNowCard(Card):
    """Two finished studies beside each other; the person chooses which."""

    chosen = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Entonces y ahora"), parent=parent)
        self._context = context
        self._picked: set[QComboBox] = set()  # where a person chose, and not the program
        row = QHBoxLayout()
        self.before, self.now = ClosedList(), ClosedList()
        for box, name in ((self.before, _("Entonces")), (self.now, _("Ahora"))):
            box.setAccessibleName(name)
            box.activated.connect(partial(self._pick, box))
            row.addWidget(box, 1)
        self.body.addLayout(row)
        self.whole = label("", "strong", wrap=True)
        self.body.addWidget(self.whole)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)

    def _pick(self, box: QComboBox, _at: int) -> None:
        self._picked.add(box)
        self.chosen.emit()

    @property
    def pair(self) -> tuple[int, int] | None:
        """The two studies that are chosen."""
        before, now = self.before.currentData(), self.now.currentData()
        return (before, now) if before and now and before != now else None

    def offer(self, studies: list[StudyLine]) -> None:
        """Offer these studies, newest first; at the beginning the oldest and the newest."""
        known = list(zip((one.id for one in studies), _say_studies(studies), strict=True))
        for box, usual in ((self.before, len(known) - 1), (self.now, 0)):
            there = [(box.itemData(at), box.itemText(at)) for at in range(box.count())]
            if there == known:
                continue
            kept = box.currentData() if box in self._picked else None
            box.clear()
            for study, day in known:
                box.addItem(day, study)
            place = next((at for at, (study, _day) in enumerate(known) if study == kept), usual)
            box.setCurrentIndex(place)

    def show_comparison(self, found: StudyComparison | None) -> None:
        """Each operation then and now."""
        clear_column(self._grid)
        self.whole.setText(
            say_whole_change(found) if found is not None else _("Elija dos mediciones distintas.")
        )
        for place, row in enumerate(found.rows if found is not None else ()):
            times = [say_decimal(one.minutes) if one is not None else "—" for one in (row.before, row.now)]
            said = say_change(row.change) or _("medida una sola vez")
            role = "small"
            if row.change is not None and row.change.real:
                role = "good" if row.change.minutes < 0 else "improve"
            cells = (
                label(row.name, wrap=True),
                label(" → ".join(times), "soft"),
                label(said, role, wrap=True),
            )
            for column, cell in enumerate(cells):
                self._grid.addWidget(cell, place, column)
