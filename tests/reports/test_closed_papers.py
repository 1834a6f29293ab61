"""No paper gives answers away while a second look or a blind round is asked."""

from datetime import date
from pathlib import Path

import pytest

from app.diagnosis.operations import choose_previous, start_second_look, start_visit
from app.formalization.ladder_queries import read_ladder
from app.registry.operations import add_consultant
from app.storage.store import Store
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import INSTRUMENT

TODAY = date(2026, 10, 20)
SHOWING = ("owner-sheet", "programme", "diagnosis-record", "progress-sheet")


def prints(store: Store, workshop: int, kind: str, folder: Path) -> bool:
    target = folder / f"{kind}.pdf"
    try:
        write_paper(Paper(kind, (workshop,)), store, target, printed_on=TODAY)
    except NothingToPrint:
        assert not target.exists()
    return target.exists()


@pytest.mark.parametrize("how", ["second look", "blind round"])
def test_papers_with_answers_wait_and_others_do_not(tmp_path: Path, how: str) -> None:
    store = make_office(tmp_path / "o.hilvan")
    workshop = store.value("SELECT id FROM workshop")
    day = TODAY.isoformat()
    suggested = read_ladder(store, workshop, today=day).suggestions
    if how == "second look":
        visit = store.value("SELECT id FROM visit WHERE round = 2")
        other = add_consultant(store, name="Norma")
        start_second_look(store, visit_id=visit, consultant_id=other, visited_on=day)
    else:
        draft = start_visit(store, workshop_id=workshop, instrument=INSTRUMENT, visited_on=day)
        choose_previous(store, visit_id=draft, shown=False)
    for kind in SHOWING:
        assert not prints(store, workshop, kind, tmp_path), kind
    assert prints(store, workshop, "consent-sheet", tmp_path)
    hidden = read_ladder(store, workshop, today=day).suggestions
    assert suggested
    assert not hidden
