"""The workshop's own figures that the account asks for: garments and what the owner keeps."""

from datetime import date, timedelta

from app.figures.operations import change_figure, record_figure, remove_figure
from app.figures.queries import list_figures
from app.figures.records import Figure
from app.storage.store import Store

KINDS = ("output_month", "owner_income_month")


class FigureKeeper:
    """A figure of the same month is corrected; another month gets its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, workshop_id: int, day: str) -> dict[str, int | None]:
        """The newest of each kind that had begun by a day."""
        found: dict[str, int | None] = dict.fromkeys(KINDS)
        for figure in list_figures(self._store, workshop_id):
            if figure.kind in KINDS and figure.period_from <= day:
                found[figure.kind] = figure.value
        return found

    def note(self, workshop_id: int, kind: str, value: int | None, day: str) -> None:
        """Keep, correct or (None) take out the figure of the month of `day`.

        A month that has not ended yet has no figure: then it is of the month before.
        """
        first, last = month_of(date.fromisoformat(day))
        if last >= date.today():
            first, last = month_of(first - timedelta(days=1))
        there = self._there(workshop_id, kind, first.isoformat(), last.isoformat())
        if value is None:
            if there is not None:
                remove_figure(self._store, figure_id=there.id)
        elif there is not None:
            change_figure(self._store, figure_id=there.id, value=value)
        else:
            record_figure(
                self._store, workshop_id=workshop_id, kind=kind, period_from=first.isoformat(),
                period_to=last.isoformat(), value=value, origin="said",
            )  # fmt: skip

    def _there(self, workshop_id: int, kind: str, first: str, last: str) -> Figure | None:
        for figure in list_figures(self._store, workshop_id):
            if (figure.kind, figure.period_from, figure.period_to) == (kind, first, last):
                return figure
        return None


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of a day's month."""
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first, after - timedelta(days=1)
