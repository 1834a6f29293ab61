"""Reading what a page shows off the window's thread, again whenever it changed and is seen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from app.progress import Progress
from app.storage.reader import ReadOnlyReader
from app.storage.records import Change
from ui.context import Context


class Reading(QObject):
    """Reads when the page is first shown, and after each change that touches its tables."""

    def __init__(
        self, page: QWidget, context: Context, title: str, tables: tuple[str, ...],
        read: Callable[[ReadOnlyReader], Any], show: Callable[[Any], None],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._page, self._context, self._title = page, context, title
        self._tables, self._read, self._show = tables, read, show
        self._stale, self._loading = True, False
        page.installEventFilter(self)
        unsubscribe = context.store.subscribe(self._on_change)
        page.destroyed.connect(lambda _gone=None: unsubscribe())

    def again(self) -> None:
        """Read now if the page is seen, else when it is."""
        self._stale = True
        if self._page.isVisible():
            self._start()

    def _start(self) -> None:
        if self._loading:
            return
        self._stale, self._loading = False, True
        self._context.jobs.start(self._title, self._work, done=self._done, failed=self._failed)

    def _work(self, _progress: Progress) -> Any:
        reader = self._context.store.reader()
        try:
            return self._read(reader)
        finally:
            reader.close()

    def _done(self, found: Any) -> None:
        self._loading = False
        if self._stale:
            self._start()
        else:
            self._show(found)

    def _failed(self, trouble: BaseException) -> None:
        self._loading = False
        raise trouble

    def _on_change(self, change: Change) -> None:
        if change.touches(*self._tables):
            self.again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._stale:
            self._start()
        return False
