"""Makes the pages of a preview on a worker, with its own reader."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.progress import Progress
from app.storage.store import Store
from reports.catalog import render_batch, render_report
from ui.way import Paper


def page_maker(store: Store, paper: Paper, target: Path) -> Callable[[Progress], Path]:
    """The work that writes a paper, of one thing or of many, to `target`."""

    def work(progress: Progress) -> Path:
        today = date.today()
        with store.reader() as reader:
            if len(paper.of) > 1:
                render_batch(
                    paper.kind, reader, paper.of, target, printed_on=today, progress=progress
                )
            else:
                render_report(
                    paper.kind, reader, target, printed_on=today, period=paper.period,
                    subject_id=paper.of[0] if paper.of else None,
                    visit=paper.visit, compared=paper.compared, use_latest=paper.use_latest,
                )  # fmt: skip
        return target

    return work
