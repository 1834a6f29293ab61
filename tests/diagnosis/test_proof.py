"""A word is enough up to a level; beyond it the answer counts less until its proof is seen, and is never lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.diagnosis.bridges import Bridge
from app.diagnosis.change import Fate, compare_rounds
from app.diagnosis.instruments import load_instrument, parse_instrument
from app.diagnosis.operations import answer_item, set_origin, start_visit
from app.diagnosis.proof import counted_level, needs_proof, unproved
from app.diagnosis.queries import read_visit
from app.diagnosis.records import Answer, AnswerKind, Instrument, Origin, Visit
from app.diagnosis.scoring import find_alerts, score_answers
from app.errors import DataProblem
from tests.diagnosis.support import instrument_text, office_with_workshop


def bound_instrument(said_up_to: str = "said_up_to = 2") -> Instrument:
    """The small one, where a word is enough up to 2 and everything can be seen."""
    text = instrument_text().replace("minutes = 10\n", f"minutes = 10\n{said_up_to}\n")
    return parse_instrument(text.replace('how = ["asked"]', 'how = ["asked", "seen"]'))


def said(code: str, level: int, origin: Origin | None = Origin.SAID) -> Answer:
    return Answer(code, AnswerKind.LEVEL, level, origin)


BOUND = bound_instrument()


@pytest.mark.parametrize(
    ("level", "origin", "counts"),
    [
        (4, Origin.SAID, 2), (3, Origin.SAID, 2), (2, Origin.SAID, 2), (0, Origin.SAID, 0),
        (4, Origin.NOTEBOOK, 4), (3, Origin.DOCUMENT, 3), (4, Origin.MEASURED, 4), (4, None, 4),
    ],
)  # fmt: skip
def test_a_word_counts_up_to_its_level_and_what_was_seen_counts_whole(
    level: int, origin: Origin | None, counts: int
) -> None:
    item = BOUND.item("AAA-01")
    assert counted_level(item, said(item.code, level, origin)) == counts


def test_the_score_takes_what_counts_and_names_what_lacks_proof() -> None:
    codes = [item.code for item in BOUND.items if not item.relevance]
    only_said = score_answers(BOUND, {code: said(code, 4) for code in codes})
    seen = score_answers(BOUND, {code: said(code, 4, Origin.MEASURED) for code in codes})
    assert only_said.dimension("AAA").score == 50
    assert seen.dimension("AAA").score == 100
    assert only_said.unproved == tuple(codes)
    assert seen.unproved == ()


@given(st.integers(0, 4), st.sampled_from([*Origin, None]))
def test_it_never_raises_a_level_and_never_makes_a_danger_up(level: int, origin: Origin | None) -> None:
    """Of a critical item a word is enough up to its limit: what was not seen is no alert."""
    for item in load_instrument("confeccion-2026").items:
        if level not in item.level_texts:
            continue
        answer = said(item.code, level, origin)
        counted = counted_level(item, answer)
        assert counted is not None
        assert counted <= level
        limit = item.critical_below or 0
        assert (counted < limit) == (level < limit)
        assert bool(find_alerts((item,), {item.code: answer})) == (level < limit)


def test_what_can_only_be_asked_and_what_is_yes_or_no_is_never_doubted() -> None:
    asked = parse_instrument(instrument_text().replace("minutes = 10\n", "minutes = 10\nsaid_up_to = 2\n"))
    assert not needs_proof(asked.item("AAA-01"), said("AAA-01", 4))
    text = instrument_text().replace('"cero", "uno", "dos", "tres", "cuatro"', '"no", "sí"')
    yes_or_no = parse_instrument(
        text.replace("minutes = 10\n", "minutes = 10\nsaid_up_to = 2\n").replace('["asked"]', '["seen"]')
    )
    assert not needs_proof(yes_or_no.item("AAA-01"), said("AAA-01", 4))


def test_an_item_may_say_its_own_but_not_below_its_alert() -> None:
    own = instrument_text().replace("minutes = 10\n", "minutes = 10\nsaid_up_to = 2\n")
    own = own.replace(
        'critical_below = 2\nalert = "Peligro."', 'critical_below = 2\nalert = "Peligro."\nsaid_up_to = 3'
    )
    assert parse_instrument(own).item("AAA-03").said_up_to == 3
    with pytest.raises(DataProblem, match="said_up_to"):
        parse_instrument(own.replace("said_up_to = 3", "said_up_to = 1"))


def test_an_instrument_that_says_nothing_doubts_nothing() -> None:
    """Visits of before keep their text, and so their scores."""
    old = bound_instrument("")
    assert unproved(old, {item.code: said(item.code, 4) for item in old.items}) == ()


def test_what_was_said_is_kept_and_counts_whole_when_its_proof_is_seen(tmp_path: Path) -> None:
    store, workshop = office_with_workshop(tmp_path)
    visit = start_visit(store, workshop_id=workshop, instrument=BOUND, visited_on="2026-03-02")
    level = AnswerKind.LEVEL
    answer_item(store, visit_id=visit, item="BBB-01", kind=level, level=4, origin=Origin.SAID)
    assert read_visit(store, visit).answers["BBB-01"].level == 4
    assert unproved(BOUND, read_visit(store, visit).answers) == ("BBB-01",)
    set_origin(store, visit_id=visit, item="BBB-01", origin=Origin.DOCUMENT)
    assert unproved(BOUND, read_visit(store, visit).answers) == ()
    store.close()


def test_rounds_do_not_compare_what_one_of_them_only_said() -> None:
    """Said 4 and then seen 4 is no step; seen 2 and then said 4 neither."""
    bridge = Bridge((BOUND.code, "1"), (BOUND.code, "2"), {item.code: item.code for item in BOUND.items})
    steps = {}
    for then, now in ((said("BBB-01", 4), said("BBB-01", 4, Origin.MEASURED)),
                      (said("BBB-01", 2, Origin.MEASURED), said("BBB-01", 4)),
                      (said("BBB-01", 1), said("BBB-01", 2))):  # fmt: skip
        rounds = [
            Visit(number, 1, number, "2026-03-02", "finished", BOUND, {"BBB-01": answer})
            for number, answer in enumerate((then, now), start=1)
        ]
        change = compare_rounds(rounds[0], rounds[1], bridge)
        (one,) = [each for each in change.of_fate(Fate.SAME) if each.item.code == "BBB-01"]
        steps[(then.level, now.level, now.origin)] = one.step
    assert steps == {(4, 4, Origin.MEASURED): None, (2, 4, Origin.SAID): None, (1, 2, Origin.SAID): 1}
