"""What the answers to each text of the instrument tell of the steps of formalizing, and what the record does."""

from typing import Any

import pytest

from app.diagnosis.instruments import earlier_instruments, load_instrument
from app.diagnosis.operations import answer_item, finish_visit, start_visit
from app.diagnosis.records import AnswerKind, Instrument
from app.errors import DataProblem
from app.formalization.ladder import suggest_steps
from app.formalization.ladder_queries import read_ladder
from app.formalization.steps import load_steps, parse_steps, steps_of
from app.registry.operations import set_people
from app.storage.store import Store
from tests.formalization.conftest import TODAY

NEWEST = load_instrument("confeccion-2026")
EARLIER = earlier_instruments()
STEPS = steps_of(load_steps(), None)
TEXTS = [*EARLIER, NEWEST]
VERSIONS = [one.version for one in TEXTS]
ASKED_MORE = ("2026.1", "2026.2")  # of the REOP, of vacations and of the owner's own insurance
Told = dict[str, dict[str, list[str | None]]]
TOLD_BEFORE: Told = {
    "FOR-07": {
        "REOP": [None, None, "missing", "in_hand", "done"],
        "RECIBOS": ["missing", "missing", "done", "done", "done"],
    },
    "FOR-08": {"AGUINALDO-VACACIONES": ["missing", "missing", "in_hand", "done", "done"]},
    "FOR-06": {"IPS-PROPIO": [None, None, None, None, "done"]},
}
TOLD_NOW: Told = {
    "FOR-07": {"REOP": [None] * 5, "RECIBOS": ["missing", "missing", "in_hand", "done", "done"]},
    "FOR-08": {"AGUINALDO-VACACIONES": ["missing", "missing", "in_hand", "in_hand", "in_hand"]},
    "FOR-06": {"IPS-PROPIO": [None] * 5},
}


@pytest.mark.parametrize("version", VERSIONS)
def test_an_answer_tells_what_it_was_asked(version: str) -> None:
    told = TOLD_BEFORE if version in ASKED_MORE else TOLD_NOW
    for item, steps in told.items():
        for level in range(5):
            found = suggest_steps(STEPS, {item: (level, "said")}, visited_on="2026-03-12", version=version)
            for step, statuses in steps.items():
                suggestion = found.get(step)
                assert (suggestion.status if suggestion else None) == statuses[level], (item, level, step)


@pytest.mark.parametrize("earlier", EARLIER, ids=VERSIONS[:-1])
def test_where_the_words_of_a_level_changed_the_step_has_a_line_for_each_text(earlier: Instrument) -> None:
    """Otherwise what an old visit answered is read as what is asked today."""
    for step in STEPS:
        for now in (one for one in step.suggest if not one.versions):
            levels = {*now.missing, now.in_hand, now.done} - {None}
            before = [item for item in earlier.items if item.code == now.item]
            after = [item for item in NEWEST.items if item.code == now.item]
            if before and after and step.suggested_by(earlier.version) is now:
                for level in levels:
                    assert before[0].level_texts[level] == after[0].level_texts[level], (step.code, level)


@pytest.mark.parametrize("instrument", TEXTS, ids=VERSIONS)
def test_a_visit_is_read_by_the_text_it_was_asked_in(
    store: Store, workshop: int, instrument: Instrument
) -> None:
    visit = start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-03-12")
    for item in ("FOR-06", "FOR-07"):
        answer_item(store, visit_id=visit, item=item, kind=AnswerKind.LEVEL, level=4)
    finish_visit(store, visit_id=visit, unfinished_reason="prueba")
    found = read_ladder(store, workshop, today=TODAY)
    shown: dict[str, Any] = {state.step.code: state.shown for state in found.states}
    expected = ("told", "told") if instrument.version in ASKED_MORE else ("unknown", "not_due")
    assert (shown["REOP"], shown["IPS-PROPIO"], shown["RECIBOS"]) == (*expected, "told")


def test_the_record_tells_of_the_owners_own_insurance_and_only_when_all_owners_have_it(
    store: Store, workshop: int
) -> None:
    def shown(*insured: bool | None) -> tuple[str, str]:
        owners = [
            ("woman", 1, age, "owner", each) for age, each in zip(("30_44", "45_59"), insured, strict=False)
        ]
        set_people(store, workshop_id=workshop, people=[*owners, ("woman", 3, "30_44", "employee", True)])
        state = read_ladder(store, workshop, today=TODAY).state("IPS-PROPIO")
        assert state is not None
        return state.shown, state.reason

    assert shown(True) == (
        "told",
        "según la ficha, quien es dueña o dueño está en el IPS: mire si es por el taller; falta ver el papel",
    )
    assert shown(True, True)[0] == "told"
    for others in ((None,), (False,), (True, None), ()):
        assert shown(*others) == ("not_due", "no es obligatorio: cuando el taller quiera")


@pytest.mark.parametrize(
    "suggest", ["{ done = 2 }", '"FOR-01"', '{ item = "FOR-01", version = "2026.1" }', "[[]]"]
)
def test_a_wrong_line_of_what_is_suggested_is_refused(suggest: str) -> None:
    step = 'code="A"\nladder="jobs"\ntitle="A"\nsource="s"\nstate="vigente"'
    with pytest.raises(DataProblem, match="«suggest» lleva item"):
        parse_steps(f"[[step]]\n{step}\nsuggest = {suggest}", name="pasos.toml")
