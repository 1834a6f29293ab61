"""Nothing that is ever shown of a hearing lets anybody work out a count of one to four, or how it was made."""

from collections.abc import Sequence
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from app.suppression import SMALLEST
from app.voices.counting import count_leaves
from app.voices.leaf_file import find_leaf
from app.voices.records import OWNERS, WORKERS, Hearing, LeafQuestion, Pile, QuestionTold, ToldCounts
from app.voices.telling import tell_piles
from app.voices.words import answer_codes

HEARING = Hearing(1, 1, "2026-11", "hoja-2026.1", 1, "Yaguarón")
LEAF = find_leaf()


@st.composite
def piles(draw: st.DrawFn) -> list[Pile]:
    """One to five piles of five leaves or more, of up to three workshops or of none, and perhaps the owners'."""
    found = []
    for number in range(draw(st.integers(1, 5))):
        speaker = WORKERS if number == 0 else draw(st.sampled_from((WORKERS, WORKERS, OWNERS)))
        workshop = draw(st.sampled_from((None, 1, 2, 3))) if speaker == WORKERS else None
        size = draw(st.integers(5, 14))
        lean = draw(st.integers(0, 4))
        asked = LEAF.asked_of(speaker)
        leaves = [
            {one.code: _choose(draw(st.integers(0, 99)), lean, one) for one in asked} for _leaf in range(size)
        ]
        found.append(Pile(number, 1, speaker, workshop, size, count_leaves(asked, leaves)))
    return found


def _choose(throw: int, lean: int, question: LeafQuestion) -> str:
    codes = answer_codes(question)
    return codes[lean % len(codes)] if throw < 60 else codes[throw % len(codes)]


def parts_of(told: QuestionTold) -> dict[str, ToldCounts]:
    return {str(one): said for one, said in (told.workshops or {}).items()}


def bounds(told: QuestionTold, cell: tuple[str, str], parts: Sequence[str]) -> tuple[float, float]:
    """Between what one who holds all that is shown of a question knows a hidden cell to lie."""
    codes = list(told.workers.answers)
    names = [(part, code) for part in parts for code in codes]
    rows, right = [], []
    shown = parts_of(told)
    for place, (part, code) in enumerate(names):
        count = shown[part].answers[code] if part in shown else None
        if count is not None:
            rows.append(np.eye(len(names))[place])
            right.append(count)
    for part, said in shown.items():
        if said.leaves is not None:
            rows.append(np.array([float(one == part) for one, _code in names]))
            right.append(said.leaves)
    for code, count in told.workers.answers.items():
        if count is not None:
            rows.append(np.array([float(one == code) for _part, one in names]))
            right.append(count)
    if told.workers.leaves is not None:
        rows.append(np.ones(len(names)))
        right.append(told.workers.leaves)
    aim = np.array([float(one == cell) for one in names])
    ends = [linprog(sign * aim, A_eq=np.array(rows), b_eq=right, bounds=(0, None)) for sign in (1, -1)]
    return ends[0].fun, (-ends[1].fun if ends[1].success else float("inf"))


def truth(found: Sequence[Pile], question: str) -> dict[tuple[str, str], int]:
    cells: dict[tuple[str, str], int] = {}
    for one in found:
        if one.speaker == WORKERS:
            for code, count in one.counts[question].items():
                key = (str(one.workshop_id or "others"), code)
                cells[key] = cells.get(key, 0) + count
    return cells


@settings(max_examples=40)
@given(piles())
def test_no_count_under_five_can_be_worked_out_from_all_that_is_shown(found: list[Pile]) -> None:
    told = tell_piles(HEARING, LEAF, found, {})
    parts = sorted({str(one.workshop_id or "others") for one in found if one.speaker == WORKERS})
    for one in told.questions:
        for cell, count in truth(found, one.question.code).items():
            if 0 < count < SMALLEST:
                least, most = bounds(one, cell, parts)
                assert most - least >= 1, (one.question.code, cell, count)


@given(piles())
def test_no_small_count_is_shown_anywhere(found: list[Pile]) -> None:
    told = tell_piles(HEARING, LEAF, found, {})
    for one in told.questions:
        for said in chain([one.workers], [one.owners] if one.owners else [], (one.workshops or {}).values()):
            assert all(count is None or count == 0 or count >= SMALLEST for count in said.answers.values())
            hidden = [count for count in said.answers.values() if count is None]
            if said.leaves is not None and hidden:
                left = said.leaves - sum(count or 0 for count in said.answers.values())
                assert len(hidden) > 1, "the complement would tell it"
                assert left >= SMALLEST


@pytest.mark.parametrize("speaker", [WORKERS, OWNERS])
def test_the_order_of_leaves_and_piles_changes_nothing(speaker: str) -> None:
    from tests.voices.leaves import made_leaves

    leaves = made_leaves(9, speaker=speaker)
    asked = LEAF.asked_of(speaker)
    assert count_leaves(asked, leaves) == count_leaves(asked, leaves[::-1])
