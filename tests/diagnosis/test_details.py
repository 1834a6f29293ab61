"""A closed choice that is asked with a level: data of the instrument, kept apart from the level, never scored."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.diagnosis.detail_study import say_detail_study, study_detail
from app.diagnosis.details import (
    asked_detail,
    keys_of,
    lacks_detail,
    ordered,
    say_detail,
    told_detail,
    turned,
    without_detail,
)
from app.diagnosis.instruments import load_instrument, parse_instrument
from app.diagnosis.operations import answer_item, choose_detail, clear_answer, finish_visit, start_visit
from app.diagnosis.paper_reading import read_typed, say_reading, typed_detail
from app.diagnosis.queries import read_answers, read_visit
from app.diagnosis.records import NOT_SAID, Answer, AnswerKind, Instrument, Item
from app.diagnosis.scoring import score_answers
from app.diagnosis.words import KIND_KEYS, NO_ORIGIN_KEY, ORIGIN_KEYS
from app.errors import DataProblem
from app.history.queries import list_changes, row_history
from app.history.records import ChangesAsked
from app.storage.store import Store
from tests.diagnosis.support import instrument_text, office_with_workshop

DETAIL = """
[dimensions.items.detail]
question = "¿Con quién fue?"
short = "Con quién"
from_level = 1
choices = { familia = "familia", vecina = "vecina o vecino", cliente = "cliente u otra empresa" }
"""


def with_detail(old: str = "", new: str = "") -> str:
    """The small instrument, whose BBB-01 asks with whom."""
    assert old in DETAIL
    text = instrument_text()
    place = text.index('[[dimensions.items]]\ncode = "BBB-02"')
    return text[:place] + (DETAIL.replace(old, new) if old else DETAIL) + text[place:]


ASKING = parse_instrument(with_detail())
ITEM = ASKING.item("BBB-01")
CODES = ("familia", "vecina", "cliente", NOT_SAID)
choices = st.one_of(
    st.just(()), st.just((NOT_SAID,)), st.sets(st.sampled_from(CODES[:3]), min_size=1).map(tuple)
)


def said(level: int | None, *chosen: str, kind: AnswerKind = AnswerKind.LEVEL) -> Answer:
    return Answer("BBB-01", kind, level, detail=chosen)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("choices = {", "other = 1\nchoices = {", "BBB-01: «detail.other» no se conoce"),
        ('question = "¿Con quién fue?"\n', "", "BBB-01: «detail.question» falta"),
        ('"¿Con quién fue?"', '"Con quién fue"', "tiene que terminar en «\\?»"),
        ('"¿Con quién fue?"', '"¿BBB-01?"', "pregunta lo mismo"),
        (', vecina = "vecina o vecino", cliente = "cliente u otra empresa"', "", "de 2 a 6 opciones"),
        ("vecina = ", "Vecina = ", "BBB-01: «detail"),
        ("vecina = ", "no_dijo = ", "«no_dijo» ya está siempre"),
        ('"vecina o vecino"', '"Familia"', "dos opciones dicen lo mismo"),
        ("from_level = 1", "from_level = 7", "BBB-01: «detail.from_level»"),
    ],
)
def test_a_wrong_detail_is_refused_in_words(old: str, new: str, why: str) -> None:
    with pytest.raises(DataProblem, match=why):
        parse_instrument(with_detail(old, new))


def test_it_is_asked_from_its_level_on_and_told_only_then() -> None:
    assert ITEM.detail is not None
    assert ITEM.detail.codes == CODES
    assert asked_detail(ITEM, said(1)) is ITEM.detail
    for answer in (None, said(0, "familia"), said(None, "familia", kind=AnswerKind.NOT_OBSERVED)):
        assert asked_detail(ITEM, answer) is None
        assert told_detail(ITEM, answer) == ()
        assert not lacks_detail(ITEM, answer)
    assert lacks_detail(ITEM, said(2))
    assert told_detail(ITEM, said(2, "familia")) == ("familia",)
    assert without_detail(ASKING, {"BBB-01": said(2)}) == ("BBB-01",)
    assert say_detail(ITEM, ("familia", "cliente")) == "Con quién: familia y cliente u otra empresa"
    assert say_detail(ITEM, (NOT_SAID,)) == "Con quién: no dijo"


def test_several_may_hold_and_not_said_stands_alone() -> None:
    detail = ITEM.detail
    assert detail is not None
    assert turned(detail, ("cliente",), "familia") == ("familia", "cliente")
    assert turned(detail, ("familia", "cliente"), "familia") == ("cliente",)
    assert turned(detail, ("familia",), NOT_SAID) == (NOT_SAID,)
    assert turned(detail, (NOT_SAID,), "vecina") == ("vecina",)
    with pytest.raises(DataProblem, match="va solo"):
        ordered(ITEM, ("familia", NOT_SAID))
    with pytest.raises(DataProblem, match="no pregunta «amiga»"):
        ordered(ITEM, ("amiga",))
    with pytest.raises(DataProblem, match="AAA-01 no pregunta"):
        ordered(ASKING.item("AAA-01"), ("familia",))


def test_its_keys_mean_nothing_else_in_a_visit() -> None:
    assert ITEM.detail is not None
    others = {*KIND_KEYS.values(), *ORIGIN_KEYS.values(), NO_ORIGIN_KEY, *"GELAM"}
    assert not others.intersection(keys_of(ITEM.detail))


@given(st.integers(0, 4), choices)
def test_no_score_moves_by_it(level: int, chosen: tuple[str, ...]) -> None:
    assert score_answers(ASKING, {"BBB-01": said(level, *chosen)}) == score_answers(
        ASKING, {"BBB-01": said(level)}
    )


@given(st.integers(0, 4), st.sampled_from(["", "p", "C"]), choices)
def test_what_is_typed_from_paper_comes_back(level: int, origin: str, chosen: tuple[str, ...]) -> None:
    detail = ITEM.detail
    assert detail is not None
    letters = "".join(key for key, code in keys_of(detail).items() if code in chosen)
    reading = read_typed(f"{level}{origin}{letters}", ITEM)
    if level == 0 and letters:
        assert "Con quién se pregunta desde el nivel 1" in reading.problem
        return
    assert (reading.problem, reading.level) == ("", level)
    assert reading.detail == ordered(ITEM, chosen)
    assert typed_detail(ITEM, said(level, *reading.detail)) == letters
    if chosen:
        assert "Con quién: " in say_reading(reading, ITEM)


@pytest.mark.parametrize(
    ("typed", "why"), [("2HX", "va sola"), ("2Z", "con quién: H familia"), ("nH", "desde el nivel 1")]
)
def test_what_cannot_be_typed_is_said(typed: str, why: str) -> None:
    assert why in read_typed(typed, ITEM).problem


def begun(folder: Path, instrument: Instrument = ASKING) -> tuple[Store, int]:
    store, workshop = office_with_workshop(folder)
    return store, start_visit(store, workshop_id=workshop, instrument=instrument, visited_on="2026-11-20")


def test_it_is_kept_beside_the_answer_with_its_journal_and_its_undo(tmp_path: Path) -> None:
    store, visit = begun(tmp_path)
    answer_item(store, visit_id=visit, item="BBB-01", kind=AnswerKind.LEVEL, level=2)
    choose_detail(store, visit_id=visit, item="BBB-01", chosen=["cliente", "familia"])
    assert store.value("SELECT detail FROM answer WHERE item = 'BBB-01'") == "familia cliente"
    assert read_visit(store, visit).answers["BBB-01"].detail == ("familia", "cliente")
    assert read_answers(store, [visit])[visit]["BBB-01"].detail == ("familia", "cliente")
    newest = list_changes(store, ChangesAsked()).changes[0]
    assert (newest.what, newest.after) == ("BBB-01: con quién", "familia y cliente u otra empresa")
    assert store.undo_stack.undo_label == "lo que va con la respuesta BBB-01"
    row = store.value("SELECT id FROM answer WHERE item = 'BBB-01'")
    past = row_history(store, "answer", row)[0].value
    assert (past.title, past.before, past.after) == (
        "BBB-01: con quién", "nada", "familia y cliente u otra empresa"
    )  # fmt: skip
    store.undo_stack.undo()
    assert read_visit(store, visit).answers["BBB-01"].detail == ()
    store.undo_stack.redo()
    clear_answer(store, visit_id=visit, item="BBB-01")  # like note and origin it stays, and is not told
    left = read_visit(store, visit).answers["BBB-01"]
    assert (left.detail, told_detail(ITEM, left)) == (("familia", "cliente"), ())
    choose_detail(store, visit_id=visit, item="BBB-01", chosen=[])
    assert store.value("SELECT detail FROM answer WHERE item = 'BBB-01'") is None
    with pytest.raises(DataProblem, match="no pregunta"):
        choose_detail(store, visit_id=visit, item="AAA-01", chosen=["familia"])
    finish_visit(store, visit_id=visit)
    with pytest.raises(DataProblem, match="terminada"):
        choose_detail(store, visit_id=visit, item="BBB-01", chosen=["familia"])


@given(st.lists(st.tuples(st.integers(0, 4), choices), max_size=30))
def test_the_study_counts_it_and_points_at_nobody(drawn: list[tuple[int, tuple[str, ...]]]) -> None:
    answers = [said(level, *chosen) for level, chosen in drawn]
    told = [one.detail for one in answers if one.level and one.detail]
    inside = study_detail(ITEM, answers, 1)
    assert inside is not None
    assert inside.n == len(told)
    for code, share in inside.shares.items():
        count = sum(code in one for one in told)
        assert share == (count / len(told) if told else None)
    outside = study_detail(ITEM, answers, 5)
    assert outside is not None
    assert outside.n == (None if 0 < len(told) < 5 else len(told))
    hidden = 0
    for code, share in outside.shares.items():
        count = sum(code in one for one in told)
        if share is None:
            hidden += 1
        else:
            assert count == round(share * len(told))
            assert count == 0 or count >= 5
            assert len(told) == count or len(told) - count >= 5
    assert hidden != 1 or not told or any(len(told) - sum(c in o for o in told) < 5 for c in CODES)
    assert "…" in say_detail_study(outside) or not hidden or not outside.n
    assert study_detail(ASKING.item("AAA-01"), answers, 1) is None


def exchanging(item: Item) -> bool:
    return item.detail is not None


def test_the_instrument_asks_with_whom_one_exchanges_and_in_the_same_words() -> None:
    instrument = load_instrument("confeccion-2026")
    asking = [item for item in instrument.items if exchanging(item)]
    assert [item.code for item in asking] == ["ASO-02", "ASO-03"]
    assert len({item.detail for item in asking}) == 1
    assert all(
        item.detail and item.detail.from_level == 1 for item in asking
    )  # who never did, did with nobody
