"""What evidence says as JSON."""

from collections.abc import Sequence
from pathlib import Path

from app.evidence.policy_records import EvidenceReport
from app.evidence.records import AnonymousData
from app.shapes import Shape, shape, shapes

KNOWN = "what groups smallest alone"
DIVERSITY = "variable groups least alike alone"
VARIABLE = "name title group unit validated"
REPORT = (
    "workshops rows smallest smallest_wanted without_consent without_round coarsened rounded left_out earlier"
)

POLICY = "code title state source confidence read_on note"
GOAL = "code wording confidence note"
INDICATOR = "indicator=code title unit n value said_share"
GROUP = "grouping group|none n value"


def shape_data(data: AnonymousData, files: Sequence[Path]) -> Shape:
    """The report and the variables; never the key, nor whose a sign is."""
    report = data.report
    return {
        **shape(report, REPORT),
        "before": shapes(report.before, KNOWN),
        "after": shapes(report.after, KNOWN),
        "diversity": shapes(report.diversity, DIVERSITY),
        "variables": shapes(data.variables, VARIABLE),
        "files": [str(one) for one in files],
    }


def shape_evidence(report: EvidenceReport) -> Shape:
    """The goals and the indicators; null is hidden or not known."""
    return {
        "from": report.first_day,
        "to": report.last_day,
        "workshops": report.workshops,
        "policies": [
            {
                **shape(one, POLICY),
                "goals": [{**shape(goal, GOAL), "indicators": list(goal.indicators)} for goal in one.goals],
            }
            for one in report.policies
        ],
        "indicators": [
            {**shape(one, INDICATOR), "groups": shapes(one.groups, GROUP)} for one in report.values.values()
        ],
    }
