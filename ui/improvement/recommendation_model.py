"""The recommendations as a list: what is shown, and how one is drawn."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)  # fmt: skip
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.i18n import _
from app.improvement.records import Recommendation
from app.improvement.words import say_solution
from ui.context import Context

SOLUTION_MIME = "application/x-hilvan-solution"
PAD, NUMBER = 10, 34
WRAP = int(Qt.TextFlag.TextWordWrap)
Index = QModelIndex | QPersistentModelIndex


class RecommendationModel(QAbstractListModel):
    """Ranked recommendations; which are in the programme already is told by `taken`."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Recommendation] = []
        self.taken: frozenset[str] = frozenset()

    def show_rows(self, rows: Sequence[Recommendation], taken: frozenset[str]) -> None:
        """Replace the list, or only what is taken when the list is the same."""
        if list(rows) != self.shown:
            self.beginResetModel()
            self.shown, self.taken = list(rows), taken
            self.endResetModel()
        elif taken != self.taken:
            self.taken = taken
            self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        recommendation = self.shown[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return recommendation
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{recommendation.rank}. {recommendation.solution.title}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return recommendation.solution.sentence
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [SOLUTION_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes:
            code = self.shown[indexes[0].row()].solution.code
            data.setData(SOLUTION_MIME, code.encode())
        return data


class RecommendationDelegate(QStyledItemDelegate):
    """Rank, title, effort, and "porque ..." in full."""

    def __init__(self, context: Context, model: RecommendationModel) -> None:
        super().__init__(model)
        self._context = context
        self._model = model

    def _parts(self, recommendation: Recommendation, font: QFont) -> list[tuple[str, QFont, str]]:
        bold, small = QFont(font), QFont(font)
        bold.setBold(True)
        small.setPixelSize(self._context.theme.pixels(14))
        taken = recommendation.solution.code in self._model.taken
        effort = say_solution(recommendation.solution)
        if taken:
            effort = _("ya está en el programa · {effort}").format(effort=effort)
        return [
            (recommendation.solution.title, bold, "text_soft" if taken else "text"),
            (effort, small, "good" if taken else "text_soft"),
            (recommendation.because, small, "text_soft" if taken else "text"),
        ]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if view else option.rect.width()  # type: ignore[attr-defined]
        height = 2 * PAD
        for text, font, _role in self._parts(index.data(Qt.ItemDataRole.UserRole), option.font):
            room = QRect(0, 0, width - NUMBER - 2 * PAD, 10_000)
            height += QFontMetrics(font).boundingRect(room, WRAP, text).height() + 2
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._context.theme
        recommendation: Recommendation = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        box = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selected"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.colour("focus"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        hard = recommendation.rule in ("alert", "legal_safety")
        painter.setPen(theme.colour("urgent" if hard else "text_soft"))
        painter.setFont(option.font)
        painter.drawText(box.adjusted(PAD, PAD, 0, 0), 0, str(recommendation.rank))
        top = box.top() + PAD
        for text, font, role in self._parts(recommendation, option.font):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            place = QRect(box.left() + NUMBER, top, box.width() - NUMBER - 2 * PAD, 10_000)
            drawn = QFontMetrics(font).boundingRect(place, WRAP, text)
            painter.drawText(place, WRAP, text)
            top += drawn.height() + 2
        painter.restore()
