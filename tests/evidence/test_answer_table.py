"""The scores of all rounds at once are those of one visit after another."""

from app.diagnosis.queries import read_answers
from app.diagnosis.relevance import asked_items
from app.diagnosis.scoring import score_answers
from app.evidence.answer_part import make_answer_part, read_answer_texts, variable_name
from app.evidence.records import NOT_APPLICABLE, NOT_ASKED, NOT_NOTED
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


def _cell(score: float | None, applies: bool) -> object:
    if score is None:
        return NOT_NOTED if applies else NOT_APPLICABLE
    return round(score + 1e-9, 1)
