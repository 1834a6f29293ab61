"""The numbers of the progress sheet: few, with a letter for where each comes from, and one legend.

What is money stands on it only where the owner said that it may: the sheet lies on a table.
"""

from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from app.counts.measures import say_measure
from app.counts.then_now import MeasuredPair
from app.counts.words import say_sure
from app.diagnosis.records import Origin
from app.diagnosis.words import ORIGIN_KEYS, ORIGIN_WORDS
from app.evaluation.progress import FigurePair, WorkshopProgress
from app.figures.kinds import BY_CODE, GUARANIES, figure_title, say_figure
from app.figures.months import say_period
from app.figures.records import Figure
from app.i18n import _, format_number
from reports.kit.page import TEXT_WIDTH
from reports.kit.style import (
    BODY,
    BODY_BOLD,
    BOLD,
    GROUND,
    HEADING,
    INK,
    LINE,
    MEDIUM_MUTED,
    REGULAR,
    SMALL_MUTED,
    cell,
    fit,
    paragraph,
)

SHOWN_FIGURES = 5
SHOWN_MEASURED = 2
DRAWN = "output_month"  # its own chart: what a workshop makes


@dataclass(frozen=True, slots=True)
class ProgressOptions:
    """`with_money`: the owner said that her money may stand on the sheet."""

    with_money: bool = False


def figures_of(progress: WorkshopProgress, with_money: bool) -> list[FigurePair]:
    """Those that the sheet may tell."""
    return [pair for pair in progress.figures if with_money or not is_money(pair.kind)][:SHOWN_FIGURES]


def is_money(kind: str) -> bool:
    """Whether a kind of figure is an amount of money; one that is not known may be."""
    return kind not in BY_CODE or BY_CODE[kind].unit == GUARANIES


def figure_lines(progress: WorkshopProgress, with_money: bool, *, bars: bool = True) -> list[Flowable]:
    """The pieces as `bars`, a table of the rest, and what the letters say."""
    pairs, measured = figures_of(progress, with_money), progress.measured[:SHOWN_MEASURED]
    if not pairs and not measured:
        return []
    drawn = next((pair for pair in pairs if bars and pair.kind == DRAWN and pair.before and pair.after), None)
    story: list[Flowable] = [paragraph(_("Sus números"), HEADING)]
    if drawn is not None:
        story += [PieceBars(drawn), Spacer(1, 4)]
    rows = [
        *(
            [paragraph(figure_title(pair.kind), BODY_BOLD), *_cells(pair)]
            for pair in pairs
            if pair is not drawn
        ),
        *map(_measured_row, measured),
    ]
    if rows:
        story.append(_table(rows))
    figures = [one for pair in pairs for one in (pair.before, pair.after) if one is not None]
    if figures:
        story.append(paragraph(_legend(figures), SMALL_MUTED))
    return [KeepTogether(story)]


def _table(rows: list[list[Flowable]]) -> Table:
    head = [paragraph(text, MEDIUM_MUTED) for text in ("", _("antes"), _("ahora"))]
    lies = cell("TOP", right=8, top=2, bottom=3)
    table = Table(
        [head, *rows],
        colWidths=[TEXT_WIDTH * share for share in (0.34, 0.33, 0.33)],
        cellStyles=[[lies] * 3 for _row in range(len(rows) + 1)],
    )
    table.setStyle([("LINEABOVE", (0, 1), (-1, -1), 0.6, LINE), ("LINEBELOW", (0, -1), (-1, -1), 0.6, LINE)])
    return table


def _cells(pair: FigurePair) -> list[Flowable]:
    return [_cell(pair.kind, pair.before), _cell(pair.kind, pair.after)]


def _cell(kind: str, figure: Figure | None) -> Flowable:
    if figure is None:
        return paragraph(_("no se anotó"), MEDIUM_MUTED)
    return paragraph(_say(kind, figure), BODY)


def _say(kind: str, figure: Figure) -> str:
    return _("{value} · {period} · {origin}").format(
        value=say_figure(kind, figure.value),
        period=say_period(figure.period_from, figure.period_to),
        origin=ORIGIN_KEYS[Origin(figure.origin)],
    )


def _legend(figures: list[Figure]) -> str:
    """The letters that stand on this sheet."""
    origins = {Origin(figure.origin) for figure in figures}
    said = []
    for origin in ORIGIN_KEYS:
        if origin in origins:
            words = _("su palabra") if origin is Origin.SAID else ORIGIN_WORDS[origin]
            said.append(_("{letter}: {words}").format(letter=ORIGIN_KEYS[origin], words=words))
    return " · ".join(said)


def _measured_row(pair: MeasuredPair) -> list[Flowable]:
    """What was counted on the floor, and whether the difference is more than noise."""
    before, after = (say_measure(pair.measure, value) for value in (pair.before, pair.after))
    now = _("{value} · {sure}").format(value=after, sure=say_sure(pair))
    plain = _("De cada 100 minutos de trabajo, cuántos se cosen")
    name = paragraph(plain if pair.measure.code == "efficiency" else _(pair.measure.title), BODY_BOLD)
    return [name, paragraph(before, BODY), paragraph(now, BODY)]


class PieceBars(Flowable):
    """How many pieces then and now: two bars on one scale, each with its month and its number."""

    _row, _names, _size = 17.0, 138.0, 11.0

    def __init__(self, pair: FigurePair) -> None:
        super().__init__()
        assert pair.before is not None
        assert pair.after is not None
        self.title = figure_title(pair.kind)
        self.bars = ((pair.before, GROUND), (pair.after, INK))

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        return available_width, 17 + self._row * len(self.bars)

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, self._size)
        canvas.drawString(0, self._row * len(self.bars) + 4, self.title)
        most = max(*(figure.value for figure, _color in self.bars), 1)
        for place, (figure, color) in enumerate(reversed(self.bars)):
            self._draw_bar(figure, color, most, self._row * place + 4)

    def _draw_bar(self, figure: Figure, color: Color, most: int, base: float) -> None:
        canvas = self.canv
        period, size = fit(
            say_period(figure.period_from, figure.period_to), REGULAR, self._size, self._names - 8
        )
        canvas.setFillColor(INK)
        canvas.setFont(REGULAR, size)
        canvas.drawString(0, base, period)
        words = f"{format_number(figure.value)} {ORIGIN_KEYS[Origin(figure.origin)]}"
        room = self.available - self._names - stringWidth(words, BOLD, self._size) - 10
        wide = max(room * figure.value / most, 1.0)
        canvas.setFillColor(color)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        canvas.rect(self._names, base - 2.5, wide, 12, stroke=1, fill=1)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, self._size)
        canvas.drawString(self._names + wide + 6, base, words)
