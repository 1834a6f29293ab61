"""Within what it is drawn: a table of rows and how many of each go to each group, or the pairs."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from app.i18n import _, format_number
from app.pilots.records import PAIRS, ROWS, Arm, ArmCount, Entrant, WholePilot
from app.pilots.row_words import (
    ArmRange,
    count_rows,
    ranges_of,
    say_lone_rows,
    say_range,
    say_stratum,
    total_ranges,
)
from app.pilots.words import STRATUM_WORDS
from ui.widgets.card import Card, label, line
from ui.widgets.columns import clear_column
from ui.widgets.section import EachLine, Section

MOST_ROWS = 60
FIRST_PAIRS = 24
MOST_LETTERS, HEAD_LINES, STRONGER = (
    15,
    2,
    1.08,
)  # of a column of words; of its title; how much wider the letters of the first are


class RowsCard(Card):
    """`show_rows` is given who would be drawn; the ones of a draw that was made are counted as it fell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Se sortea dentro de cada fila"), " ", parent)
        self.remark.setText("")
        self.about = label("", "small", wrap=True)
        self.lone = label("", "improve", wrap=True)
        self.lone.hide()
        self.rows = QVBoxLayout()
        self.body.addWidget(self.about)
        self.body.addWidget(self.lone)
        self.body.addLayout(self.rows)
        self.fixed = label("", "small", wrap=True)  # when list and plan were fixed, where that is told
        self.fixed.hide()
        self.body.addWidget(self.fixed)

    def show_rows(
        self, whole: WholePilot, entrants: Sequence[Entrant], clusters: dict[str, str], about: str = ""
    ) -> None:
        """Show the rows of these workshops."""
        clear_column(self.rows)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.lone.hide()
        if not entrants:
            return
        if whole.pilot.layout == PAIRS and not whole.draws:
            self.rows.addWidget(_pairs(entrants))
            return
        counted = count_rows(entrants, whole.arms, whole.arm_of if whole.draws else None)
        is_open = not whole.draws and whole.pilot.layout == ROWS and whole.pilot.strata
        self.lone.setText(say_lone_rows(counted) if is_open else "")
        self.lone.setVisible(bool(self.lone.text()))
        self.rows.addWidget(_table(whole, counted, clusters))
        if len(counted) > MOST_ROWS:
            left = _("y {count} filas más").format(count=format_number(len(counted) - MOST_ROWS))
            self.rows.addWidget(label(left, "soft"))


def _pairs(entrants: Sequence[Entrant]) -> QWidget:
    found: dict[str, dict[str, str]] = {}
    for one in entrants:
        found.setdefault(one.stratum, {}).setdefault(one.unit, one.unit_name or one.workshop)
    lines = [" / ".join(found[pair].values()) for pair in sorted(found)]
    return Section(EachLine(partial(_pair), lines), count=len(lines), shown=FIRST_PAIRS)


def _pair(text: str) -> QWidget:
    return label(text, wrap=True)


def _table(whole: WholePilot, counted: Sequence[ArmCount], clusters: dict[str, str]) -> QWidget:
    """A row per row, its words at the left, the groups at the right, and the sums below."""
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(5)
    names = whole.pilot.strata.split() if whole.pilot.layout == "rows" else []
    titles = [STRATUM_WORDS[name] for name in names] or [""]
    words = len(titles)
    grid.setColumnStretch(0, 1)
    units = _("talleres") if whole.pilot.unit == "workshop" else _("grupos")
    for place, text in enumerate([*titles, units, *(arm.name for arm in whole.arms)]):
        cell = label(text, "small", wrap=True)
        _at_right(cell, place >= words)
        grid.addWidget(cell, 0, place, Qt.AlignmentFlag.AlignBottom)
    for place, width in enumerate(_word_widths(whole, counted, clusters, titles)):
        grid.setColumnMinimumWidth(place, width)
    before = ""
    for number, row in enumerate(counted[:MOST_ROWS], 1):
        said = say_stratum(whole.pilot, row.stratum, clusters)
        for place, text in enumerate(said):
            same = place == 0 and text == before and words > 1
            grid.addWidget(
                label("" if same else text, "strong" if place == 0 else "", wrap=True), number, place
            )
        before = said[0]
        total = label(format_number(row.total))
        _add_counts(grid, number, words, total, whole.arms, ranges_of(row, whole.arms))
    last = min(len(counted), MOST_ROWS) + 1
    grid.addWidget(line(), last, 0, 1, words + 1 + len(whole.arms))
    grid.addWidget(label(_("Todos"), "strong"), last + 1, 0)
    total = label(format_number(sum(one.total for one in counted)), "strong")
    _add_counts(grid, last + 1, words, total, whole.arms, total_ranges(counted, whole.arms))
    return table


def _word_widths(
    whole: WholePilot, counted: Sequence[ArmCount], clusters: dict[str, str], titles: Sequence[str]
) -> list[int]:
    """What the words of each column need, where that is not much: a territory in three lines is hard to read."""
    said = [say_stratum(whole.pilot, row.stratum, clusters) for row in counted[:MOST_ROWS]]
    metrics = label("").fontMetrics()
    most = MOST_LETTERS * metrics.averageCharWidth()
    widest = [max(map(metrics.horizontalAdvance, column)) for column in zip(*said, strict=True)]
    heads = [metrics.horizontalAdvance(title) // HEAD_LINES for title in titles]
    both = zip(widest, heads, strict=True)
    return [min(most, max(round(STRONGER * width), head)) for width, head in both]


def _add_counts(
    grid: QGridLayout, number: int, words: int, total: QLabel, arms: Sequence[Arm], ranges: Sequence[ArmRange]
) -> None:
    grid.addWidget(_at_right(total), number, words)
    for place, (arm, found) in enumerate(zip(arms, ranges, strict=True), words + 1):
        cell = label(say_range(found), "arm-first" if arm.treated else "arm-waits")
        grid.addWidget(_at_right(cell), number, place)


def _at_right(cell: QLabel, really: bool = True) -> QLabel:
    if really:
        cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return cell
