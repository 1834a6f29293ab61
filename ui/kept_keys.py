"""The keys stay where they were when what a page shows is made again."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget
from shiboken6 import isValid

from ui.widgets.row_button import RowButton

SOUGHT_AFTER = 12  # buttons that came after one that is gone


class KeptKeys:
    """Made before the page is made again; `give_back` after it was.

    Qt sends the keys on when what has them is hidden, from line to line and in the end to the rail: who
    notes one answer after the other by keyboard would begin at the top each time. While the page is
    made again `holder`, which nobody sees, has them; whoever gives them to something meanwhile is right.
    What is typed in is left alone: it is not made again.
    """

    def __init__(self, page: QWidget, holder: QWidget) -> None:
        self._page, self._holder = page, holder
        self._before: QWidget | None = None
        focus = page.window().focusWidget()
        if not isinstance(focus, QAbstractButton | RowButton) or not page.isAncestorOf(focus):
            return
        self._before, self._name = focus, focus.accessibleName()
        around, lines = focus.parentWidget(), self._lines()
        line = focus if isinstance(focus, RowButton) else getattr(around, "row", None)
        self._at = lines.index(line) if line in lines else None
        self._about = line.about if isinstance(line, RowButton) else None
        self._after = self._names_after(focus)
        holder.setFocus()

    def give_back(self) -> None:
        """To the same thing, else to the same line, the one in its place, or what came after it."""
        if self._before is None:
            return
        if self._is_there(self._before):
            self._give(self._before)
        else:
            QTimer.singleShot(0, self._holder, self._find)  # once all that is new is shown

    def _find(self) -> None:
        found = self._named(self._name) or self._line() or self._next()
        self._give(found if found is not None else self._whole())

    def _give(self, to: QWidget) -> None:
        if self._page.window().focusWidget() is self._holder:
            to.setFocus()

    def _is_there(self, one: QWidget) -> bool:
        return isValid(one) and one.isEnabled() and one.isVisible() and self._page.isAncestorOf(one)

    def _named(self, name: str) -> QWidget | None:
        made = self._page.findChildren(QAbstractButton) if name else []
        return next((one for one in made if one.accessibleName() == name and self._is_there(one)), None)

    def _names_after(self, focus: QWidget) -> list[str]:
        """The buttons after this one, as they were made, but none that a space would tick; PySide takes what
        is next in the focus chain for a child of who was asked, and for gone with it.
        """
        buttons = [one for one in self._page.findChildren(QAbstractButton) if self._is_there(one)]
        place = buttons.index(focus) + 1 if focus in buttons else len(buttons)
        pressed = [one for one in buttons[place:] if not one.isCheckable()]
        return [one.accessibleName() for one in pressed[:SOUGHT_AFTER]]

    def _next(self) -> QWidget | None:
        """Of a button that is gone for good, the one that came after it."""
        return next((found for name in self._after if (found := self._named(name)) is not None), None)

    def _lines(self) -> list[RowButton]:
        return [one for one in self._page.findChildren(RowButton) if self._is_there(one)]

    def _line(self) -> QWidget | None:
        lines = self._lines()
        if self._at is None or not lines:
            return None
        named = [one for one in lines if one.about == self._about]
        return named[0] if named else lines[min(self._at, len(lines) - 1)]

    def _whole(self) -> QWidget:
        """The page itself, which gives them to what comes first in it."""
        above: QWidget | None = self._page
        while above is not None and not above.property("page"):
            above = above.parentWidget()
        return above if above is not None else self._page
