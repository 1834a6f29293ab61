"""Plans to rehearse, made up: rows of workshops with what each had."""

import random
from typing import Any

from app.pilots.records import Entrant
from app.rehearsal.records import Expectation, RehearsalPlan

SPREAD = 15.0


def make_plan(*sizes: int, known: bool = True, layout: str = "rows", **expected: Any) -> RehearsalPlan:
    """Rows of these sizes, drawn between two even arms; `known`: what each had, some 15 points apart."""
    dice = random.Random(3)
    codes = [(f"{row}{number:03d}", f"{row:03d}") for row, size in enumerate(sizes) for number in range(size)]
    values = {code: dice.gauss(50, SPREAD) for code, _row in codes}
    entrants = [
        Entrant(number, 1, number, code, code, None, row, {"index": values[code]})
        for number, (code, row) in enumerate(codes)
    ]
    return RehearsalPlan(
        tuple(entrants),
        (1, 1),
        (True, False),
        Expectation("index", "Índice", "puntos", values if known else {}, **expected),
        layout,
    )
