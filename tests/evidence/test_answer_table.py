"""The scores of all rounds at once are those of one visit after another."""

from app.diagnosis.instruments import earlier_instrument
from app.diagnosis.operations import add_whole_visit
from app.diagnosis.queries import read_answers
from app.diagnosis.records import Answer, AnswerKind
from app.diagnosis.relevance import asked_items
from app.diagnosis.scoring import score_answers
from app.evidence.answer_part import make_answer_part, read_answer_texts, variable_name
from app.evidence.records import NOT_APPLICABLE, NOT_ASKED, NOT_GIVEN, NOT_NOTED
from app.evidence.rounds import list_rounds
from app.storage.store import Store
from tests.evidence.offices import INSTRUMENT, workshop_ids


def test_scores_and_skipped_items_are_those_of_the_diagnostic(store: Store) -> None:
    rounds = list_rounds(store, set(workshop_ids(store)))
    columns = make_answer_part(read_answer_texts(store, rounds), rounds).columns
    answers = read_answers(store, [one.visit_id for one in rounds])
    skipped = 0
    for place, one in enumerate(rounds):
        own = answers[one.visit_id]
        result, asked = score_answers(INSTRUMENT, own), asked_items(INSTRUMENT, own)
        assert columns["index"][place] == _cell(result.overall, True)
        for kind, parts in (("dim", result.dimensions), ("sub", result.sub_indices)):
            for part in parts:
                name = f"{kind}_{variable_name(part.code)}"
                assert columns[name][place] == _cell(part.score, part.low is not None), name
        for item in INSTRUMENT.items:
            if (name := variable_name(item.code)) in columns:
                was_asked = columns[name][place] != NOT_ASKED
                assert was_asked == (item.code in asked)
                skipped += not was_asked
                if was_asked and own[item.code].level is not None:
                    assert columns[name][place] == own[item.code].level
    assert skipped > 5


def test_what_goes_with_an_answer_is_a_column_for_each_choice(store: Store) -> None:
    rounds = list_rounds(store, set(workshop_ids(store)))
    part = make_answer_part(read_answer_texts(store, rounds), rounds)
    answers = read_answers(store, [one.visit_id for one in rounds])
    names = ["aso_02_familia", "aso_02_vecina", "aso_02_asociacion", "aso_02_cliente"]
    titles = {one.name: one.title for one in part.variables}
    assert [name for name in titles if name.startswith("aso_02_") and name != "aso_02_o"] == names
    assert titles["aso_02_vecina"] == "ASO-02, con quién: vecina o vecino sin parentesco"
    seen = set()
    for place, one in enumerate(rounds):
        own = answers[one.visit_id]["ASO-02"]
        found = tuple(part.columns[name][place] for name in names)
        wanted = {
            1: (1, 0, 0, 0), 2: (1, 0, 1, 0), 0: (NOT_APPLICABLE,) * 4, 3: (NOT_GIVEN,) * 4, 4: (NOT_NOTED,) * 4,
            None: (part.columns["aso_02"][place],) * 4,
        }  # fmt: skip
        assert found == wanted[own.level]
        seen.add(own.level)
    assert seen == {0, 1, 2, 3, 4, None}


def test_a_round_of_an_earlier_text_was_not_asked_it(store: Store) -> None:
    earlier = earlier_instrument("confeccion-2026 2026.3")
    assert earlier is not None
    workshop = workshop_ids(store)[0]
    add_whole_visit(
        store, workshop_id=workshop, instrument=earlier, visited_on="2026-01-20", channel="paper",
        answers={"ASO-02": Answer("ASO-02", AnswerKind.LEVEL, 2)},
    )  # fmt: skip
    rounds = list_rounds(store, {workshop})
    part = make_answer_part(read_answer_texts(store, rounds), rounds)
    (place,) = [place for place, one in enumerate(rounds) if one.visited_on == "2026-01-20"]
    assert (part.columns["aso_02"][place], part.columns["aso_02_familia"][place]) == (2, NOT_ASKED)


def _cell(score: float | None, applies: bool) -> object:
    if score is None:
        return NOT_NOTED if applies else NOT_APPLICABLE
    return round(score + 1e-9, 1)
