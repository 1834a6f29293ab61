"""What a page was narrowed to when it was taken down, so that it comes back as it was left.

Eight pages stay made; the ninth takes down the one that was shown longest ago, and another theme all of
them. What is in the file is read again; what one searched for, chose and scrolled to is kept here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, Protocol, TypeGuard, runtime_checkable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QScrollBar, QWidget

WAITS = 3000  # milliseconds for what is read to be there, so that one can scroll to where one was
NARROWS = "narrows"

Kept = dict[str, Any]


@runtime_checkable
class Keeping(Protocol):
    """A part of a page that knows itself what to keep: a list, tabs."""

    def keep(self) -> Any:
        """What is kept of it."""

    def bring_back(self, kept: Any) -> None:
        """Be again as that says."""


class Valued(Protocol):
    """A field that narrows: it has a value, shows one and tells of it."""

    value: Any
    saved: Any

    def show_value(self, value: Any) -> None:
        """Show a value."""


def narrows(field: Any) -> Any:
    """Mark a field whose value narrows what a page shows, and is in no file."""
    field.setProperty(NARROWS, True)
    return field


def keep(page: QWidget) -> Kept:
    """What a page is narrowed to."""
    kept: Kept = {}
    for name, part in _parts(page):
        if _is_keeping(part):
            kept[name] = part.keep()
        elif isinstance(part, QLineEdit):
            kept[name] = part.text()
        elif isinstance(part, QAbstractScrollArea):
            kept[name] = part.verticalScrollBar().value()
        else:
            kept[name] = part.value  # type: ignore[attr-defined]
    return kept


def bring_back(page: QWidget, kept: Kept) -> None:
    """Narrow a page, or a part of it that is made later, as it was."""
    for name, part in _parts(page):
        if name not in kept:
            continue
        if _is_keeping(part):
            part.bring_back(kept[name])
        elif isinstance(part, QLineEdit):
            part.setText(kept[name])
        elif isinstance(part, QAbstractScrollArea):
            _scroll_to(part.verticalScrollBar(), kept[name])
        elif part.value != kept[name]:  # type: ignore[attr-defined]
            _show(part, kept[name])  # type: ignore[arg-type]


def empty_when_gone(page: QWidget) -> None:
    """Let what a page has read go with it.

    Its parts hold one another, so that the 20,000 rows of one list would stay until the collector looks
    at everything, which it does in a quiet moment only.
    """
    held = [vars(part) for part in (page, *page.findChildren(QObject)) if getattr(part, "__dict__", None)]

    def empty() -> None:
        for attributes in held:
            attributes.clear()

    page.destroyed.connect(empty)


def _show(field: Valued, value: Any) -> None:
    field.show_value(value)
    field.saved.emit(value)


def _is_keeping(part: QWidget) -> TypeGuard[Keeping]:
    return _keeps(type(part))  # type: ignore[arg-type]  # a class, which can be hashed


@cache
def _keeps(kind: type) -> bool:
    """Asked of the class, once: Python is slow to say it of an object, and Qt of each of its names."""
    return issubclass(kind, Keeping)


def _parts(page: QWidget) -> Iterator[tuple[str, QWidget]]:
    """What is kept of, by names that are the same in the next page of the kind."""
    seen: Counter[str] = Counter()
    for part in page.findChildren(QWidget):
        name = f"{type(part).__name__} {part.objectName() or part.accessibleName()}"
        is_search = isinstance(part, QLineEdit) and part.property("finds")
        is_narrowing = _is_keeping(part) or is_search or part.property(NARROWS)
        if is_narrowing or (isinstance(part, QAbstractScrollArea) and part.window() is page.window()):
            seen[name] += 1
            yield f"{name} {seen[name]}", part


def _scroll_to(bar: QScrollBar, value: int) -> None:
    """At once, or as soon as what is read reaches so far."""
    if value > bar.maximum():
        _Reach(bar, value)
    else:
        bar.setValue(value)


class _Reach(QObject):
    """Waits until one can scroll so far."""

    def __init__(self, bar: QScrollBar, value: int) -> None:
        super().__init__(bar)
        self._bar, self._value = bar, value
        bar.rangeChanged.connect(self._look)
        QTimer.singleShot(WAITS, self, self.deleteLater)

    def _look(self, _least: int, most: int) -> None:
        if most >= self._value:
            self._bar.rangeChanged.disconnect(self._look)
            self._bar.setValue(self._value)
            self.deleteLater()
