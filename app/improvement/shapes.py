"""What is recommended, as JSON; see docs/cli.md."""

from collections.abc import Sequence

from app.diagnosis.records import Visit
from app.improvement.records import NotProposed, Recommendation
from app.shapes import Shape, shape
from app.training.courses import courses_of_solution

RECOMMENDED = (
    "rank solution=solution.code title=solution.title kind=solution.kind rule items score gap "
    "because support=solution.support.kind supported_by=solution.support.named|none "
    "hours=solution.hours cost_low=solution.cost_low cost_high=solution.cost_high"
)


def shape_recommendations(
    code: str, visit: Visit, recommendations: Sequence[Recommendation], left_out: Sequence[NotProposed]
) -> Shape:
    """What to do first after a visit, with the factors in words, and what is not proposed."""
    return {
        "workshop": code,
        **shape(visit, "visit=round date=visited_on"),
        "recommendations": [
            {
                **shape(one, RECOMMENDED),
                "courses": [course.code for course in courses_of_solution(one.solution.code)],
            }
            for one in recommendations
        ],
        "left_out": [shape(one, "solution=solution.code title=solution.title because") for one in left_out],
    }
