"""What the command line prints of claims as JSON (docs/cli.md)."""

from typing import TYPE_CHECKING

from app.claims.sentences import say_before, say_finding
from app.shapes import Shape, shape, shapes

if TYPE_CHECKING:
    from app.claims.records import PilotFinding, PilotReport

FINDING = (
    "measure title unit role arm subgroup state reason doubts notes exploratory comparison method n n_treated n_units"
    " estimate ci_low ci_high se_kind p p_randomization draws exact q mde least_effect better spread waiting_mean"
    " treated_change bounds bounds_ci trimmed late late_low late_high first_stage_f compliance"
)
ROUND = "number estimate ci_low ci_high n"
BEFORE = "moments n slope ci_low ci_high p mde moved"
PLAN = "plan_at plan_hash drawn_at draws changed added"
WINDOW = "number after until target"
BALANCE = "code treated waiting difference known far"
FLOW = "name treated drawn took took_unknown measured left lost"


def shape_report(report: "PilotReport") -> Shape:
    """A report with the sentence of each finding."""
    parts = ("findings", "families", "subgroups", "exploratory", "pooled")
    return {
        "pilot": report.pilot.number,
        "name": report.pilot.name,
        "comparison": report.pilot.comparison,
        "today": report.today,
        "warnings": list(report.warnings),
        "plan": shape(report.plan, PLAN),
        "windows": shapes(report.windows, WINDOW),
        **{part: [_shape_finding(one) for one in getattr(report, part)] for part in parts},
        "balance": shapes(report.balance, BALANCE),
        "flow": shapes(report.flow, FLOW),
        "blinding": shape(report.blinding, "blind knew unknown"),
    }


def _shape_finding(one: "PilotFinding") -> Shape:
    return {
        "sentence": say_finding(one),
        **shape(one, FINDING),
        "rounds": shapes(one.rounds, ROUND),
        "before": {"sentence": say_before(one), **shape(one.before, BEFORE)} if one.before else None,
    }
