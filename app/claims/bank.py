"""The bank of pilots: what was asked, what was seen of each main outcome, what was decided, and at what cost."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from app.apart import Reckoner, reckon_here
from app.claims.cost_words import say_of_what, say_unit_cost
from app.claims.costs import PilotCosts, UnitCost, cost_of_one, reckon_costs
from app.claims.forest import name_finding
from app.claims.queries import read_pilot_report
from app.claims.records import CANNOT_SAY, PilotFinding, PilotReport
from app.claims.sentences import say_finding
from app.claims.tried_words import say_tried
from app.claims.words import STATE_WORDS
from app.errors import DataProblem
from app.i18n import _
from app.pilots.lists import PilotResult
from app.pilots.queries import list_pilots, read_whole_pilot
from app.pilots.records import PRIMARY, WholePilot
from app.progress import SILENT, Progress
from app.shapes import Shape, shape
from app.storage.records import Reader

PILOT = "id pilot=number name question comparison unit starts_on cost_per_workshop decision decided_on decided_why"
FOUND = "measure title unit role arm state reason doubts estimate ci_low ci_high p p_randomization mde least_effect n n_treated"
COST = "measure unit per state reason cost cost_low cost_high"


class BankLine(NamedTuple):
    """A pilot with one of its main outcomes, so that pilots can be held side by side.

    Without `finding` nothing is known of it: `trouble` says why, or the plan has no main outcome.
    """

    id: int
    whole: WholePilot
    tried: str
    costs: PilotCosts | None = None
    finding: PilotFinding | None = None
    cost: UnitCost | None = None
    trouble: str = ""

    @property
    def in_deviations(self) -> float | None:
        """The difference in deviations of those who wait, which is alike for every outcome."""
        one = self.finding
        if one is None or one.estimate is None or not one.spread or one.state == CANNOT_SAY:
            return None
        return one.estimate / one.spread


def read_bank(
    reader: Reader, *, today: date, reckon: Reckoner = reckon_here, progress: Progress = SILENT
) -> list[BankLine]:
    """Every pilot, the newest first, a line per main outcome; what can be said of each is reckoned anew."""
    lines: list[BankLine] = []
    for pilot in list_pilots(reader):
        whole, tried = read_whole_pilot(reader, pilot.id), say_tried(reader, pilot)
        try:
            report = read_pilot_report(reader, pilot.id, today=today, reckon=reckon, progress=progress)
        except DataProblem as trouble:
            lines.append(BankLine(pilot.id, whole, tried, trouble=trouble.sentence))
            continue
        lines += lines_of(report, whole, tried)
    return lines


def lines_of(report: PilotReport, whole: WholePilot, tried: str) -> Sequence[BankLine]:
    """A pilot's lines: one at least."""
    costs = reckon_costs(report)
    main = [one for one in report.findings if one.role == PRIMARY]
    return [
        BankLine(
            whole.pilot.id, whole, tried, costs, one, cost_of_one(one, report.pilot.cost_per_workshop)
        )
        for one in main
    ] or [BankLine(whole.pilot.id, whole, tried, costs)]  # fmt: skip


def shape_bank_line(line: BankLine) -> Shape:
    """A line as JSON; what is not known is null."""
    costs, found = line.costs, line.finding
    return {
        **shape(line.whole.pilot, PILOT),
        "state": line.whole.state,
        "tried": line.tried or None,
        "workshops": len(line.whole.entrants),
        "first": costs.first if costs else None,
        "cost_planned": costs.planned if costs else None,
        "trouble": line.trouble or None,
        "outcome": {"sentence": say_finding(found), **shape(found, FOUND)} if found else None,
        "in_deviations": line.in_deviations,
        "per_unit": shape(line.cost, COST) if line.cost else None,
        "per_person_in_ips": shape(costs.per_person_in_ips, COST) if costs else None,
    }


def say_results(lines: Sequence[BankLine]) -> dict[int, PilotResult]:
    """What the list of pilots says of each that was reckoned."""
    by_pilot: dict[int, list[BankLine]] = {}
    for line in lines:
        by_pilot.setdefault(line.id, []).append(line)
    return {pilot: PilotResult(_say_states(own), _say_unit_costs(own)) for pilot, own in by_pilot.items()}


def _say_states(lines: Sequence[BankLine]) -> str:
    """ "Gestión y costos: se ve, con dudas · Ventas del mes: no se distingue de cero"."""
    found = [one.finding for one in lines if one.finding is not None]
    told = [f"{name_finding(one)}: {STATE_WORDS[one.state]}" for one in found]
    return " · ".join(told) or lines[0].trouble or _("El plan no tiene un resultado principal.")


def _say_unit_costs(lines: Sequence[BankLine]) -> str:
    costs = [one.cost for one in lines if one.cost is not None and one.cost.cost is not None]
    return " · ".join(f"{say_of_what(one)}: {say_unit_cost(one)}" for one in costs)
