"""Pilots whose truth is known: workshops drawn in rows, with effects that were put in by hand."""

from collections.abc import Mapping, Sequence

import numpy as np

from app.claims.records import Member, OutcomeSeries, PilotDrawn, PilotStudy, PlanKept
from app.pilots.drawing import draw_lots
from app.pilots.records import Entrant, MeasuredValue, Pilot, Window

PRACTICES, SALES = "dimension.GES", "figure.sales_month"
START, YEAR = "2025-12-01", "2026-12-01"


def make_entrants(count: int, rows: int = 3, *, layout: str = "rows") -> list[Entrant]:
    """Workshops W000…, in rows by turns, or in pairs of neighbours; each with its people."""
    return [
        Entrant(
            0, 1, place, f"W{place:03d}", f"W{place:03d}", None,
            f"{place // 2:03d}" if layout == "pairs" else f"row {place % rows}",
            {"people": float(1 + place * 7 % 11)},
        )
        for place in range(count)
    ]  # fmt: skip


def make_study(
    count: int = 60,
    *,
    effects: Mapping[str, float] | None = None,
    rows: int = 3,
    rounds: int = 1,
    seed: int = 1,
    roles: Mapping[str, str] | None = None,
    rho: float = 0.6,
    baseline: bool = True,
    lost: Sequence[int] = (),
    balance_most: float | None = None,
    layout: str = "rows",
    subgroups: str = "",
    take_up: float = 1.0,
    parts: tuple[int, int] = (1, 1),
) -> PilotStudy:
    """Outcomes of deviation 10 around 50 before and after, moved by `effects` in who starts first.

    `lost` are places that were not measured afterwards.
    """
    effects = effects if effects is not None else {PRACTICES: 10.0, SALES: 0.0}
    chance = np.random.default_rng(seed)
    entrants = make_entrants(count, rows, layout=layout)
    dealt = draw_lots(entrants, parts, str(seed), balance_most)
    arm = np.array([dealt.arm_of[one.unit] == 0 for one in entrants])
    took = arm & (chance.random(count) < take_up)
    members = tuple(
        Member(
            place, one.code, one.unit, one.stratum, int(not arm[place]), bool(arm[place]), bool(took[place]),
            "refused" if place in lost else None, None,
            frozenset({"woman"} if place % 2 else {"rural"}),
            {"people": one.measures["people"], "owner_age": float(25 + place % 30)},
        )
        for place, one in enumerate(entrants)
    )  # fmt: skip
    outcomes = []
    for measure, effect in effects.items():
        own = chance.normal(50, 10, count)
        after = [
            50 + rho * (own - 50) + effect * took + chance.normal(0, 10 * (1 - rho**2) ** 0.5, count)
            for _round in range(rounds)
        ]
        outcomes.append(
            OutcomeSeries(
                measure, measure.upper(), "puntos", (roles or {}).get(measure, "primary"),
                baseline=_values(own, START, ()) if baseline else {},
                rounds=tuple(_values(one, YEAR, lost) for one in after),
            )
        )  # fmt: skip
    windows = tuple(Window(number, START, YEAR, YEAR) for number in range(1, rounds + 1))
    pilot = Pilot(1, 1, "Costos que se pueden medir", layout=layout, subgroups=subgroups)
    return PilotStudy(
        pilot, YEAR, START, ("empiezan primero", "esperan"), members, tuple(outcomes), windows,
        PlanKept("2025-11-14T10:00", "7c1f", "2025-11-21T10:00", 1),
        PilotDrawn(seed, parts, (True, False), balance_most),
        {one.workshop_id: one.measures for one in entrants},
    )  # fmt: skip


def _values(values: np.ndarray, day: str, lost: Sequence[int]) -> dict[int, MeasuredValue]:
    return {
        place: MeasuredValue(float(value), day) for place, value in enumerate(values) if place not in lost
    }
