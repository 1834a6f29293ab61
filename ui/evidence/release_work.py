"""The work of data that leave: made and written off the window's thread, kept on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from app.apart import Reckoner, stoppable
from app.evidence.making import make_anonymous
from app.evidence.operations import keep_release
from app.evidence.records import AnonymousData, WrittenFormat
from app.evidence.release_files import remove_written, write_release
from app.progress import Progress
from app.storage.store import Store
from ui.page import Page


class DataLook(NamedTuple):
    """What is made: of which office, telling the groups of which pilots, and where it is reckoned."""

    store: Store
    pilots: tuple[int, ...]
    reckon: Reckoner


def look_at_data(look: DataLook) -> Callable[[Progress], AnonymousData]:
    """Makes the data with a reader of its own, what needs numpy in a child; nothing is written."""

    def work(progress: Progress) -> AnonymousData:
        with look.store.reader() as reader:
            return make_anonymous(reader, progress=progress, pilots_told=look.pilots, reckon=look.reckon)

    return work


class Handover(NamedTuple):
    """Data that were looked at, the folder they go to, in which formats, and to whom."""

    data: AnonymousData
    folder: Path
    formats: tuple[str, ...]
    given_to: str | None

    def keep(self, page: Page, written: Any) -> tuple[Path, ...]:
        """Note in the office that they left; where that cannot be, nothing stays of them."""
        files: tuple[Path, ...] | None = None
        try:
            files = page.do(keep_release, data=self.data, written=written, given_to=self.given_to)
        finally:
            if files is None:
                remove_written(written)
                remove_empty(self.folder)
        return files or ()


def write_handover(handover: Handover, reckon: Reckoner) -> Callable[[Progress], tuple[WrittenFormat, ...]]:
    """Writes the files; stopped or in trouble it leaves none."""

    def work(progress: Progress) -> tuple[WrittenFormat, ...]:
        try:
            return write_release(
                handover.data, handover.folder, handover.formats, reckon=stoppable(reckon, progress),
                progress=progress,
            )  # fmt: skip
        except BaseException:
            remove_empty(handover.folder)
            raise

    return work


def remove_empty(folder: Path) -> None:
    """Take a folder away that was made for files which are not there."""
    with suppress(OSError):
        folder.rmdir()
