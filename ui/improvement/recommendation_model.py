"""The recommendations as a list of one line each: what is said of one, and how it is dragged."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QColor

from app.i18n import _
from app.improvement.records import Recommendation
from app.improvement.words import short_price, short_time
from ui.theme import Theme
from ui.widgets.list_model import Index, ListModel, ShownColumn

SOLUTION_MIME = "application/x-hilvan-solution"
HARD_RULES = ("alert", "legal_safety")


class RecommendationModel(ListModel):
    """Ranked recommendations; `taken`: which are in the programme already.

    The head is not shown, so narrow columns have no title that would widen them.
    """

    def __init__(self, theme: Theme) -> None:
        self.taken: frozenset[str] = frozenset()
        self._theme = theme
        super().__init__(
            (
                ShownColumn(
                    "",
                    lambda one: str(one.rank),
                    width=40,
                    right=True,
                    colour=lambda one: self._colour("urgent" if one.rule in HARD_RULES else "text_soft"),
                ),
                ShownColumn(_("Recomendación"), self._say_title, colour=self._title_colour, least=260),
                ShownColumn(
                    _("Costo"), lambda one: short_price(one.solution), width=124, right=True, leaves=2
                ),
                ShownColumn("", lambda one: short_time(one.solution), width=54, right=True, leaves=1),
            )
        )

    def _title_colour(self, one: Recommendation) -> QColor | None:
        if self.is_taken(one):
            return self._colour("good")
        return self._colour("urgent") if _is_told_danger(one) else None

    def _say_title(self, one: Recommendation) -> str:
        """What is agreed or dangerous stands out before it is read: by colour, sign and word."""
        title = one.solution.title
        if self.is_taken(one):
            return f"✓ {title}"
        return _("▲ peligro · {title}").format(title=title) if _is_told_danger(one) else title

    def _colour(self, role: str) -> QColor:
        return self._theme.colour(role)

    def is_taken(self, one: Recommendation) -> bool:
        """Whether it is in the programme already."""
        return one.solution.code in self.taken

    def show_recommendations(self, rows: Sequence[Recommendation], taken: frozenset[str]) -> None:
        """Replace the list, or only what is taken when the list is the same."""
        if list(rows) != self.shown:
            self.taken = taken
            self.show_rows(list(rows))
        elif taken != self.taken:
            self.taken = taken
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # -- dragging -----------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [SOLUTION_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            data.setData(SOLUTION_MIME, self.line(indexes[0].row()).solution.code.encode())
        return data


def _is_told_danger(one: Recommendation) -> bool:
    """What is talked about in private does not shout from a screen that the owner sees."""
    return one.rule == "alert" and not one.solution.discreet
