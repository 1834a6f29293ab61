"""What needs a large library is reckoned in a child, and the window's process stays without it."""

import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

import app.aside
from app.apart import _pack, answer, reckon_apart, reckon_here, stoppable
from app.errors import Cancelled, DataProblem
from app.i18n import _, use_language

# Each is reckoned here and apart: in a process of its own, in which nothing else may have loaded scipy.
ASKED = """
import sys
from app.allocation.options import OPTIONS, Maker, RiskGroup, SharingTask, plan_options
from app.allocation.potential import ClusterMaker, measure_potential
from app.apart import reckon_apart, reckon_here

makers = tuple(Maker(one, f"T-{one}", f"Taller {one}", 100, 200, 300, "measured", 1, 2) for one in range(1, 7))
task = SharingTask(1, 700, makers, (RiskGroup("van", "La combi", frozenset({1, 2}), 0.5),), price=900)
month = [ClusterMaker(one, "C", "Taller", ("camisas", "ropa"), 100.0 * one) for one in range(1, 4)]

def ask(reckon):
    plans = reckon(plan_options, task, OPTIONS, keep={1: 50}, without=[2])
    return {code: (one.quantities, one.status) for code, one in plans.items()}, reckon(
        measure_potential, month, 0.4, 2.0)

apart = ask(reckon_apart)
assert not {"numpy", "scipy"} & set(sys.modules), "loaded here"
assert apart == ask(reckon_here)
"""


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en")
    yield
    use_language("es")


def refuse() -> None:
    raise DataProblem(_("Cancelar"))


def stumble() -> None:
    raise ValueError("a mistake of the function")


def test_the_window_never_loads_what_a_child_reckons_with() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("english")
def test_a_sentence_comes_across_in_the_language_of_who_asks() -> None:
    with pytest.raises(DataProblem, match="Cancel$"):
        reckon_apart(refuse)


def test_a_mistake_is_seen_where_it_was_asked() -> None:
    with pytest.raises(ValueError, match="mistake of the function"):
        reckon_apart(stumble)
    assert answer(_pack((stumble, (), {}, "es"))) == "", "the child itself ends in silence"


def test_without_a_child_it_is_reckoned_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.aside.sys, "executable", "/nothing/there")
    assert reckon_apart(divmod, 7, 3) == (2, 1)


def test_a_child_is_stopped_by_who_waits_for_it() -> None:
    class Stop:
        def report(self, done: int, total: int | None, text: str = "") -> None:
            raise Cancelled

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        stoppable(reckon_apart, Stop())(time.sleep, 60)
    assert time.monotonic() - begun < 30
    assert stoppable(reckon_here, Stop())(divmod, 7, 3) == (2, 1)
