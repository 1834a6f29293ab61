"""What evidence says as JSON."""

from collections.abc import Sequence
from pathlib import Path

from app.evidence.records import AnonymousData
from app.shapes import Shape, shape, shapes

KNOWN = "what groups smallest alone"
DIVERSITY = "variable groups least alike alone"
VARIABLE = "name title group unit validated"
REPORT = "workshops rows smallest smallest_wanted without_consent without_round coarsened rounded left_out"


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
