"""Who starts first and who waits, as large as there is room: to be read from across a room."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.pilots.records import WholePilot
from app.registry.names import fold
from ui.theme import Theme

LARGEST, SMALLEST = 44, 13  # pixels
HEAD, LEADING, GAP = 1.25, 1.35, 28.0
MOST_COLUMNS = 4  # of names within a group


class NamedArm(NamedTuple):
    """A group with the names that the lot gave it."""

    name: str
    treated: bool
    names: tuple[str, ...]


def named_arms(whole: WholePilot) -> list[NamedArm]:
    """The groups of the draw that holds; what was drawn as a group is called by it, once."""
    found: dict[int, list[str]] = {}
    arm_of = whole.arm_of
    for one in whole.entrants:
        arm = arm_of.get(one.workshop_id)
        if arm is not None:
            names = found.setdefault(arm.place, [])
            called = one.unit_name or one.workshop
            if called not in names or not one.unit_name:
                names.append(called)
    return [
        NamedArm(arm.name, arm.treated, tuple(sorted(found.get(arm.place, ()), key=fold)))
        for arm in whole.arms
    ]


class NamesBoard(QWidget):
    """Each group in columns of its own; the letters are as large as lets all be seen.

    With `grows` they are of the one size, and the board is as high as they need.
    """

    def __init__(
        self, theme: Theme, largest: int = LARGEST, *, grows: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._largest, self._grows = theme, largest, grows
        self._arms: list[NamedArm] = []
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed if grows else policy.Expanding)

    def show_arms(self, arms: list[NamedArm]) -> None:
        """Show what a draw gave."""
        self._arms = arms
        said = ". ".join(f"{one.name} ({len(one.names)}): {', '.join(one.names)}" for one in arms)
        self.setAccessibleName(said)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.pixels(600), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        """Ask for the height without which names would be cut."""
        size = self._theme.pixels(self._largest) if self._grows else SMALLEST
        needed = round(self._height(size, self._columns(size, self.width())))
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)
            self.updateGeometry()

    def fitting(self, width: float, height: float) -> tuple[int, int]:
        """The size of letters, and how many columns of names each group gets."""
        largest = self._theme.pixels(self._largest)
        for size in range(largest, SMALLEST, -1):
            for columns in range(1, self._columns(size, width) + 1):
                if (
                    self._longest(size) <= self._room(columns, width)
                    and self._height(size, columns) <= height
                ):
                    return size, columns
        return SMALLEST, self._columns(SMALLEST, width)

    def _columns(self, size: int, width: float) -> int:
        """How many columns of a group have room for its longest name."""
        longest = self._longest(size)
        return next((n for n in range(MOST_COLUMNS, 1, -1) if longest <= self._room(n, width)), 1)

    def _room(self, columns: int, width: float) -> float:
        count = max(1, len(self._arms) * columns)
        return (width - GAP * (count - 1)) / count

    def _longest(self, size: int) -> float:
        metrics = QFontMetricsF(_font(size))
        return max((metrics.horizontalAdvance(name) for one in self._arms for name in one.names), default=0.0)

    def _height(self, size: int, columns: int) -> float:
        most = max((len(one.names) for one in self._arms), default=0)
        return size * LEADING * (-(-most // columns) + 2 * HEAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._arms:
            return
        painter = QPainter(self)
        size, columns = self.fitting(self.width(), self.height())
        line = size * LEADING
        room = (self.width() - GAP * (len(self._arms) - 1)) / len(self._arms)
        for at, arm in enumerate(self._arms):
            self._draw(painter, arm, QRectF(at * (room + GAP), 0, room, self.height()), (size, columns), line)

    def _draw(self, painter: QPainter, arm: NamedArm, box: QRectF, fit: tuple[int, int], line: float) -> None:
        size, columns = fit
        painter.setPen(self._theme.colour("link" if arm.treated else "improve"))
        painter.setFont(_font(round(size * HEAD), bold=True))
        head = QRectF(box.left(), box.top(), box.width(), line * HEAD)
        metrics = QFontMetricsF(painter.font())
        said = f"{arm.name} · {len(arm.names)}"
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(self._theme.colour("text"))
        painter.setFont(_font(size))
        rows = max(1, -(-max(len(one.names) for one in self._arms) // columns))
        room = (box.width() - GAP * (columns - 1)) / columns
        metrics = QFontMetricsF(painter.font())
        for number, name in enumerate(arm.names):
            place = QRectF(
                box.left() + number // rows * (room + GAP), box.top() + line * (1.6 * HEAD + number % rows),
                room, line,
            )  # fmt: skip
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _font(size: int, *, bold: bool = False) -> QFont:
    from ui.theme import FONT_FAMILY

    font = QFont(FONT_FAMILY)
    font.setPixelSize(size)
    if bold:
        font.setWeight(QFont.Weight.Bold)
    return font
