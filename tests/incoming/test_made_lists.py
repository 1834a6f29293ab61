"""Hundreds of random lists whose truth is known: nearly every cell is right, and no identity wrong in silence."""

from pathlib import Path
from random import Random

from hypothesis import given, note, settings
from hypothesis import strategies as st

from app.storage.store import Store
from tests.incoming.books import store
from tests.incoming.judging import Verdict, judge, table_of
from tests.incoming.made_lists import keep_in, make_list

__all__ = ["store"]
LISTS = 200
LEAST = 0.98


def test_random_lists_are_read_as_they_are_meant(store: Store, tmp_path: Path) -> None:
    keep_in(tmp_path)
    whole = Verdict()

    @settings(max_examples=LISTS, derandomize=True, deadline=None, database=None)
    @given(st.integers(0, 2**32 - 1))
    def read_one(seed: int) -> None:
        made = make_list(Random(seed))
        verdict = judge(store, made)
        note(f"{made.headings}\n{verdict.wrong}")
        whole.add(verdict)
        assert not verdict.silent

    read_one()
    assert whole.share >= LEAST, table_of(whole, LISTS)
