"""What is cut, squeezed, covered or wider than its room in a window that is shown: measured, not looked at.

What a person wrote may be of any length: in a cell or a field it may be cut where nothing beside it
has room to spare. What the program says is never cut.
"""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from ui.widgets.list_table import HEAD_PADDING, ListTable
from ui.widgets.mark_grid import MarkGrid
from ui.widgets.sheet import Sheet

# Sheets with a column per session, day or figure: as in Excel one goes along them with the arrows.
SIDEWAYS = (Sheet, MarkGrid)
SLACK = 1  # pixels: Qt rounds
LEAST_ROWS = 2  # of a list that has more
HEAD_ROOM, ARROW = 14, 12  # beside the words of a heading, and the sign of the order
TIGHT_HEAD = 6  # where a sheet would not fit


def faults(window: QWidget, screen: QSize) -> list[str]:
    """Everything that does not fit, in words that lead to it."""
    found = list(_of_window(window, screen))
    for part in [window, *window.findChildren(QWidget)]:
        if not _is_seen(part, window):
            continue
        for fault in _of_part(part, window):
            found.append(f"{path_of(part, window)}: {fault}")
    return found


def path_of(part: QWidget, window: QWidget) -> str:
    """Where a widget stands: the classes above it, and what it says."""
    names = []
    at: QWidget | None = part
    while at is not None and at is not window:
        name = type(at).__name__
        if not name.startswith("Q") or at is part:
            names.append(name)
        at = at.parentWidget()
    said = getattr(part, "text", lambda: "")()
    said = said or part.accessibleName()
    return "/".join(reversed(names[:4])) + (f" «{said[:40]}»" if said else "")


def _is_seen(part: QWidget, window: QWidget) -> bool:
    return part.isVisibleTo(window) and not part.size().isEmpty() and not part.isWindow()


def _of_window(window: QWidget, screen: QSize) -> Iterator[str]:
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    if least.width() > screen.width() or least.height() > screen.height():
        yield f"{type(window).__name__}: asks for {least.width()}x{least.height()}"
    if window.width() > screen.width() or window.height() > screen.height():
        yield f"{type(window).__name__}: is {window.width()}x{window.height()}"


def _of_part(part: QWidget, window: QWidget) -> Iterator[str]:
    if isinstance(part, QLabel):
        yield from _of_label(part)
    elif isinstance(part, QAbstractButton):
        yield from _of_button(part)
    elif isinstance(part, QComboBox):
        yield from _of_choice(part)
    elif isinstance(part, QLineEdit):
        yield from _of_line(part)
    elif isinstance(part, QTabBar):
        yield from _of_tabs(part)
    elif isinstance(part, QAbstractItemView) and not isinstance(part, QHeaderView):
        yield from _of_list(part)
    if isinstance(part, QScrollArea):
        yield from _of_area(part)
    elif _has_bar(part) and not isinstance(part, SIDEWAYS):
        yield "a horizontal bar"
    elif type(part).__module__.startswith("ui.") and not isinstance(part, QAbstractScrollArea | QLineEdit):
        yield from _squeezed(part)
    yield from _outside(part)
    yield from _covered(part)


def _has_bar(part: QWidget) -> bool:
    return isinstance(part, QAbstractScrollArea) and part.horizontalScrollBar().isVisible()


def _squeezed(part: QWidget) -> Iterator[str]:
    """A widget of the house that says how small it may be."""
    least = part.minimumSizeHint()
    fixed = part.minimumWidth() == part.maximumWidth()
    if least.width() > part.width() + SLACK and not fixed:
        yield f"squeezed, {part.width()} of {least.width()}"
    if least.height() > part.height() + SLACK and not part.hasHeightForWidth():
        yield f"squeezed, {part.height()} high of {least.height()}"


# --- words ---


def _of_label(part: QLabel) -> Iterator[str]:
    if not part.text():
        return
    if not part.wordWrap():
        needed = part.sizeHint()
        if needed.width() > part.width() + SLACK:
            yield f"cut, {part.width()} of {needed.width()}"
        if needed.height() > part.height() + SLACK:
            yield f"sliced, {part.height()} of {needed.height()}"
        return
    needed_height = part.heightForWidth(part.width())
    if needed_height > part.height() + SLACK:
        yield f"sliced, {part.height()} of {needed_height}"
    if (word := _longest_word(part)) > part.width() + SLACK:
        yield f"a word is cut, {part.width()} of {word}"


def _longest_word(part: QLabel) -> int:
    text = part.text()
    if "<" in text:
        document = QTextDocument()
        document.setHtml(text)
        text = document.toPlainText()
    return max((part.fontMetrics().horizontalAdvance(word) for word in text.split()), default=0)


def _of_button(part: QAbstractButton) -> Iterator[str]:
    needed = part.sizeHint()
    if (inside := part.layout()) is not None:
        needed = QSize(part.width(), _height_at(inside, part.width()))
    if part.text() and needed.width() > part.width() + SLACK:
        yield f"cut, {part.width()} of {needed.width()}"
    if needed.height() > part.height() + SLACK + 1:
        yield f"sliced, {part.height()} of {needed.height()}"


def _height_at(inside: QLayout, width: int) -> int:
    if inside.hasHeightForWidth():
        return inside.totalHeightForWidth(width)
    return inside.totalMinimumSize().height()


def _of_choice(part: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    part.initStyleOption(option)
    edit = QStyle.SubControl.SC_ComboBoxEditField
    room = part.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, part).width()
    needed = part.fontMetrics().horizontalAdvance(part.currentText())
    if not part.isEditable() and needed > room + 4 and _could_be_wider(part, needed - room):
        yield f"cut with room beside it, «{part.currentText()}» {room} of {needed}"
    if part.height() < part.minimumSizeHint().height() - SLACK:
        yield f"sliced, {part.height()} of {part.minimumSizeHint().height()}"


def _could_be_wider(part: QWidget, more: int) -> bool:
    """Whether what is missing is empty beside it."""
    parent = part.parentWidget()
    if parent is None:
        return False
    beside = part.geometry().adjusted(part.width(), 0, more, 0)
    return parent.rect().contains(beside) and not any(
        other.geometry().intersects(beside) for other in _brothers(parent) if other is not part
    )


def _of_line(part: QLineEdit) -> Iterator[str]:
    margins = part.textMargins()
    room = part.contentsRect().width() - margins.left() - margins.right() - 20
    for said in (
        part.text() and not part.hasFocus() and _is_short(part.text()) and part.text(),
        "" if part.text() else part.placeholderText(),
    ):
        if said and (needed := part.fontMetrics().horizontalAdvance(said)) > room + 4:
            yield f"«{said}» is cut, {room} of {needed}"
    in_choice = isinstance(part.parentWidget(), QComboBox)  # whose frame is around it
    needed = part.fontMetrics().height() if in_choice else part.minimumSizeHint().height()
    if part.height() < needed - SLACK and part.property("role") != "cell":
        yield f"sliced, {part.height()} of {needed}"


def _is_short(text: str) -> bool:
    """A day, an hour, an amount: not what somebody told."""
    return len(text) <= 16 and any(sign.isdigit() for sign in text)


def _of_tabs(part: QTabBar) -> Iterator[str]:
    arrows = [one for one in part.findChildren(QToolButton) if one.isVisibleTo(part)]
    if arrows:
        yield "the tabs do not fit, and are gone through with arrows"


# --- lists and tables ---


def _of_list(part: QAbstractItemView) -> Iterator[str]:
    model = part.model()
    if model is None:
        return
    if isinstance(part, QTableView):
        yield from _of_table(part)
    height, rows = part.viewport().height(), model.rowCount(part.rootIndex())
    tall = part.sizeHintForRow(0) if not isinstance(part, QTableView) else (part.rowHeight(0) if rows else 0)
    if rows >= LEAST_ROWS and tall > 0 and height < tall * LEAST_ROWS:
        yield f"shows {height / tall:.1f} of {rows} rows"


def _of_table(part: QTableView) -> Iterator[str]:
    head = part.horizontalHeader()
    width = part.viewport().width()
    if head.length() > width + SLACK and not part.horizontalScrollBar().isVisible():
        yield f"its columns are wider, {head.length()} of {width}"
    if head.isVisibleTo(part):
        yield from _cut_heads(part, head)
    yield from _cut_cells(part, head)


def _shown_columns(part: QTableView) -> list[int]:
    count = part.model().columnCount(part.rootIndex())
    return [place for place in range(count) if not part.isColumnHidden(place)]


def _cut_heads(part: QTableView, head: QHeaderView) -> Iterator[str]:
    metrics = _of_headings(head)
    room = TIGHT_HEAD if part.property("tight") else HEAD_ROOM
    for place in _shown_columns(part):
        title = str(part.model().headerData(place, Qt.Orientation.Horizontal) or "")
        arrow = ARROW if part.isSortingEnabled() and head.sortIndicatorSection() == place else 0
        if title.endswith("\u2003"):  # which is the room of the sign
            arrow = 0
        needed = max(map(metrics.horizontalAdvance, title.split("\n"))) + room + arrow
        if needed > head.sectionSize(place) + SLACK:
            yield f"heading «{title}» is cut, {head.sectionSize(place)} of {needed}"


def _of_headings(head: QHeaderView) -> QFontMetrics:
    font = QFont(head.font())
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font)


def _cut_cells(part: QTableView, head: QHeaderView) -> Iterator[str]:
    columns = _shown_columns(part)
    rows = _shown_rows(part)
    needs: dict[int, int] = {}  # also of lines that are out of sight
    shown: dict[int, tuple[int, str]] = {}
    bold = _of_headings(head)
    for place in columns:
        title = str(part.model().headerData(place, Qt.Orientation.Horizontal) or "")
        least = bold.horizontalAdvance(title) + HEAD_PADDING if head.isVisibleTo(part) else 0
        needs[place] = max(least, part.needed[place] if isinstance(part, ListTable) else 0)
        shown[place] = (least, "")
        if _has_lines(part, place):
            continue
        for row in rows:
            if part.columnSpan(row, place) > 1:
                continue
            index = part.model().index(row, place)
            if part.property("tight") and " " in str(index.data() or ""):
                continue  # its words stand in two lines
            hint = part.sizeHintForIndex(index).width()
            if hint > shown[place][0]:
                shown[place] = (hint, str(index.data() or ""))
                needs[place] = max(hint, needs[place])
    spare = sum(max(0, head.sectionSize(place) - needs[place]) for place in columns)
    for place in columns:
        needed, said = shown[place]
        missing = needed - head.sectionSize(place)
        title = part.model().headerData(place, Qt.Orientation.Horizontal)
        if missing > SLACK and said and missing <= spare:
            yield f"«{said}» under «{title}» is cut by {missing}, beside {spare} that are empty"
        elif missing > SLACK and said and _is_short(said):
            yield f"«{said}» under «{title}» is cut by {missing}"


def _has_lines(part: QTableView, place: int) -> bool:
    """Whether the words of a column are broken in lines, which Qt's hint does not know."""
    return isinstance(part, ListTable) and part.rows.columns[place].lines > 1


def _shown_rows(part: QTableView) -> range:
    first = max(0, part.rowAt(0))
    last = part.rowAt(part.viewport().height() - 1)
    count = part.model().rowCount(part.rootIndex())
    return range(first, (last if last >= 0 else count - 1) + 1)


def _of_area(part: QScrollArea) -> Iterator[str]:
    inside, viewport = part.widget(), part.viewport()
    if part.horizontalScrollBar().isVisible():
        yield "a horizontal bar"
    elif inside is not None and inside.width() > viewport.width() + SLACK:
        yield f"what scrolls is wider, {inside.width()} of {viewport.width()}"
    if inside is not None and inside.height() > viewport.height() > 0 and viewport.height() < 60:
        yield f"scrolls in {viewport.height()} pixels"


# --- where things stand ---


def _outside(part: QWidget) -> Iterator[str]:
    parent = part.parentWidget()
    if parent is None or _scrolls(part, parent) or part.isWindow():
        return
    allowed = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
    if not allowed.contains(part.geometry()):
        beyond = part.geometry()
        yield f"stands outside {type(parent).__name__}: {_said(beyond)} in {_said(parent.rect())}"


def _scrolls(part: QWidget, parent: QWidget) -> bool:
    """What stands on the ground of a scroll area may be seen in part."""
    above = parent.parentWidget()
    return isinstance(above, QAbstractScrollArea) and above.viewport() is parent


def _brothers(parent: QWidget) -> list[QWidget]:
    found = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [
        one for one in found if one.isVisibleTo(parent) and not one.isWindow() and not one.size().isEmpty()
    ]


def _covered(parent: QWidget) -> Iterator[str]:
    """Widgets of one layout that stand on one another."""
    if isinstance(parent, QAbstractScrollArea | QComboBox | QLineEdit | QTabBar):
        return
    layout = parent.layout()
    if layout is None:
        return
    shown = [one for one in _brothers(parent) if _lays(layout, one)]
    for one, other in combinations(shown, 2):
        both = one.geometry().intersected(other.geometry())
        if both.width() > SLACK and both.height() > SLACK:
            yield f"«{path_of(one, parent)}» and «{path_of(other, parent)}» overlap, {_said(both)}"


def _lays(layout: QLayout, widget: QWidget) -> bool:
    """Whether a widget is in a layout, or in one inside it.

    The items are not asked for: Python would keep them when Qt has deleted them with their widgets, and
    take a widget that comes to lie there for one of them.
    """
    inner = [one for one in layout.children() if isinstance(one, QLayout)]
    return layout.indexOf(widget) >= 0 or any(_lays(one, widget) for one in inner)


def _said(rect: QRect | QPoint) -> str:
    if isinstance(rect, QPoint):
        return f"{rect.x()},{rect.y()}"
    return f"{rect.width()}x{rect.height()} at {rect.x()},{rect.y()}"
