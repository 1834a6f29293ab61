"""What a person does with a workshop's figures; each can be undone."""

from datetime import date, timedelta
from typing import Any

from app.days import FACT, check_day, month_of
from app.errors import DataProblem
from app.figures.queries import list_figures, read_figure
from app.figures.records import Figure
from app.figures.tables import FIGURE
from app.i18n import _
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store


def record_figure(
    store: Store, *, workshop_id: int, kind: str, period_from: str, period_to: str,
    value: int, origin: str, note: str | None = None,
) -> int:  # fmt: skip
    """Keep one number of a workshop over a day or a period; returns its id.

    Raises `DataProblem` for what is not a whole number from 0, a period that has not ended
    or that ends before it begins.
    """
    values = _checked(
        {
            "kind": kind,
            "period_from": period_from,
            "period_to": period_to,
            "value": value,
            "origin": origin,
            "note": note,
        }
    )
    with store.change(Label("figure.added", what=kind)) as writer:
        return writer.insert("figure", workshop_id=workshop_id, **values)


def change_figure(store: Store, *, figure_id: int, merge_key: str | None = None, **fields: Any) -> None:
    """Correct a figure's kind, period, value, origin or note."""
    figure = _figure(store, figure_id)
    values = _checked(FIGURE.fields_of(figure) | fields)
    changed = {name: value for name, value in values.items() if getattr(figure, name) != value}
    if changed:
        label = Label("figure.changed", what=figure.kind)
        with store.change(label, merge_key) as writer:
            writer.update("figure", figure_id, **changed)


def remove_figure(store: Store, *, figure_id: int) -> None:
    """Take a figure out that should not have been written."""
    figure = _figure(store, figure_id)
    with store.change(Label("figure.removed", what=figure.kind)) as writer:
        writer.delete("figure", figure_id)


def note_month(store: Store, *, workshop_id: int, kind: str, value: int | None, day: str) -> None:
    """Keep, correct or (None) take out what the owner says of the month of `day`.

    A month that has not ended yet has no figure: then it is of the month before.
    """
    first, last = month_of(date.fromisoformat(day))
    if last >= date.today():
        first, last = month_of(first - timedelta(days=1))
    period = (kind, first.isoformat(), last.isoformat())
    there = [
        one
        for one in list_figures(store, workshop_id)
        if (one.kind, one.period_from, one.period_to) == period
    ]
    if there and value is None:
        remove_figure(store, figure_id=there[0].id)
    elif there:
        change_figure(store, figure_id=there[0].id, value=value)
    elif value is not None:
        record_figure(
            store,
            workshop_id=workshop_id,
            kind=kind,
            period_from=period[1],
            period_to=period[2],
            value=value,
            origin="said",
        )


def _figure(reader: Reader, figure_id: int) -> Figure:
    figure = read_figure(reader, figure_id)
    if figure is None:
        raise DataProblem(_("Esa cifra ya no está; mire la lista de nuevo."))
    return figure


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    cells = FIGURE.check(values)
    first, last = str(cells["period_from"]), str(cells["period_to"])
    if first > last:
        raise DataProblem(_("El período termina antes de empezar; cambie una de las fechas."))
    if last > date.today().isoformat():
        raise DataProblem(_("Ese período todavía no terminó; anote el último mes completo."))
    check_day(first, FACT)
    return cells
