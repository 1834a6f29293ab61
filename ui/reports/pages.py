"""Makes the pages of a preview on a worker, with its own reader."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from app.progress import Progress
from app.storage.store import Store
from reports.catalog import render_batch, render_report

# the number of the round that is printed, and of the one compared with it
Rounds = tuple[int | None, int | None]
NEWEST: Rounds = (None, None)


def page_maker(
    store: Store,
    kind: str,
    subjects: Sequence[int],
    target: Path,
    *,
    period: tuple[str, str] | None = None,
    rounds: Rounds = NEWEST,
    use_latest: bool = True,
) -> Callable[[Progress], Path]:
    """The work that writes one document of one or many subjects to `target`."""
    chosen = list(subjects)

    def work(progress: Progress) -> Path:
        today = date.today()
        with store.reader() as reader:
            if len(chosen) > 1:
                render_batch(kind, reader, chosen, target, printed_on=today, progress=progress)
            else:
                one = chosen[0] if chosen else None
                render_report(
                    kind, reader, target, subject_id=one, printed_on=today, period=period,
                    visit_number=rounds[0], before=rounds[1], use_latest=use_latest,
                )  # fmt: skip
        return target

    return work
