"""No paper of the owner gives a day that has gone by as if it were still to come."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.capability.operations import put_in_programme
from app.capability.records import ClosingStep
from app.contacts.operations import plan_contact
from app.i18n import format_weekday_date
from app.improvement.operations import complete_action
from app.improvement.queries import latest_programme
from app.registry.operations import add_anchor
from app.storage.store import Store
from app.valuechain.order_operations import add_order
from reports.paper import Paper
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import pdf_text

BEFORE, AFTER = date(2026, 10, 20), date(2026, 12, 10)  # her first action is due on 30 November
PAPERS = ("owner-sheet", "progress-sheet", "programme")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_office(tmp_path / "o.hilvan")
    yield made
    made.close()


def printed(store: Store, kind: str, folder: Path, day: date) -> str:
    workshop = store.value("SELECT id FROM workshop")
    return pdf_text(write_paper(Paper(kind, (workshop,)), store, folder / "p.pdf", printed_on=day))


@pytest.mark.parametrize("kind", PAPERS)
def test_a_commitment_whose_day_has_gone_by_says_that_it_is_late(
    store: Store, kind: str, tmp_path: Path
) -> None:
    day = "30/11/2026" if kind == "programme" else "lunes 30 de noviembre"
    assert day in printed(store, kind, tmp_path, BEFORE)
    assert "atrasado" not in printed(store, kind, tmp_path, BEFORE)
    assert f"{day}, atrasado" in printed(store, kind, tmp_path, AFTER)


@pytest.mark.parametrize("kind", PAPERS)
def test_a_visit_that_has_gone_by_is_not_the_next_one(store: Store, kind: str, tmp_path: Path) -> None:
    assert "Próxima visita: viernes 4 de diciembre de 2026, 09:00." in printed(store, kind, tmp_path, BEFORE)
    text = printed(store, kind, tmp_path, AFTER)
    assert "4 de diciembre" not in text
    assert "Próxima visita (día y hora):" in text


@pytest.mark.parametrize("kind", PAPERS)
def test_a_visit_that_was_planned_since_is_the_next_one(store: Store, kind: str, tmp_path: Path) -> None:
    workshop = store.value("SELECT id FROM workshop")
    day = date.today() + timedelta(days=40)
    plan_contact(store, workshop_id=workshop, held_on=day.isoformat(), starts_at="08:15", channel="phone")
    assert "8:15" not in printed(store, kind, tmp_path, AFTER)
    plan_contact(store, workshop_id=workshop, held_on=day.isoformat(), starts_at="07:30")
    text = printed(store, kind, tmp_path, day)
    assert f"Próxima visita: {format_weekday_date(day)} de {day.year}, 07:30." in text


def test_what_the_centre_does_is_neither_her_commitment_nor_her_merit(store: Store, tmp_path: Path) -> None:
    """ "Mirar en la visita" is in the programme for an order, and the centre does it."""
    workshop = store.value("SELECT id FROM workshop")
    order = add_order(
        store, anchor_id=add_anchor(store, name="Arapoty S.A."), product="guardapolvos", quantity=300,
        asked_on="2026-09-01",
    )  # fmt: skip
    steps = (
        ClosingStep("item:PRO-04", "look", "PRO-04", date(2026, 12, 4)),
        ClosingStep("sample:", "sample", "", date(2026, 12, 11), "Arapoty S.A."),
    )
    put_in_programme(store, order_id=order, workshop_id=workshop, steps=steps, today="2026-09-12")
    text = printed(store, "owner-sheet", tmp_path, BEFORE)
    assert "Mirar en la visita" not in text
    assert "Llevar la muestra a Arapoty S.A." in text
    programme = latest_programme(store, workshop)
    assert programme is not None
    for action in programme.open_actions:
        complete_action(store, action_id=action.id, done_on="2026-10-01")
    text = printed(store, "owner-sheet", tmp_path, BEFORE)
    assert "mirar en la visita" not in text
    assert "llevar la muestra a Arapoty S.A." in text
