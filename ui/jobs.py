"""Long work off the window's thread, with progress and a way to stop it.

The executor is given, so that tests run the same work at once and without sleeping.
Work gets a `Progress` and must not touch widgets nor write to the store.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.apart import Reckoner, reckon_here
from app.errors import Cancelled
from app.progress import Progress

Outcome = TypeVar("Outcome")


class ImmediateExecutor(Executor):
    """Runs the work where it is submitted."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        future: Future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as trouble:
            future.set_exception(trouble)
        return future


class Job(QObject):
    """One piece of work under way; its signals arrive on the window's thread."""

    progressed = Signal(int, object, str)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _over = Signal(object, object)

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._stop = self._dropped = False
        self._over.connect(self._announce, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop = True

    def drop(self) -> None:
        """Tell nobody how it went: who asked is being taken down. A backup still ends well."""
        self._dropped = True

    def report(self, done: int, total: int | None, text: str = "") -> None:
        if self._stop:
            raise Cancelled
        self.progressed.emit(done, total, text)

    def run(self, work: Callable[[Progress], Any]) -> None:
        """Called by the executor."""
        try:
            self._over.emit(work(self), None)
        except BaseException as trouble:
            self._over.emit(None, trouble)

    def _announce(self, outcome: object, trouble: BaseException | None) -> None:
        if self._dropped:
            pass
        elif trouble is None:
            self.succeeded.emit(outcome)
        elif isinstance(trouble, Cancelled):
            self.cancelled.emit()
        else:
            self.failed.emit(trouble)
        self.ended.emit()


class Jobs(QObject):
    """Starts jobs and keeps them alive until they end.

    `reckon` is for work within a job that needs a large library: where that is done.
    """

    started = Signal(object)

    def __init__(
        self, executor: Executor, parent: QObject | None = None, *, reckon: Reckoner = reckon_here
    ) -> None:
        super().__init__(parent)
        self.executor, self.reckon = executor, reckon
        self._running: list[Job] = []

    @property
    def running(self) -> tuple[Job, ...]:
        return tuple(self._running)

    def start(
        self,
        title: str,
        work: Callable[[Progress], Outcome],
        *,
        done: Callable[[Outcome], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> Job:
        """Run `work(progress)`; `done` or `failed` is called on the window's thread.

        Without `failed`, no trouble is expected: it is raised there, and reaches the error window.
        """
        job = Job(title, self)
        job.succeeded.connect(done)
        job.failed.connect(failed or _raise)
        job.ended.connect(lambda: self._forget(job))
        self._running.append(job)
        self.started.emit(job)
        self.executor.submit(job.run, work)
        return job

    def _forget(self, job: Job) -> None:
        """It is over: without this each one would stay as long as the window does."""
        self._running.remove(job)
        job.deleteLater()

    def drop_all(self) -> None:
        """The office is closed: what is still being read of it is of no use."""
        for job in self._running:
            job.drop()

    def shut_down(self) -> None:
        """Ask all work to stop and wait for it."""
        for job in self._running:
            job.cancel()
        self.executor.shutdown(wait=True, cancel_futures=True)


def _raise(trouble: BaseException) -> None:
    raise trouble
