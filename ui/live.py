"""What a page shows, read from the file when it is seen and again when what it read changed."""

from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.errors import Cancelled
from app.i18n import _
from app.progress import Progress
from app.storage.reader import NotingReader
from app.storage.records import Change, Reader
from app.storage.store import Store
from ui.context import Context
from ui.kept_keys import KeptKeys

Asked = tuple[Any, ...]
Thing = TypeVar("Thing")


class _Found(NamedTuple):
    """What a reading brought, of what was asked, and the tables that it read."""

    asked: Asked
    what: Any
    tables: frozenset[str]


class Live(QWidget):
    """Keeps what a page shows true; no page names a table or listens to the store itself.

    It has no size: it lies on the page to be told when that is seen.

    `read(reader, *asked)` runs off the window's thread and gets what `asks()` said when it
    began (the workshop, a period); while `asks` says None there is nothing to read. What it
    returns goes to `show`, of which what it reads of the store counts too. A reading of what is
    no longer asked is given up. `here` reads at
    once on the window's thread, for what is small and must stand there when the page comes.
    `but_own` leaves alone what the page itself shows while it is written there; `rest`
    (ms) waits for quiet before a reading that takes long; `late` (ms) lets what matters
    more be read first when the page comes; `busy` is told when a reading begins and ends.
    """

    shown = Signal()
    stopped = Signal()

    def __init__(
        self, page: QWidget, context: Context, read: Callable[..., Any], show: Callable[[Any], None],
        *, asks: Callable[[], Asked | None] = tuple, title: str = "", rest: int = 0,
        late: int = 0, here: bool = False, but_own: bool = False,
        busy: Callable[[bool], object] = bool,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._context, self._title = page, context, title or _("Leer lo que se muestra")
        self._read, self._show, self._asks = read, show, asks
        self._late, self._here, self._but_own, self._busy = late, here, but_own, busy
        self._stale, self._reading, self._early, self._stopping = True, False, False, False
        self._reader: NotingReader | None = None
        self._asked: Asked | None = None
        self._tables: frozenset[str] = frozenset()
        self._meanwhile: list[Change] = []
        self._rest = QTimer(self, singleShot=True, interval=rest)
        self._rest.timeout.connect(self._read_if_seen)
        self.resize(0, 0)
        page.destroyed.connect(context.store.subscribe(self._on_change))

    def again(self) -> None:
        """What is asked is another thing: read it now, or when the page is seen."""
        self._stale, self._stopping = True, False
        if self._here:
            self._start()
        else:
            self._read_if_seen()

    def stop(self) -> None:
        """A person does not want to wait: what is being read is given up, and `stopped` is told.

        What is shown stays; it is read when something else is asked, or the page comes again.
        """
        if self._reading and not self._here:
            self._stopping, self._asked = True, None
            if (reader := self._reader) is not None:
                reader.interrupt()

    def begin(self) -> None:
        """It is seen in a moment: read already, while the window is still being made."""
        if self._stale and not (self._late or self._here or self._reading):
            self._early = True
            self._start()
            self._early = self._reading

    @property
    def settled(self) -> bool:
        """Whether it has read all there is to read."""
        asked = self._asks() is not None
        return not (self._reading or self._rest.isActive() or (self._stale and asked))

    def _read_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._start()

    def _start(self) -> None:
        before, self._asked = self._asked, self._asks()
        if self._asked == before:
            self._asked = before  # the very same: what is being read for it goes on
        if self._asked is None or self._reading:
            return
        asked = self._asked
        self._rest.stop()
        self._stale, self._reading = False, True
        self._busy(True)
        if self._here:
            self._read_here(asked)
        else:
            job = self._context.jobs.start(
                self._title,
                lambda progress: self._work(asked, progress),
                done=self._done,
                failed=self._fail,
            )
            job.cancelled.connect(self._begin_again)

    def _read_here(self, asked: Asked) -> None:
        try:
            with self._context.store.reader_here() as reader:
                found = self._look(reader, asked)
        except BaseException as trouble:
            self._fail(trouble)
        self._done(found)

    def _work(self, asked: Asked, _progress: Progress) -> _Found:
        def go_on() -> None:
            if self._asked is not asked:
                raise Cancelled

        with self._context.store.reader() as reader:
            reader.before_each = go_on
            self._reader = reader
            try:
                return self._look(reader, asked)
            except Exception:
                go_on()  # what was interrupted is no trouble
                raise
            finally:
                self._reader = None

    def _begin_again(self) -> None:
        self._reading = False
        self._meanwhile.clear()
        if self._stopping:
            self._stopping, self._stale = False, True
            self._busy(False)
            self.stopped.emit()
        else:
            self.again()

    def _look(self, reader: NotingReader, asked: Asked) -> _Found:
        what = self._read(reader, *asked)
        return _Found(asked, what, frozenset(reader.tables_read))

    def _done(self, found: _Found) -> None:
        self._reading, self._stopping, self._tables = False, False, found.tables
        changed = any(change.concerns(found.tables) for change in self._meanwhile)
        self._meanwhile.clear()
        self._busy(False)
        seen = self._here or self._early or self.isVisible()
        self._early = False
        if self._stale or changed or not seen or found.asked != self._asks():
            self.again()
        else:
            keys = KeptKeys(self._page, self)
            with self._context.store.reader_here() as reader:
                self._show(found.what)
            self._tables |= reader.tables_read
            keys.give_back()
            self.shown.emit()

    def _fail(self, trouble: BaseException) -> None:
        self._reading, self._stale = False, True  # the next time it is seen, it tries again
        self._busy(False)
        raise trouble

    def _on_change(self, change: Change) -> None:
        if self._but_own and self._asked_here(change):
            return
        if self._reading:
            self._meanwhile.append(change)
        elif self._stale or change.concerns(self._tables):
            self._stale = True
            if not self._here:
                self._rest.start()
            elif self.isVisible():
                self._start()

    def _asked_here(self, change: Change) -> bool:
        asker = change.asked_by
        page = self._page
        return asker is page or (isinstance(asker, QWidget) and page.isAncestorOf(asker))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._late:
            QTimer.singleShot(self._late, self, self._read_if_seen)
        else:
            self._read_if_seen()


class Kept(Generic[Thing]):
    """Something read once and kept, until what it read has changed; `changed` is told of it."""

    def __init__(
        self,
        owner: QObject,
        store: Store,
        read: Callable[[Reader], Thing],
        changed: Callable[[], object] = bool,
    ) -> None:
        self._store, self._read, self._changed = store, read, changed
        self._thing: Thing | None = None
        self._tables: set[str] = set()
        owner.destroyed.connect(store.subscribe(self._on_change))

    @property
    def thing(self) -> Thing:
        """What was read; now, if need be."""
        if self._thing is None:
            with self._store.reader_here() as reader:
                self._thing = self._read(reader)
            self._tables = reader.tables_read
        self._store.note_read(self._tables)
        return self._thing

    def _on_change(self, change: Change) -> None:
        if change.concerns(self._tables):
            self._thing = None
            self._changed()
