"""Whatever is done, undone and looked at in whatever order, the same leaves are never shown in two states."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.errors import DataProblem
from app.history.undoing import undo_change
from app.voices.operations import add_pile, close_hearing, remove_hearing, remove_pile, start_hearing
from app.voices.queries import list_hearings, list_piles, tell_hearing
from app.voices.records import FEWEST_LEAVES, OWNERS, WORKERS, HearingTold
from app.voices.shapes import shape_hearing
from tests.storage.support import make_office
from tests.voices.leaves import made_leaves

TODAY = "2026-12-01"


class Hearings(RuleBasedStateMachine):
    """A consultant who does anything that the window lets her do, and notes all that she ever sees."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.office = make_office(self.folder)
        self.store = self.office.store
        self.cluster = self.store.value(
            "SELECT cluster_id FROM workshop WHERE id = ?", (self.office.workshop,)
        )
        self.seen: dict[int, tuple[HearingTold, object]] = {}
        self.seed = 0
        self.made: int = self.store.value("SELECT count(DISTINCT change) FROM journal")

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def try_it(self, operation: Callable[..., object], **fields: object) -> None:
        with suppress(DataProblem):  # it was refused, and said so
            operation(self.store, **fields)

    @initialize()
    def begin(self) -> None:
        self.start()
        self.key(count=6, speaker=WORKERS, own=False)
        self.key(count=7, speaker=WORKERS, own=True)

    @rule()
    def start(self) -> None:
        self.try_it(start_hearing, cluster_id=self.cluster, month="2026-11")

    @rule(count=st.integers(4, 9), speaker=st.sampled_from((WORKERS, WORKERS, OWNERS)), own=st.booleans())
    def key(self, count: int, speaker: str, own: bool) -> None:
        for hearing in list_hearings(self.store)[:1]:
            self.seed += 1
            workshop = self.office.workshop if own and speaker == WORKERS else None
            self.try_it(
                add_pile, hearing_id=hearing.id, speaker=speaker, workshop_id=workshop,
                leaves=made_leaves(count, speaker=speaker, seed=self.seed),
            )  # fmt: skip

    @rule(place=st.integers(0, 5))
    def take_away(self, place: int) -> None:
        every = [
            one.id for hearing in list_hearings(self.store) for one in list_piles(self.store, hearing.id)
        ]
        if every:
            self.try_it(remove_pile, pile_id=every[place % len(every)])

    @rule()
    def take_all_away(self) -> None:
        for hearing in list_hearings(self.store)[:1]:
            self.try_it(remove_hearing, hearing_id=hearing.id)

    @rule()
    def close(self) -> None:
        for hearing in list_hearings(self.store)[:1]:
            self.try_it(close_hearing, hearing_id=hearing.id)

    @rule()
    def step_back(self) -> None:
        self.store.undo_stack.undo()

    @rule()
    def step_forward(self) -> None:
        self.store.undo_stack.redo()

    @rule(back=st.integers(0, 6))
    def undo_in_the_history(self, back: int) -> None:
        changes = [
            row[0] for row in self.store.rows("SELECT DISTINCT change FROM journal ORDER BY change DESC")
        ]
        made = self.made  # what the office was made with stays
        mine = changes[: max(0, len(changes) - made)]
        if mine:
            self.try_it(undo_change, change_id=mine[back % len(mine)])

    @invariant()
    def what_was_shown_is_shown_alike(self) -> None:
        for hearing in list_hearings(self.store):
            assert all(one.leaves >= FEWEST_LEAVES for one in list_piles(self.store, hearing.id))
            if not hearing.closed:
                assert hearing.id not in self.seen
                with pytest.raises(KeyError):
                    tell_hearing(self.store, hearing.id, today=TODAY)
                continue
            told = tell_hearing(self.store, hearing.id, today=TODAY)
            now = (told, shape_hearing(told))
            assert self.seen.setdefault(hearing.id, now) == now


TestHearings = Hearings.TestCase
TestHearings.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
