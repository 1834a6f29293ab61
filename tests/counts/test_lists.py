"""Counted days and promises as lists: of one workshop or all, over a period."""

import pytest

from app.counts.operations import add_promise, note_day, note_pieces, note_stop
from app.lists.kind import find_list
from app.registry.operations import add_workshop
from app.storage.store import Store


def test_days_leave_as_a_list_with_what_follows_of_each(store: Store, workshop: int) -> None:
    other = add_workshop(store, name="Otro")
    for one, pieces in ((workshop, 200), (other, 120)):
        note_day(store, workshop_id=one, worked_on="2026-03-02", people=5, minutes_each=480, inspected=50)
        note_pieces(
            store, workshop_id=one, worked_on="2026-03-02", what="Remera", pieces=pieces, standard_minutes=10
        )
    note_stop(store, workshop_id=other, worked_on="2026-03-02", cause="power", minutes=20)
    kind = find_list("counts")
    lines = kind.read(kind.ask(store, "2026-04-01"))
    assert {line.day.pieces for line in lines} == {200, 120}
    (line,) = kind.read(kind.ask(store, "2026-04-01", workshop_id=workshop))
    assert line.garments == "Remera"
    sheet = kind.sheet(lines)
    row = dict(zip([column.title for column in sheet.columns], sheet.rows[lines.index(line)], strict=True))
    assert row["Eficiencia"] == pytest.approx(0.8333, abs=1e-4)
    assert row["Minutos presentes"] == 2400
    assert kind.ask(store, "2026-04-01", period=("2026-01-01", "2026-01-31"))
    assert not kind.read(kind.ask(store, "2026-04-01", period=("2026-01-01", "2026-01-31")))
    assert kind.shapes([line])[0]["workshop"] == line.workshop_code


def test_promises_leave_with_whether_they_were_kept(store: Store, workshop: int) -> None:
    for delivered in ("2026-03-20", "2026-03-25"):
        add_promise(
            store, workshop_id=workshop, customer="Ancla", promised_on="2026-03-20", delivered_on=delivered
        )
    kind = find_list("promises")
    lines = kind.read(kind.ask(store, "2026-04-01", workshop_id=workshop))
    assert [one["kept"] for one in kind.shapes(lines)] == [True, False]
    assert "20/03/2026" in kind.told(lines[0])
