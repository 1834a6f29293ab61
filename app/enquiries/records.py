"""The nouns of the advice line: what people ask, and the answers that are kept."""

from dataclasses import dataclass

CHANNELS = ("workshop", "office", "elsewhere", "phone", "whatsapp", "video")
ROLES = ("owner", "family", "worker", "other")
LONGEST_MINUTES = 600  # of an enquiry
TOPICS = ("ips", "wages", "contracts", "leave", "tax", "permits", "company", "people", "other")


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """A question that was answered and is kept, to be read aloud or printed.

    `asked_as` are other ways people ask it. `valid_until` (ISO) is the day from which it must
    be confirmed. `code` is that of an answer that came with the program; with an `id` besides,
    the office has its own wording of it. `id` None: as the program brought it. `bring` and `where` are
    what to take along and to whom, picked out of the program's own wording; the office's has it in its text.
    """

    topic: str
    question: str
    answer: str
    code: str | None = None
    id: int | None = None
    asked_as: tuple[str, ...] = ()
    source: str | None = None
    read_on: str | None = None
    confidence: str | None = None
    valid_until: str | None = None
    state: str = "valid"  # draft | valid | withdrawn
    bring: tuple[str, ...] = ()
    where: str | None = None

    def is_overdue(self, today: str) -> bool:
        """Whether its validity has passed: confirm before using it."""
        return self.valid_until is not None and self.valid_until < today


@dataclass(frozen=True, slots=True)
class Enquiry:
    """One question that somebody asked the office, and what was answered.

    `status`: open (no answer yet), answered, closed. `follow_up_on` is a day to come back to it.
    """

    id: int
    asked_on: str
    topic: str
    question: str
    channel: str = "phone"
    status: str = "open"
    workshop_id: int | None = None
    asker_name: str | None = None
    asker_phone: str | None = None
    asker_sex: str | None = None
    asker_birth_year: int | None = None
    asker_role: str | None = None
    cluster_id: int | None = None
    consultant_id: int | None = None
    answer: str | None = None
    known_answer_code: str | None = None
    known_answer_id: int | None = None
    minutes: int | None = None
    follow_up_on: str | None = None
    follow_up_note: str | None = None


@dataclass(frozen=True, slots=True)
class EnquiryLine:
    """One row of the list of enquiries, with the names of what it points at."""

    enquiry: Enquiry
    workshop_code: str
    workshop: str
    cluster: str
    consultant: str

    @property
    def asker(self) -> str:
        """Who asked, as well as it is known."""
        return self.enquiry.asker_name or self.workshop or ""


@dataclass(frozen=True, slots=True)
class EnquiryDue:
    """A question that somebody is to be called back about."""

    id: int
    asker: str
    question: str
    follow_up_on: str
    workshop_id: int | None = None
