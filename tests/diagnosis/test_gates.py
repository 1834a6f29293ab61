"""Modules and gates: asked where the record says so, kept with the visit, never part of a score."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.diagnosis.gates import NO, YES, read_card
from app.diagnosis.instruments import parse_instrument
from app.diagnosis.operations import answer_item, note_item, start_visit
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Answer, AnswerKind, Instrument
from app.diagnosis.relevance import asked_items
from app.diagnosis.scoring import score_answers
from app.diagnosis.session import VisitSession
from app.errors import DataProblem
from app.incoming.xlsform import relevant
from app.storage.labels import Label
from app.storage.store import Store
from tests.diagnosis.support import office_with_workshop

HEAD = """
code = "prueba-2026"
version = "1"
title = "Prueba"
minutes = 10
named_n = true
[bands]
yellow_from = 40.0
green_from = 70.0
[consent]
version = "1"
text = "Texto."
[consent.purposes]
service = "¿Sí?"
[[gates]]
code = "TAL-01"
question = "¿Trabaja alguien más?"
when = "trabaja alguien más"
fact = "others"
unknown = true
[[gates]]
code = "TAL-02"
question = "¿Alguien cose para usted en su casa?"
when = "alguien cose en su casa"
fact = "home"
[[gates]]
code = "TAL-03"
question = "¿Debe plata?"
when = "debe plata"
[[modules]]
code = "home"
name = "Trabajo a domicilio"
gate = "TAL-02"
[[modules]]
code = "credit"
name = "Crédito"
gate = "TAL-03"
[[dimensions]]
code = "GES"
name = "Gestión"
owner_name = "Gestión"
validated = false
reliability = "unknown"
introduction = "Uno. Dos."
"""


def _item(code: str, extra: str = "") -> str:
    return f"""
[[dimensions.items]]
code = "{code}"
short = "{code}"
question = "¿Qué?"
how = ["asked"]
levels = ["a", "b", "c", "d", "e"]
evidence = "x"
source = "x"
validated = false
{extra}
"""


@pytest.fixture
def instrument() -> Instrument:
    parts = [
        _item("GES-01"),
        _item("GES-02", 'only_if = ["TAL-01"]'),
        _item("GES-03", 'module = "home"'),
        _item("GES-04", 'module = "credit"\nnot_applicable_when = "Nunca pidió."'),
    ]
    return parse_instrument(HEAD + "".join(parts))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Store, int]]:
    store, workshop = office_with_workshop(tmp_path)
    yield store, workshop
    store.close()


def _levels(**levels: int) -> dict[str, Answer]:
    found = {code.replace("_", "-"): level for code, level in levels.items()}
    return {code: Answer(code, AnswerKind.LEVEL, level) for code, level in found.items()}


def test_what_nobody_knows_is_asked_of_people_and_not_of_modules(instrument: Instrument) -> None:
    assert asked_items(instrument, {}) == {"GES-01", "GES-02"}
    assert asked_items(instrument, _levels(TAL_01=0, TAL_02=4)) == {"GES-01", "GES-03"}


def test_a_module_never_moves_a_score(instrument: Instrument) -> None:
    core = _levels(GES_01=2, GES_02=2)
    alone = score_answers(instrument, core)
    with_module = score_answers(instrument, core | _levels(TAL_02=4, GES_03=0))
    assert (with_module.overall, with_module.dimensions) == (alone.overall, alone.dimensions)


def test_a_form_asks_the_same(instrument: Instrument) -> None:
    assert relevant(instrument, instrument.item("GES-02")) == "${TAL_01} != 'no'"
    assert relevant(instrument, instrument.item("GES-03")) == "${TAL_02} = 'si'"


def _people(store: Store, workshop: int, **counts: int) -> None:
    with store.change(Label("headcount.changed")) as writer:
        for relation, count in counts.items():
            writer.insert("headcount", workshop_id=workshop, sex="woman", relation=relation, count=count)


def test_who_works_alone_and_gives_work_to_homes_is_asked_about_the_homes(
    place: tuple[Store, int], instrument: Instrument
) -> None:
    store, workshop = place
    _people(store, workshop, owner=1, home_worker=3)
    card = read_card(store, workshop)
    assert (card["others"], card["home"], card["paid"]) == (False, True, False)
    visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-03-01")
    session = VisitSession(store, read_visit(store, visit))
    assert session.asked == {"GES-01", "GES-03"}
    assert "trabaja alguien más" in session.reason_skipped("GES-02")


def test_the_card_is_looked_at_again_when_a_visit_is_opened(
    place: tuple[Store, int], instrument: Instrument
) -> None:
    store, workshop = place
    visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-03-01")
    assert "GES-02" in VisitSession(store, read_visit(store, visit)).asked
    _people(store, workshop, owner=1)
    session = VisitSession(store, read_visit(store, visit))
    assert "GES-02" not in session.asked
    assert read_visit(store, visit).answers["TAL-01"].level == NO
    assert read_visit(store, visit).item_answers == ()


def test_who_asks_opens_what_no_card_knows(place: tuple[Store, int], instrument: Instrument) -> None:
    store, workshop = place
    visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-03-01")
    session = VisitSession(store, read_visit(store, visit))
    session.turn_gate("TAL-03")
    assert "GES-04" in session.asked
    assert read_visit(store, visit).answers["TAL-03"].level == YES
    session.turn_gate("TAL-01")  # the card's own is not turned by hand
    assert "GES-02" in session.asked


def test_no_aplica_needs_its_case_or_a_note(place: tuple[Store, int], instrument: Instrument) -> None:
    store, workshop = place
    visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-03-01")
    with pytest.raises(DataProblem, match="escriba antes en la nota por qué"):
        answer_item(store, visit_id=visit, item="GES-01", kind=AnswerKind.NOT_APPLICABLE)
    note_item(store, visit_id=visit, item="GES-01", note="Empieza mañana.")
    answer_item(store, visit_id=visit, item="GES-01", kind=AnswerKind.NOT_APPLICABLE)
    answer_item(store, visit_id=visit, item="GES-04", kind=AnswerKind.NOT_APPLICABLE)
