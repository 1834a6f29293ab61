"""The office file is read from the disk while Qt is still being imported.

Checking a file is the work of the disk and of SQLite, which let Python go on meanwhile, so
it begins first. What it needs is imported before: two threads that import wait for each other.
"""

import sys
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path

from app.settings import Settings, load_settings
from app.storage.store import Store
from ui.storage.opening import open_at_once

if sys.platform == "win32":
    import filelock  # noqa: F401  # the lock takes it on the other thread


class EarlyOpening:
    """An office being opened: this file, else the last one that is still there."""

    def __init__(
        self,
        path: Path | None,
        settings: Settings | None = None,
        executor: Executor | None = None,
    ) -> None:
        """Without an executor it makes the one of the window's jobs."""
        self.settings = settings or load_settings()
        self.executor = executor or _make_threads()
        self.path = path or _last_file(self.settings)
        self.store: Future[Store | None] = self.executor.submit(self._open)

    def _open(self) -> Store | None:
        return open_at_once(self.path, self.settings) if self.path else None


def _make_threads() -> Executor:
    """Two: one may wait for a disk while the other reads the next page."""
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="hilvan")


def _last_file(settings: Settings) -> Path | None:
    return next((Path(name) for name in settings.recent_files if Path(name).exists()), None)
