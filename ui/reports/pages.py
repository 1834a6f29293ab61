"""Makes the pages of a preview on a worker, with its own reader."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.progress import Progress
from app.storage.store import Store
from reports.paper import Paper
from reports.writing import write_paper, write_papers


def page_maker(store: Store, paper: Paper, target: Path) -> Callable[[Progress], Path]:
    """The work that writes a paper, of one thing or of many, to `target`."""

    def work(progress: Progress) -> Path:
        today = date.today()
        with store.reader() as reader:
            if len(paper.of) > 1:
                write_papers(paper, reader, target, printed_on=today, progress=progress)
            else:
                write_paper(paper, reader, target, printed_on=today)
        return target

    return work
