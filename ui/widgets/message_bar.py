"""One sentence over the foot of the window, with perhaps one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCursor, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QWidget
from shiboken6 import isValid

from app.i18n import _
from ui.widgets.card import label, set_role
from ui.widgets.enter_key import press_with_enter

SHOWN_MS = 12_000
LOOK_AGAIN_MS = 3_000  # a note that somebody points at or stands on waits
READ_MS = 1000  # younger than this, what follows was not done knowing it
FRAMES = {"plain": "message", "warning": "message-notice", "problem": "message-alert"}
EDGE = 12  # pixels between the bar and what it floats over
WIDEST = 860


class MessageBar(QFrame):
    """Plain notes go away by themselves; problems stay until closed, or overtaken.

    It floats over `over` and takes no room from it: what one is about to press stays where it is. It
    lies where it covers the fewest things that can be pressed, and never under the mouse.
    """

    def __init__(self, over: QStackedWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = over
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        self._sentence = label("", wrap=True)
        self._sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._close = QPushButton(_("Cerrar"))
        self._close.clicked.connect(self._leave)
        self._action.clicked.connect(self._act)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._do: Callable[[], None] | None = None
        self._before: QWidget | None = None
        self._tone = ""
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._fade)
        over.installEventFilter(self)
        over.currentChanged.connect(self._make_way)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._make_way)
        self.hide()

    @property
    def sentence(self) -> str:
        """What is being said."""
        return self._sentence.text()

    def show_message(self, tone: str, sentence: str, action: str, do: Callable[[], None] | None) -> None:
        """Say a sentence in a tone: plain, warning or problem."""
        set_role(self, FRAMES[tone])
        self._sentence.setText(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._do = do
        self._tone = tone
        self._since.start()
        if not self._has_keys():
            self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        self._announce()
        self._timer.start(SHOWN_MS) if tone == "plain" else self._timer.stop()

    def overtake(self) -> None:
        """Something went well since, or another page came: an attempt that failed is over.

        What asks for something to be done stays; a warning, until it could be read.
        """
        read = {"problem": READ_MS, "warning": SHOWN_MS}.get(self._tone)
        over = read is not None and self._since.isValid() and self._since.elapsed() >= read
        if over and self._action.isHidden():
            self._leave()

    def withdraw(self, *actions: str) -> None:
        """Offer none of these any more; what was said stays."""
        if self._action.text() in actions:
            if self._action.hasFocus():
                self._close.setFocus()
            self._action.hide()
            self._do = None

    def take_keys(self) -> None:
        """Let the keyboard act on what is said; Escape leaves it, and gives the keys back."""
        if not self.isVisible():
            return
        if not self._has_keys():
            self._before = QApplication.focusWidget()
        (self._close if self._action.isHidden() else self._action).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def _announce(self) -> None:
        """A screen reader says it at once: the keys are elsewhere."""
        said = self._sentence.text()
        if not self._action.isHidden():
            said = f"{said} {self._action.text()}: F6"
        self._close.setAccessibleDescription(self._sentence.text())
        self._action.setAccessibleDescription(self._sentence.text())
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 200 names, that no start needs

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # --- where it lies ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        host = self.parentWidget()
        assert host is not None
        room = QRect(self._over.mapTo(host, QPoint(0, 0)), self._over.size())
        room.adjust(EDGE, EDGE, -EDGE, -EDGE)
        size = self._fitting(room.width())
        pressed, keys = self._can_be_pressed(host), self._of_keys(host)
        mouse = host.mapFromGlobal(QCursor.pos())
        foot, middle = room.bottom() + 1 - size.height(), room.center().x() - size.width() // 2
        right = room.right() + 1 - size.width()
        spots = [QPoint(at, foot) for at in (middle, room.left(), right)]
        spots += [QPoint(at, room.top()) for at in (right, middle)]

        def covers(at: QPoint) -> int:
            lying = QRect(at, size)
            under = sum(lying.intersects(one) for one in pressed)
            worst = lying.contains(mouse) or (keys is not None and lying.intersects(keys))
            # at the foot one looks for it; above stand the titles
            return under + (at.y() < foot) + (100 if worst else 0)

        best = min(spots, key=covers)  # the first of those that cover least
        self.setGeometry(QRect(best, size))

    def _make_way(self, *_more: object) -> None:
        """What the keys come to is seen: the bar lies elsewhere, once the page has scrolled there."""
        QTimer.singleShot(0, self, self._place_again)

    def _place_again(self) -> None:
        if self.isVisible() and not self._has_keys() and not self.underMouse():
            self._place()

    def _fitting(self, most: int) -> QSize:
        """As wide as its sentence, up to a width that is read well; then it takes more lines."""
        self.ensurePolished()
        inside = self.layout()
        assert inside is not None
        inside.invalidate()
        self._sentence.ensurePolished()
        line = self._sentence.fontMetrics().horizontalAdvance(self._sentence.text())
        beside = inside.sizeHint().width() - self._sentence.sizeHint().width()
        width = min(line + beside + EDGE, WIDEST, most)
        width = max(width, min(inside.minimumSize().width(), most))
        return QSize(width, max(inside.heightForWidth(width), inside.minimumSize().height()))

    def _can_be_pressed(self, host: QWidget) -> list[QRect]:
        """Where the buttons of the page are."""
        seen = [_seen_part(one, host) for one in self._over.findChildren(QPushButton) if one.isEnabled()]
        return [part for part in seen if not part.isEmpty()]

    def _of_keys(self, host: QWidget) -> QRect | None:
        """Where what has the keys is."""
        focus = QApplication.focusWidget()
        if focus is None or not self._over.isAncestorOf(focus):
            return None
        return _seen_part(focus, host)

    # --- how it goes ---

    def _has_keys(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _fade(self) -> None:
        if self.underMouse() or self._has_keys():
            self._timer.start(LOOK_AGAIN_MS)
        else:
            self.hide()

    def _give_back(self) -> None:
        """The cursor goes where it was: hiding the pressed button would send it anywhere."""
        before = self._before
        if self._has_keys() and before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        elif self._has_keys() and (page := self._over.currentWidget()) is not None:
            page.setFocus()
        self._before = None

    def _leave(self) -> None:
        self._give_back()
        self.hide()

    def _act(self) -> None:
        self._give_back()
        self.hide()
        if self._do:
            self._do()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif not press_with_enter(event):
            super().keyPressEvent(event)


def _seen_part(part: QWidget, host: QWidget) -> QRect:
    seen = part.visibleRegion().boundingRect()
    return seen.translated(part.mapTo(host, QPoint(0, 0))) if not seen.isEmpty() else seen
