"""The way of a pilot's workshops: drawn, took it, measured; how alike both sides were; and what to mind."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.claims.records import ArmFlow, PilotReport
from app.claims.way_words import (
    say_blinding,
    say_expected,
    say_left,
    say_plan_fixed,
    say_standing,
    way_steps,
)
from app.claims.words import WARNING_WORDS
from app.i18n import _, format_number
from ui.theme import Theme
from ui.widgets.card import Card, label

SIDE, GAP, PER_ROW, MOST_SQUARES = 10, 2, 10, 60


class Squares(QWidget):
    """A square per workshop, those that are still there filled; of very many a bar."""

    def __init__(self, theme: Theme, count: int, total: int, role: str) -> None:
        super().__init__()
        self._theme, self._count, self._total, self._role = theme, count, total, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        step = self._theme.pixels(SIDE + GAP)
        rows = -(-self._total // PER_ROW) if self._total <= MOST_SQUARES else 1
        return QSize(PER_ROW * step, max(1, rows) * step)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), self._theme.colour(self._role)
        side, step = self._theme.pixels(SIDE), self._theme.pixels(SIDE + GAP)
        if self._total > MOST_SQUARES:
            painter.fillRect(QRectF(0, 0, self.width(), side), self._theme.colour("line"))
            painter.fillRect(QRectF(0, 0, self.width() * self._count / self._total, side), colour)
            return
        for at in range(self._total):
            box = QRectF(at % PER_ROW * step + 0.5, at // PER_ROW * step + 0.5, side - 1, side - 1)
            painter.setPen(QPen(colour, 1))
            painter.setBrush(colour if at < self._count else Qt.BrushStyle.NoBrush)
            painter.drawRect(box)


def way_card(report: PilotReport, theme: Theme) -> Card:
    """Each arm in a column: drawn, took it, measured each time."""
    total = sum(one.drawn for one in report.flow)
    card = Card(_("El camino de los {count} talleres").format(count=format_number(total)))
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    for place, arm in enumerate(report.flow, 1):
        grid.addWidget(label(arm.name, "arm-first" if arm.treated else "arm-waits", wrap=True), 0, place)
    for row, step in enumerate(way_steps(report), 1):
        grid.addWidget(label(step.words, "small", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
        for place, arm in enumerate(report.flow, 1):
            cell = _cell(arm, step.counts[place - 1], theme)
            grid.addWidget(cell, row, place, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(grid)
    for arm in report.flow:
        if said := say_left(arm):
            card.body.addWidget(label(said, "small", wrap=True))
    for said in say_expected(report):
        card.body.addWidget(label(said, "small", wrap=True))
    return card


def _cell(arm: ArmFlow, count: int, theme: Theme) -> QWidget:
    held = QWidget()
    grid = QGridLayout(held)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(0)
    grid.addWidget(Squares(theme, count, arm.drawn, "link" if arm.treated else "improve"), 0, 0)
    grid.addWidget(label(format_number(count), "strong"), 1, 0)
    return held


def standing_card(report: PilotReport, titles: dict[str, str]) -> Card:
    """How alike both sides were before, the plan, and what is to be known of the whole pilot."""
    card = Card(_("Antes de leerlo"))
    if standing := say_standing(report, titles):
        card.body.addWidget(label(standing.said, "improve" if standing.far else "good", wrap=True))
        for said in standing.far:
            card.body.addWidget(label(said, "small", wrap=True))
    if fixed := say_plan_fixed(report.plan):
        card.body.addWidget(label(fixed, "small", wrap=True))
    if blinding := say_blinding(report):
        card.body.addWidget(label(blinding, "small", wrap=True))
    for code in report.warnings:
        card.body.addWidget(label(f"▲ {WARNING_WORDS[code]}", "warning", wrap=True))
    return card
