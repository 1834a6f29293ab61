"""Living in the window for months: a calendar that the test turns, and a person at the office."""

import pkgutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, tzinfo
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

import app
import reports
import ui
from app.settings import Settings
from app.storage.store import Store
from tests.ui.offices import while_asked
from tests.ui.windows import settle
from ui.application import OpenOffice
from ui.jobs import ImmediateExecutor, Jobs
from ui.main_window import MainWindow
from ui.widgets.light import Light

Shown = TypeVar("Shown", bound=QWidget)
CONTROL = Qt.KeyboardModifier.ControlModifier
PROGRAM = (app, ui, reports)
MOST_STOPS = 60


class Calendar:
    """The day that `date.today()` and `datetime.now()` say in the whole program."""

    def __init__(self, day: date) -> None:
        self.day = day


def _program_modules() -> Iterator[ModuleType]:
    """Every module of the program, those that a page imports late too."""
    for package in PROGRAM:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield import_module(found.name)


class _StandIn(type):
    """Instances are those of the type it stands for."""

    def __instancecheck__(cls, one: object) -> bool:
        return isinstance(one, cls.__mro__[1])


def turn_calendar(monkeypatch: pytest.MonkeyPatch, day: date) -> Calendar:
    """Have the program take its day from a calendar; the journal keeps the computer's own."""
    calendar = Calendar(day)

    class Day(date, metaclass=_StandIn):
        def __new__(cls, *parts: Any, **named: Any) -> date:  # type: ignore[misc]
            return date(*parts, **named)

        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return calendar.day

    class Moment(datetime, metaclass=_StandIn):
        def __new__(cls, *parts: Any, **named: Any) -> datetime:  # type: ignore[misc]
            return datetime(*parts, **named)

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            day = calendar.day
            return datetime.now(tz).replace(year=day.year, month=day.month, day=day.day)

    for module in list(_program_modules()):
        for name, real, ours in (("date", date, Day), ("datetime", datetime, Moment)):
            if vars(module).get(name) is real:
                monkeypatch.setattr(module, name, ours)
    return calendar


class Consultant:
    """Sits down at the window on a day, presses keys and buttons, and closes it again."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, calendar: Calendar, folder: Path) -> None:
        self.qtbot = qtbot
        self.calendar = calendar
        self.folder = folder
        self._qapp = qapp
        self._session: OpenOffice | None = None

    # --- days ---

    def open_on(self, day: date, path: Path | None = None) -> None:
        """Another day: the program is started again, on the same office."""
        self.close()
        self.calendar.day = day
        settings = Settings(last_folder=str(self.folder), theme="light")
        self._session = OpenOffice(self._qapp, settings, Jobs(ImmediateExecutor()))
        self._session.start(path)
        if path is not None:
            self.see_main_window()

    def close(self) -> None:
        """Go home."""
        if self._session is not None:
            self._session.end()
            self._session = None

    @property
    def session(self) -> OpenOffice:
        assert self._session is not None
        return self._session

    def see_main_window(self) -> None:
        """Wait for it, in front."""
        self.qtbot.waitUntil(lambda: isinstance(self.session.window, MainWindow))
        self.window.resize(1366, 720)
        self.qtbot.waitExposed(self.window)
        self.to_front()

    def to_front(self) -> None:
        """After a dialog the window has the keyboard again."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        settle(self.qtbot)

    @property
    def window(self) -> MainWindow:
        window = self.session.window
        assert isinstance(window, MainWindow)
        return window

    @property
    def store(self) -> Store:
        """To read back what the window wrote."""
        return self.window.context.store

    # --- what is in sight ---

    def page(self, kind: type[Shown]) -> Shown:
        """The page that is shown, which must be of this kind."""
        settle(self.qtbot)
        page = self.window.page
        assert isinstance(page, kind), page
        return page

    def part(self, kind: type[Shown]) -> Shown:
        """A part of the page that is in sight."""
        settle(self.qtbot)
        parts = [one for one in self.window.page.findChildren(kind) if one.isVisible()]
        assert len(parts) == 1, (kind, parts)
        return parts[0]

    def words(self, part: QWidget | None = None) -> str:
        """Everything that is written there in sight."""
        settle(self.qtbot)
        part = part or self.window.page
        said = [one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part)]
        lights = [one for one in part.findChildren(Light) if one.isVisibleTo(part)]
        said += [one.accessibleName() for one in lights]
        return "\n".join(said).replace("\u00a0", " ")

    def button(self, name: str, part: QWidget | None = None) -> QAbstractButton:
        """The button in sight whose name begins so."""
        settle(self.qtbot)
        part = part or self.window
        found = [
            one
            for one in part.findChildren(QAbstractButton)
            if one.isVisible() and name in (one.text(), one.accessibleName())
        ] or [
            one
            for one in part.findChildren(QAbstractButton)
            if one.isVisible() and one.accessibleName().startswith(name)
        ]
        assert len(found) == 1, (name, [one.accessibleName() for one in found])
        return found[0]

    # --- hands ---

    def press(self, *keys: Qt.Key | str, held: Qt.KeyboardModifier | None = None) -> None:
        """Keys, wherever the keyboard is."""
        for key in keys:
            focused = QApplication.focusWidget() or self.window
            if held is None:
                self.qtbot.keyClick(focused, key)
            else:
                self.qtbot.keyClick(focused, key, held)

    def write(self, text: str, *, over: bool = False) -> None:
        """Type where the keyboard is; `over` what is there already."""
        if over:
            self.press(Qt.Key.Key_A, held=CONTROL)
        focused = QApplication.focusWidget()
        assert focused is not None
        for sign in text:
            if sign.isascii():
                self.qtbot.keyClicks(focused, sign)
            else:  # keyClicks ends the program at an accent
                event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(focused, event)

    def cell(self, text: str) -> None:
        """Fill a cell of a sheet and go on to the next: its first letter opens the editor."""
        self.write(text[:1])
        self.write(text[1:])
        self.press(Qt.Key.Key_Tab)

    def click(self, what: str | QAbstractButton, part: QWidget | None = None) -> None:
        """Press a button, by its name or itself."""
        button = what if isinstance(what, QAbstractButton) else self.button(what, part)
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(self.qtbot)

    def touch(self, field: QWidget) -> None:
        """Put the keyboard into a field, as a click does."""
        field.setFocus()
        self.qtbot.waitUntil(lambda: field.hasFocus() or field.focusProxy() is not None)

    def tab_to(self, name: str) -> None:
        """Press Tab until what has this name has the keyboard."""
        for _stop in range(MOST_STOPS):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName().startswith(name):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not reach «{name}», but {focused and focused.accessibleName()}")

    def choose_tab(self, tabs: QTabWidget, title: str) -> None:
        """Click on the tab whose title begins so."""
        bar = tabs.tabBar()
        place = next(one for one in range(tabs.count()) if tabs.tabText(one).startswith(title))
        where: QPoint = bar.tabRect(place).center()
        self.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=where)
        settle(self.qtbot)
        assert tabs.currentIndex() == place

    def answering(self, act: Callable[[Any], None], do: Callable[[], None]) -> None:
        """Do what opens a dialog, and act in it; it must be closed by that."""
        while_asked(act)
        do()
        self.to_front()

    def choose_in_menu(self, button: QAbstractButton, words: str) -> None:
        """Open the menu of a button with Enter, go down to what says this, and take it.

        What it opens is acted on with `answering` around this.
        """

        def choose(tries: int = 500) -> None:
            menu = QApplication.activePopupWidget()
            if not isinstance(menu, QMenu):
                assert tries, f"no menu with «{words}» was opened"
                QTimer.singleShot(5, self.window, lambda: choose(tries - 1))
                return
            for _row in menu.actions():
                self.qtbot.keyClick(menu, Qt.Key.Key_Down)
                chosen = menu.activeAction()
                if chosen is not None and chosen.text().replace("&", "") == words:
                    self.qtbot.keyClick(menu, Qt.Key.Key_Return)
                    return
            menu.close()
            raise AssertionError((words, [one.text() for one in menu.actions()]))

        self.touch(button)
        QTimer.singleShot(0, self.window, choose)
        self.press(Qt.Key.Key_Return)
        settle(self.qtbot)
