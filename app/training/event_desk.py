"""One event as its page works with it: what the file says now."""

from datetime import date

from app.registry.names import fold
from app.storage.store import Store
from app.training import queries
from app.training.course_figures import course_of_event
from app.training.records import Certificate, Course, Enrolment, Event, Trainee

MOST_KNOWN = 20_000


class EventDesk:
    """Read whole: an event is small. `reload` after each change."""

    def __init__(self, store: Store, event_id: int) -> None:
        self.store = store
        self.event_id = event_id
        self.event: Event
        self.course: Course | None = None
        self.enrolments: list[Enrolment] = []
        self.marks: dict[tuple[int, int], str] = {}
        self.answers: dict[tuple[int, str, str], str | None] = {}
        self.certificates: list[Certificate] = []
        self._known: list[tuple[Trainee, str]] | None = None
        self.reload()

    def reload(self) -> None:
        """Read the event again. Raises `DataProblem` when it is gone."""
        store, self._known = self.store, None
        self.event = queries.read_event(store, self.event_id)
        self.course = course_of_event(store, self.event, date.today())
        self.enrolments = queries.list_enrolments(store, self.event_id)
        self.marks = {
            (one.session_id, one.enrolment_id): one.mark for one in queries.list_marks(store, self.event_id)
        }
        self.answers = {
            (one.enrolment_id, one.moment, one.question): one.choice
            for one in queries.list_test_answers(store, self.event_id)
        }
        self.certificates = queries.list_certificates(store, event_id=self.event_id)

    def count(self, *statuses: str) -> int:
        """How many people stand so."""
        return sum(one.status in statuses for one in self.enrolments)

    @property
    def known(self) -> list[tuple[Trainee, str]]:
        """Everybody who ever took part, with the folded text each is found by."""
        if self._known is None:
            people = queries.list_trainees(self.store, limit=MOST_KNOWN)
            self._known = [
                (
                    one,
                    fold(
                        f"{one.full_name} {one.workshop} {one.workshop_code} {one.phone or one.phone_given or ''}"
                    ),
                )
                for one in people
            ]
        return self._known

    @property
    def first_waiting(self) -> Enrolment | None:
        """Who has waited longest."""
        return next((one for one in self.enrolments if one.status == "waiting"), None)

    @property
    def sitting(self) -> list[Enrolment]:
        """Who is on the attendance sheet: everybody but who said no or left without coming."""
        came = {enrolment for _session, enrolment in self.marks}
        gone = ("declined", "withdrew")
        return [one for one in self.enrolments if one.status not in gone or one.id in came]

    def enrolment(self, enrolment_id: object) -> Enrolment | None:
        """The enrolment with this id, if it is still there."""
        return next((one for one in self.enrolments if one.id == enrolment_id), None)
