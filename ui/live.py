"""What a page shows, read from the file when it is seen and again when what it read changed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.progress import Progress
from app.storage.reader import NotingReader
from app.storage.records import Change
from ui.context import Context

Asked = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a reading brought, of what was asked, and the tables that it read."""

    asked: Asked
    what: Any
    tables: frozenset[str]


class Live(QObject):
    """Keeps what a page shows true; no page names a table or listens to the store itself.

    `read(reader, *asked)` runs off the window's thread and gets what `asks()` said when it
    began (the workshop, a period); while `asks` says None there is nothing to read. What it
    returns goes to `show`, unless what is asked is another thing by then. `here` reads at
    once on the window's thread, for what is small and must stand there when the page comes.
    `but_own` leaves alone what the page itself shows while it is written there; `rest`
    (ms) waits for quiet before a reading that takes long.
    """

    def __init__(
        self, page: QWidget, context: Context, read: Callable[..., Any], show: Callable[[Any], None],
        *, asks: Callable[[], Asked | None] = tuple, title: str = "", rest: int = 0,
        here: bool = False, but_own: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._context, self._title = page, context, title or _("Leer lo que se muestra")
        self._read, self._show, self._asks = read, show, asks
        self._here, self._but_own = here, but_own
        self._stale, self._reading = True, False
        self._tables: frozenset[str] = frozenset()
        self._meanwhile: list[Change] = []
        self._rest = QTimer(self, singleShot=True, interval=rest)
        self._rest.timeout.connect(self._read_if_seen)
        page.installEventFilter(self)
        page.destroyed.connect(context.store.subscribe(self._on_change))

    def again(self) -> None:
        """What is asked is another thing: read it now, or when the page is seen."""
        self._stale = True
        if self._here:
            self._start()
        else:
            self._read_if_seen()

    def _read_if_seen(self) -> None:
        if self._stale and self._page.isVisible():
            self._start()

    def _start(self) -> None:
        asked = self._asks()
        if asked is None or self._reading:
            return
        self._rest.stop()
        self._stale, self._reading = False, True
        if self._here:
            self._read_here(asked)
        else:
            self._context.jobs.start(
                self._title, lambda progress: self._work(asked, progress),
                done=self._done, failed=self._fail,
            )  # fmt: skip

    def _read_here(self, asked: Asked) -> None:
        try:
            with self._context.store.reader_here() as reader:
                found = self._look(reader, asked)
        except BaseException:
            self._stale, self._reading = True, False
            raise
        self._done(found)

    def _work(self, asked: Asked, _progress: Progress) -> _Found:
        with self._context.store.reader() as reader:
            return self._look(reader, asked)

    def _look(self, reader: NotingReader, asked: Asked) -> _Found:
        what = self._read(reader, *asked)
        return _Found(asked, what, frozenset(reader.tables_read))

    def _done(self, found: _Found) -> None:
        self._reading, self._tables = False, found.tables
        changed = any(change.concerns(found.tables) for change in self._meanwhile)
        self._meanwhile.clear()
        if self._stale or changed or found.asked != self._asks():
            self.again()
        else:
            self._show(found.what)

    def _fail(self, trouble: BaseException) -> None:
        self._reading, self._stale = False, True  # the next time it is seen, it tries again
        raise trouble

    def _on_change(self, change: Change) -> None:
        if self._but_own and self._asked_here(change):
            return
        if self._reading:
            self._meanwhile.append(change)
        elif change.concerns(self._tables):
            self._stale = True
            if self._page.isVisible():
                self._rest.start()

    def _asked_here(self, change: Change) -> bool:
        asker = change.asked_by
        page = self._page
        return asker is page or (isinstance(asker, QWidget) and page.isAncestorOf(asker))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._stale:
            self._start()
        return False
