"""The left side of the visit: the dimensions, how far each is, and how much is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.diagnosis.records import PartCount
from app.diagnosis.session import VisitSession
from app.i18n import _, ngettext
from ui.context import Context
from ui.diagnosis.item_strip import ItemStrip
from ui.diagnosis.level_card import LaidOutButton
from ui.diagnosis.marks import ProgressMark
from ui.widgets.card import label, set_role


class DimensionRow(LaidOutButton):
    """One dimension: its name (or code, when narrow), answered of asked, and a mark."""

    def __init__(self, context: Context, part: PartCount, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.part = part
        self.setProperty("role", "dimension")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.row.setContentsMargins(10, 8, 8, 8)
        self.row.setSpacing(6)
        self.name = self.add(label(part.name, wrap=True), 1)
        self.count = self.add(label("", "soft"))
        self.mark = ProgressMark(context)
        self.row.addWidget(self.mark)
        self.setToolTip(part.name)

    def nextCheckState(self) -> None:
        """The page decides which dimension is the current one."""

    def show_count(self, part: PartCount, *, current: bool) -> None:
        """Answered of asked, and whether the current item is here."""
        self.part = part
        self.count.setText(f"{part.answered}/{part.asked}")
        self.mark.show_share(part.answered / part.asked if part.asked else 1.0)
        self.setChecked(current)
        set_role(self.name, "strong" if current else "")
        set_role(self.count, "strong" if current else "good" if part.complete else "soft")
        self.setAccessibleName(
            _("{name}: {answered} de {asked}").format(
                name=part.name, answered=part.answered, asked=part.asked
            )
        )

    def show_narrow(self, narrow: bool) -> None:
        """Only the code, with less around it, when there is little room: «10/13» is wider than «4/9»."""
        self.name.setText(self.part.code if narrow else self.part.name)
        side = 6 if narrow else 10
        self.row.setContentsMargins(side, 8, side - 2, 8)
        self.row.setSpacing(4 if narrow else 6)


class DimensionRail(QFrame):
    """Says where the person wants to go; counts are pushed in by the page."""

    dimension_pressed = Signal(str)
    item_pressed = Signal(str)
    passed_over_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._narrow = False
        self.setProperty("role", "sunken")
        self.rows: dict[str, DimensionRow] = {}
        self.strip = ItemStrip(context)
        self.strip.item_pressed.connect(self.item_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._list = QVBoxLayout()
        column.addWidget(self._scroll(), 1)
        column.addLayout(self._foot())

    def _scroll(self) -> QScrollArea:
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(10, 16, 10, 8)
        self._list.setSpacing(4)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._area = area
        return area

    def _foot(self) -> QVBoxLayout:
        self._foot_box = foot = QVBoxLayout()
        foot.setSpacing(6)
        self.progress = label("", "small", wrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(_("Cuánto se respondió"))
        self.passed_over = QPushButton()
        self.passed_over.setProperty("role", "link")
        self.passed_over.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.passed_over.clicked.connect(self.passed_over_wanted)
        for part in (self.progress, self.bar):
            foot.addWidget(part)
        foot.addWidget(self.passed_over, 0, Qt.AlignmentFlag.AlignLeft)
        return foot

    def show_session(self, session: VisitSession) -> None:
        """Build the rows of this visit's instrument."""
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows.clear()
        while self._list.count():
            self._list.takeAt(0)
        for part in session.part_counts():
            row = DimensionRow(self._context, part)
            row.clicked.connect(lambda _on, code=part.code: self.dimension_pressed.emit(code))
            self.rows[part.code] = row
            self._list.addWidget(row)
        self._list.addWidget(self.strip)
        self._list.addStretch()

    def show_progress(self, session: VisitSession, seconds: int) -> None:
        """Counts, the current dimension with its items, and what is left."""
        current = session.item.dimension
        parts = session.part_counts()
        for part in parts:
            self.rows[part.code].show_count(part, current=part.code == current)
        self._place_strip(current)
        self.strip.show_items(session, current)
        asked, done = sum(p.asked for p in parts), sum(p.answered for p in parts)
        self.bar.setRange(0, asked)
        self.bar.setValue(done)
        self.progress.setText(_say_progress(done, asked, session.minutes_left(seconds)))
        behind = len(session.passed_over())
        self.passed_over.setText(_say_passed_over(behind, narrow=self._narrow))
        self.passed_over.setVisible(behind > 0)

    def _place_strip(self, dimension: str) -> None:
        place = list(self.rows).index(dimension) + 1
        if self._list.indexOf(self.strip) != place:
            self._list.removeWidget(self.strip)
            self._list.insertWidget(place, self.strip)
            self._area.ensureWidgetVisible(self.rows[dimension])

    def show_narrow(self, narrow: bool) -> None:
        """Codes instead of names when there is little room."""
        self._narrow = narrow
        side = 6 if narrow else 14
        self._foot_box.setContentsMargins(side, 4, side, 14)
        for row in self.rows.values():
            row.show_narrow(narrow)


def _say_progress(done: int, asked: int, minutes: int) -> str:
    head = _("{done} de {asked}").format(done=done, asked=asked)
    if done == asked:
        return _("{head} · todo respondido").format(head=head)
    if minutes < 1:
        return _("{head} · falta poco").format(head=head)
    return _("{head} · faltan unos {minutes} min").format(head=head, minutes=minutes)


def _say_passed_over(count: int, *, narrow: bool) -> str:
    if narrow:
        return ngettext("{count} salteada", "{count} salteadas", count).format(count=count)
    return _("{count} sin responder · ir").format(count=count)
