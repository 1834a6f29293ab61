"""Two bars, one under the other: what is paid today, and what would be paid by the law."""

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from app.i18n import _, format_money
from reports.style import BOLD, INK, MUTED, REGULAR

_LABEL = 62.0
_AMOUNT = 112.0


class CostBars(Flowable):
    """Today's cost filled, the formal one with what is added left open: it prints in black."""

    def __init__(self, today: int, formal: int) -> None:
        super().__init__()
        self.today, self.formal = today, formal

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        return available_width, 46

    def draw(self) -> None:
        room = self.available - _LABEL - _AMOUNT
        longest = max(self.today, self.formal, 1)
        today, formal = room * self.today / longest, room * self.formal / longest
        self._bar(27, _("Hoy"), min(today, formal), today, self.today)
        self._bar(4, _("En regla"), min(today, formal), formal, self.formal)

    def _bar(self, y: float, label: str, filled: float, length: float, amount: int) -> None:
        canvas = self.canv
        canvas.setFillColor(INK)
        canvas.setStrokeColor(INK)
        canvas.setFont(REGULAR, 11.5)
        canvas.drawString(0, y + 3.5, label)
        canvas.setFillColor(MUTED)
        canvas.rect(_LABEL, y, filled, 15, stroke=0, fill=1)
        canvas.setLineWidth(1)
        canvas.rect(_LABEL, y, length, 15, stroke=1, fill=0)
        canvas.setFillColor(INK)
        canvas.setFont(BOLD, 11.5)
        text = format_money(amount)
        end = max(_LABEL + length + 8, 0.0)
        canvas.drawString(min(end, self.available - stringWidth(text, BOLD, 11.5)), y + 3.5, text)
