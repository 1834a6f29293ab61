"""What a document is asked for, and what a kind of document is; each group lists its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.errors import DataProblem
from app.registry.records import Office
from app.storage.records import Reader
from reports.page import Section

WORKSHOP, EVENT, CONTACT, ANSWER, PERIOD, OFFICE = (
    "workshop", "event", "contact", "answer", "period", "office",
)  # fmt: skip
ENROLMENT, TRAINEE, CERTIFICATE = "enrolment", "trainee", "certificate"


@dataclass(frozen=True, slots=True)
class Request:
    """What a document is asked for: `subject_id` is the id of what it is about, if anything.

    `visit` and `compared` are the round that it is of and the one compared with it, by their ids;
    None: the newest, and the one before it. `period` is the first and the last day (ISO) of
    a document about a period. `use_latest` False: a legal figure that nobody knows on the day is not
    stood in for by the last that is known.
    """

    reader: Reader
    office: Office
    printed_on: date
    subject_id: int | None = None
    visit: int | None = None
    compared: int | None = None
    period: tuple[str, str] | None = None
    use_latest: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """One kind of document; `about` says of what it is one; `build` makes its pages.

    `of_round`: a workshop has one for each of its rounds.
    """

    kind: str
    title: str
    about: str
    build: Callable[[Request], Section]
    of_round: bool = False

    @property
    def per_workshop(self) -> bool:
        """Whether there is one for each workshop."""
        return self.about == WORKSHOP

    @property
    def needs_subject(self) -> bool:
        """Whether it is about one thing that must be said."""
        return self.about not in (OFFICE, PERIOD)


class NothingToPrint(DataProblem):
    """A workshop has nothing for this kind of document yet; a batch goes on without it."""
