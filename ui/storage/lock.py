"""Covering the window: after idle minutes or on request. Nothing is closed, drafts stay."""

from __future__ import annotations

import hmac
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QWindow
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.errors import FileProblem
from app.i18n import _
from app.progress import Progress
from app.storage.encryption import passphrase_fits, read_recovery
from ui.widgets.card import Card, label
from ui.widgets.field import Labelled

if TYPE_CHECKING:
    from ui.main_window import MainWindow

LOOK_EVERY_MS = 15_000
SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}


class IdleWatch(QObject):
    """Locks the window when nobody touched it for the office's `idle_minutes` (0: never)."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._last = time.monotonic()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())

    def _watch(self, one: QWindow | None) -> None:
        """Be told what the system sends to a window, and not each event of each widget in it:
        those are thousands when a page comes, and each would take its way through Python.
        """
        if one is not None:
            one.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SIGNS_OF_LIFE:
            self._last = time.monotonic()
        return False

    @property
    def last_sign(self) -> float:
        """When somebody last touched a window, on the monotonic clock."""
        return self._last

    @property
    def quiet_seconds(self) -> float:
        """How long ago that was."""
        return time.monotonic() - self._last

    def look(self, now: float | None = None) -> None:
        """Lock if the last sign of life is too long ago."""
        for one in QGuiApplication.topLevelWindows():  # a list that is open never has the keys
            self._watch(one)
        minutes = self._window.office.idle_minutes
        passed = (time.monotonic() if now is None else now) - self._last
        if minutes and passed >= minutes * 60:
            lock_window(self._window)


def lock_window(window: MainWindow) -> LockCover:
    """Cover the window; what was typed is saved first."""
    old = window.findChild(LockCover)
    if isinstance(old, LockCover):
        return old
    window.flush()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()  # it would take every key and click
    cover = LockCover(window)
    cover.show()
    cover.raise_()
    cover.take_focus()
    return cover


class LockCover(QWidget):
    """Lies over the whole window and lets nothing through until it is opened.

    Where a dialog waits for an answer Qt lets nobody press anything in the window under it: the cover is then
    such a dialog itself, a later one, and what lies under it is blind.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._before = QApplication.focusWidget()  # which what is disabled gives away
        self._blind: QWidget | None = None
        if QApplication.activeModalWidget() is not None:
            self._blind = _blind_of(window)
            self.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
            self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._dialogs = [
            one
            for one in QApplication.topLevelWidgets()
            if one is not window and one.isVisible() and one.windowType() != Qt.WindowType.ToolTip
        ]
        for dialog in self._dialogs:
            dialog.setEnabled(False)
            dialog.setWindowOpacity(0)
        self.setProperty("page", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        self._actions = [action for action in window.actions() if action.isEnabled()]
        for action in self._actions:
            action.setEnabled(False)
        self._behind = window.centralWidget()
        if self._behind is not None:
            self._behind.setEnabled(False)
        self.words = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._words = Labelled(_("Contraseña"), self.words)
        self.open = QPushButton(_("Seguir"))
        self.by_sheet = QPushButton(_("No la recuerdo: usar la hoja de recuperación"))
        self._lay_out()
        window.installEventFilter(self)
        self._lie_over()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        middle = QHBoxLayout()  # stretches, for an alignment would cut what wraps
        column.addStretch()
        card = Card()
        card.setFixedWidth(self._window.context.theme.pixels(420))
        card.body.setSpacing(12)
        card.body.addWidget(label(_("La pantalla está bloqueada"), "heading"))
        card.body.addWidget(
            label(
                _("Todo lo cargado está guardado, también la visita sin terminar."),
                "soft",
                wrap=True,
            )
        )
        card.body.addWidget(self._words)
        self._words.setVisible(self._window.context.store.key is not None)
        self.open.setProperty("role", "main")
        self.open.setAccessibleName(_("Seguir"))
        self.open.setDefault(True)
        card.body.addWidget(self.open)
        self.by_sheet.setProperty("role", "link")
        self.by_sheet.setAccessibleName(self.by_sheet.text())
        self.by_sheet.setVisible(not self._words.isHidden())
        self.by_sheet.clicked.connect(self.ask_sheet)
        card.body.addWidget(self.by_sheet, 0, Qt.AlignmentFlag.AlignLeft)
        self.open.clicked.connect(self.try_open)
        self.words.returnPressed.connect(self.try_open)
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        column.addLayout(middle)
        column.addStretch()

    def take_focus(self) -> None:
        """Put the cursor where one types next."""
        if self.isWindow():
            self.activateWindow()
        (self.open if self._words.isHidden() else self.words).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._lie_over()
        return False

    def _lie_over(self) -> None:
        room = self._window.rect()
        if self._blind is not None:
            self._blind.setGeometry(room)
            room = QRect(self._window.mapToGlobal(room.topLeft()), room.size())
        self.setGeometry(room)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # the keys that close a window open no lock

    def ask_sheet(self) -> None:
        """Let the code of the recovery sheet open it, as it opens the file."""
        self.by_sheet.hide()
        self._words.set_name(_("Código de la hoja de recuperación"))
        self._words.show_remark("")
        self.words.setEchoMode(QLineEdit.EchoMode.Normal)
        self.words.clear()
        self.words.setFocus()

    def try_open(self) -> None:
        """Take the cover off if the passphrase is right, or none is needed."""
        key, words = self._window.context.store.key, self.words.text()
        if key is None:
            self.uncover()
            return
        if self.words.echoMode() == QLineEdit.EchoMode.Normal:
            self._try_sheet(key, words)
            return
        self.open.setEnabled(False)

        def work(_progress: Progress) -> bool:
            return passphrase_fits(key, words)

        self._window.context.jobs.start("", work, done=self._answer)

    def _try_sheet(self, key: str, code: str) -> None:
        try:
            fits = hmac.compare_digest(read_recovery(code), key)
        except FileProblem as trouble:
            self._refuse(trouble.sentence)
            return
        if fits:
            self.uncover()
        else:
            self._refuse(_("Ese código es de otra oficina; busque la hoja de esta."))

    def _answer(self, fits: bool) -> None:
        self.open.setEnabled(True)
        if fits:
            self.uncover()
        else:
            self._refuse(_("No es esa; fíjese en las mayúsculas y los acentos."))

    def _refuse(self, why: str) -> None:
        self._words.show_remark(why, "problem")
        self.words.selectAll()
        self.words.setFocus()

    def uncover(self) -> None:
        """Give the window back as it was."""
        self._window.removeEventFilter(self)
        if self._behind is not None:
            self._behind.setEnabled(True)
        for action in self._actions:
            action.setEnabled(True)
        for dialog in self._dialogs:
            dialog.setEnabled(True)
            dialog.setWindowOpacity(1)
        if self._blind is not None:
            self._blind.deleteLater()
        self.hide()
        self.setParent(None)
        self.deleteLater()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.activateWindow()
            self._before.setFocus()


def _blind_of(window: QWidget) -> QWidget:
    blind = QWidget(window)
    blind.setProperty("page", True)
    blind.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    blind.setAutoFillBackground(True)
    blind.show()
    blind.raise_()
    return blind
