"""What the tests show of each line of a history: how many right answers more."""

from collections.abc import Iterable

from app.storage.records import Reader
from app.training.courses import find_course
from app.training.history_records import HistoryLine
from app.training.queries import list_test_answers
from app.training.results import Gain, gain_by_person


def list_gains(reader: Reader, lines: Iterable[HistoryLine]) -> dict[int, Gain]:
    """The gain of each enrolment of these lines that took the test before and after."""
    found: dict[int, Gain] = {}
    wanted = list(lines)
    ours = {line.enrolment_id for line in wanted}
    for event, code in {(line.event_id, line.course) for line in wanted}:
        course = find_course(code)
        if course is not None:
            gains = gain_by_person(course, list_test_answers(reader, event))
            found |= {one: gain for one, gain in gains.items() if one in ours}
    return found
