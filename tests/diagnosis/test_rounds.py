"""Rounds over time: when the next is due, what is in sight, second looks apart."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.diagnosis.item_agreement import compare_ratings
from app.diagnosis.operations import (
    answer_item,
    choose_previous,
    finish_visit,
    remove_second_look,
    reopen_visit,
    start_second_look,
    start_visit,
)
from app.diagnosis.queries import (
    count_reach,
    finished_visits,
    list_visits,
    read_visit,
)
from app.diagnosis.records import AnswerKind
from app.diagnosis.round_queries import (
    list_second_looks,
    next_round_due,
    open_second_look,
    previous_round,
    read_blind_draft,
    read_change,
    read_rated_twice,
    why_closed,
)
from app.diagnosis.words import say_previous_shown
from app.errors import DataProblem
from app.improvement.operations import change_programme, start_programme
from app.registry.operations import add_consultant
from app.registry.queries import list_workshop_lines
from app.storage.store import Store
from tests.diagnosis.support import office_with_workshop, small_instrument
from tests.diagnosis.versions import second_version

DAY, LATER = "2026-03-31", "2026-10-05"


@pytest.fixture
def place(tmp_path: Path) -> Iterator[tuple[Store, int]]:
    store, workshop = office_with_workshop(tmp_path)
    yield store, workshop
    store.close()


def a_round(store: Store, workshop: int, level: int = 2, day: str = DAY) -> int:
    visit = start_visit(store, workshop_id=workshop, instrument=small_instrument(), visited_on=day)
    fill(store, visit, level)
    return visit


def fill(store: Store, visit: int, level: int) -> None:
    for item in read_visit(store, visit).instrument.items:
        answer_item(store, visit_id=visit, item=item.code, kind=AnswerKind.LEVEL, level=level)
    finish_visit(store, visit_id=visit)


def test_the_next_round_is_due_six_months_later(place: tuple[Store, int]) -> None:
    store, workshop = place
    assert next_round_due(store, workshop) is None
    a_round(store, workshop)
    assert next_round_due(store, workshop) == "2026-09-30"  # September has no 31st
    a_round(store, workshop, day=LATER)
    assert next_round_due(store, workshop) == "2027-04-05"


def test_the_programme_may_say_another_day(place: tuple[Store, int]) -> None:
    store, workshop = place
    programme = start_programme(store, visit_id=a_round(store, workshop), recommendations=[])
    change_programme(store, programme_id=programme, next_round_on="2026-06-15")
    assert next_round_due(store, workshop) == "2026-06-15"
    store.undo_stack.undo()
    assert next_round_due(store, workshop) == "2026-09-30"


def test_the_choice_of_seeing_the_last_round_changes_once_and_says_when(
    place: tuple[Store, int],
) -> None:
    store, workshop = place
    a_round(store, workshop)
    draft = start_visit(store, workshop_id=workshop, instrument=small_instrument(), visited_on=LATER)
    choose_previous(store, visit_id=draft, shown=False)
    hidden = read_blind_draft(store, workshop)
    assert hidden is not None
    assert hidden.id == draft
    (before,) = finished_visits(store, workshop)
    assert "a ciegas" in why_closed(store, before)
    for code in ("AAA-01", "AAA-02"):
        answer_item(store, visit_id=draft, item=code, kind=AnswerKind.LEVEL, level=1)
    choose_previous(store, visit_id=draft, shown=True)
    visit = read_visit(store, draft)
    assert (visit.previous_shown, visit.previous_changed_after) == (True, 2)
    assert "2 respuestas" in say_previous_shown(True, 2)
    assert read_blind_draft(store, workshop) is None
    assert why_closed(store, before) == ""
    with pytest.raises(DataProblem, match="una sola vez"):
        choose_previous(store, visit_id=draft, shown=False)
    finish_visit(store, visit_id=draft)
    with pytest.raises(DataProblem, match="terminada"):
        choose_previous(store, visit_id=draft, shown=False)


def test_each_way_of_asking_is_said() -> None:
    ways = [(None, None), (True, None), (False, None), (True, 1), (True, 5), (False, 0), (False, 3)]
    said = [say_previous_shown(*way) for way in ways]
    assert said[0] == ""
    assert len(set(said)) == len(said)


def test_two_rounds_are_compared_through_the_versions(place: tuple[Store, int]) -> None:
    store, workshop = place
    a_round(store, workshop, level=1)
    newer = start_visit(store, workshop_id=workshop, instrument=second_version(), visited_on=LATER)
    fill(store, newer, 3)
    now = read_visit(store, newer)
    then = previous_round(store, now)
    assert then is not None
    assert then.instrument.version == "1"  # the old wording stays
    part = read_change(store, then, now).part("AAA")
    assert (part.before, part.after) == (25.0, 75.0)
    assert "AAA-06" not in part.items


class TestSecondLook:
    @pytest.fixture
    def looked(self, place: tuple[Store, int]) -> tuple[Store, int, int, int]:
        store, workshop = place
        first, second = (add_consultant(store, name=name) for name in ("Rosa", "Elvio"))
        store.user = first
        visit = a_round(store, workshop, level=1)
        look = start_second_look(store, visit_id=visit, consultant_id=second, visited_on=DAY)
        return store, workshop, visit, look

    def test_it_counts_as_no_round(self, looked: tuple[Store, int, int, int]) -> None:
        store, workshop, visit, look = looked
        before = count_reach(store)
        for _state in ("draft", "finished"):
            assert [one.id for one in list_visits(store)] == [visit]
            assert [one.id for one in finished_visits(store, workshop)] == [visit]
            assert count_reach(store) == before
            (line,) = list_workshop_lines(store)
            assert (line.last_visit_on, line.visits, line.drafts) == (DAY, 1, 0)
            assert previous_round(store, read_visit(store, look)) is None
            if _state == "draft":
                fill(store, look, 4)
        again = start_visit(store, workshop_id=workshop, instrument=small_instrument(), visited_on=LATER)
        assert read_visit(store, again).round == 2
        with pytest.raises(DataProblem):
            start_programme(store, visit_id=look, recommendations=[])

    def test_both_are_never_open(self, looked: tuple[Store, int, int, int]) -> None:
        store, _workshop, visit, look = looked
        assert open_second_look(store, visit) == look
        assert "segunda opinión" in why_closed(store, read_visit(store, visit))
        assert why_closed(store, read_visit(store, look)) == ""
        with pytest.raises(DataProblem, match="segunda opinión"):
            reopen_visit(store, visit_id=visit, reason="me equivoqué")
        fill(store, look, 2)
        assert open_second_look(store, visit) is None
        with pytest.raises(DataProblem, match="segunda opinión"):
            reopen_visit(store, visit_id=visit, reason="me equivoqué")
        remove_second_look(store, visit_id=look)
        reopen_visit(store, visit_id=visit, reason="me equivoqué")

    def test_it_is_another_persons_and_of_a_finished_round(self, looked: tuple[Store, int, int, int]) -> None:
        store, workshop, visit, look = looked
        rosa, elvio = read_visit(store, visit).consultant_id, read_visit(store, look).consultant_id
        assert rosa is not None
        assert elvio is not None
        with pytest.raises(DataProblem, match="otra persona"):
            start_second_look(store, visit_id=visit, consultant_id=rosa, visited_on=DAY)
        with pytest.raises(DataProblem, match="ya hizo"):
            start_second_look(store, visit_id=visit, consultant_id=elvio, visited_on=DAY)
        with pytest.raises(DataProblem, match="terminada"):
            start_second_look(store, visit_id=look, consultant_id=rosa, visited_on=DAY)
        with pytest.raises(DataProblem, match="ronda"):
            remove_second_look(store, visit_id=visit)
        draft = start_visit(store, workshop_id=workshop, instrument=small_instrument(), visited_on=LATER)
        with pytest.raises(DataProblem, match="terminada"):
            start_second_look(store, visit_id=draft, consultant_id=elvio, visited_on=LATER)

    def test_what_each_one_read_stands_side_by_side(self, looked: tuple[Store, int, int, int]) -> None:
        store, _workshop, visit, look = looked
        (line,) = list_second_looks(store)
        assert (line.first_consultant, line.second_consultant) == ("Rosa", "Elvio")
        assert read_rated_twice(store) == []
        answer_item(store, visit_id=look, item="AAA-01", kind=AnswerKind.LEVEL, level=4)
        answer_item(store, visit_id=look, item="AAA-02", kind=AnswerKind.DOES_NOT_KNOW)
        answer_item(store, visit_id=look, item="AAA-03", kind=AnswerKind.LEVEL, level=1)
        finish_visit(store, visit_id=look, unfinished_reason="poco tiempo")
        (pair,) = read_rated_twice(store)
        assert (pair.first.id, pair.second.id) == (visit, look)
        found = compare_ratings(small_instrument(), [pair])
        assert found.items[0].item.code == "AAA-01"
        by_code = {one.item.code: one for one in found.items}
        assert by_code["AAA-01"].levels == ((1, 4),)
        assert by_code["AAA-02"].levels == ()
        assert by_code["AAA-02"].agreed == 0
        assert by_code["AAA-03"].agreed == 1
        assert by_code["AAA-01"].linear is None  # one pair is no measure
        assert found.missing_pairs == 9
        assert by_code["AAA-01"].interval() is None

    def test_from_ten_pairs_on_there_are_coefficients(self, looked: tuple[Store, int, int, int]) -> None:
        store, _workshop, _visit, look = looked
        fill(store, look, 2)
        (pair,) = read_rated_twice(store)
        item = small_instrument().items[0]
        read = [(0, 0), (1, 1), (2, 3), (3, 3), (4, 4), (0, 1), (2, 2), (3, 3), (1, 1), (4, 4)]

        def twin(levels: tuple[int, int]) -> object:
            first, second = (
                replace(
                    visit,
                    answers={
                        i.code: replace(visit.answers[i.code], level=level) for i in visit.instrument.items
                    },
                )
                for visit, level in zip((pair.first, pair.second), levels, strict=True)
            )
            return replace(pair, first=first, second=second)

        found = compare_ratings(small_instrument(), [twin(levels) for levels in read])  # type: ignore[misc]
        one = next(a for a in found.items if a.item.code == item.code)
        assert one.enough
        assert one.linear is not None
        assert 0.7 < one.linear < 1
        interval = one.interval()
        assert interval is not None
        assert interval[0] <= one.linear <= interval[1]
        whole = found.totals[0]
        assert (whole.code, whole.pairs) == ("", 10)
        assert whole.icc is not None
