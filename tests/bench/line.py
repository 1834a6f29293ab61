"""An exact balance of 25 tasks, against the bare solver with the same matrices."""

from pathlib import Path
from random import Random

from app.balancing.exact import balance_exactly, model_stations
from app.balancing.line import LineTask, SewingLine, count_units, least_stations, make_line
from app.balancing.positional_weight import place_by_weight
from tests.bench.records import Measure
from tests.bench.timing import in_turn

TASKS = 25
CYCLE = 8.0
TURNS = 5


def make_bench_line(seed: int) -> SewingLine:
    """A garment's worth of tasks, each after one to three of those shortly before it."""
    random = Random(seed)
    tasks = []
    for place in range(TASKS):
        recent = range(max(0, place - 6), place)
        after = random.sample(recent, min(len(recent), random.randint(1, 3)))
        tasks.append(LineTask(f"t{place}", random.randint(10, 60) / 10, tuple(f"t{one}" for one in after)))
    return make_line(tasks)


def measure_line(folder: Path) -> Measure:
    """The fewest stations of a line that ranked positional weight does not solve."""
    from scipy.optimize import milp

    for seed in range(1000):
        line = make_bench_line(seed)
        units = count_units(line, CYCLE)
        most, least = len(place_by_weight(line, units)) - 1, least_stations(units)
        model = model_stations(line, units, most, least)
        if most >= least and model is not None:
            break
    else:
        raise AssertionError("no line needs the solver")
    arguments = model.arguments

    def ours() -> None:
        balance_exactly(line, CYCLE)

    def floor() -> None:
        milp(**arguments, options={"mip_rel_gap": 0})

    ours(), floor()
    return Measure("balance of 25 tasks", *in_turn(ours, floor, TURNS), 1.3, "bare milp, same matrices")
