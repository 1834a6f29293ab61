"""The nouns of the visit log: a visit, a call or a message, planned or held."""

from dataclasses import dataclass

CHANNELS = ("workshop", "office", "elsewhere", "phone", "whatsapp", "video")
AT_A_DISTANCE = ("phone", "whatsapp", "video")
TOPICS = ("GES", "PRO", "LOC", "CAP", "DEC", "FOR", "ASO", "MER", "PRG", "OTR")
PROGRESS = ("done", "advanced", "none")
MOMENTS = ("before", "after")


@dataclass(frozen=True, slots=True)
class Attendant:
    """Who of the office took part in a contact."""

    consultant_id: int
    name: str


@dataclass(frozen=True, slots=True)
class ContactAction:
    """How far an action of the programme got in a contact; `progress` None: not talked about."""

    action_id: int
    title: str
    status: str
    due_on: str | None = None
    progress: str | None = None
    what: str = ""
    solution: str | None = None


@dataclass(frozen=True, slots=True)
class ContactPhoto:
    """A photo of a contact; `moment` is before, after or None."""

    id: int
    blob_hash: str
    moment: str | None = None
    caption: str | None = None
    action_id: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """One visit, call or message of the office with a workshop. Minutes are None when unknown.

    `held_on` is the ISO day on which it was, or will be, held; `starts_at` an hour (09:30).
    `actions` are those of the programme that are open, or were talked about here. `late`: it
    was noted after its period had been reported.
    """

    id: int
    workshop_id: int
    status: str
    held_on: str
    starts_at: str | None = None
    channel: str = "workshop"
    place: str | None = None
    contact_minutes: int | None = None
    preparation_minutes: int | None = None
    travel_minutes: int | None = None
    topics: tuple[str, ...] = ()
    received_by: str | None = None
    what_was_done: str | None = None
    workshop_agrees: str | None = None
    centre_agrees: str | None = None
    signed_by: str | None = None
    signature_hash: str | None = None
    note: str | None = None
    programme_id: int | None = None
    late: bool = False
    consultants: tuple[Attendant, ...] = ()
    actions: tuple[ContactAction, ...] = ()
    photos: tuple[ContactPhoto, ...] = ()

    @property
    def at_a_distance(self) -> bool:
        """Whether nobody travelled for it."""
        return self.channel in AT_A_DISTANCE


@dataclass(frozen=True, slots=True)
class ContactLine:
    """One row of a list of contacts; `consultants` are their names, in a sentence's order."""

    id: int
    workshop_id: int
    workshop_code: str
    workshop: str
    status: str
    held_on: str
    starts_at: str | None
    channel: str
    contact_minutes: int | None
    preparation_minutes: int | None
    travel_minutes: int | None
    topics: tuple[str, ...]
    consultants: tuple[str, ...]
    what_was_done: str
    workshop_agrees: str
    centre_agrees: str
    signed: bool
    late: bool

    @property
    def minutes(self) -> int | None:
        """What is known of its minutes, together; None when nothing is."""
        known = [
            one
            for one in (self.contact_minutes, self.preparation_minutes, self.travel_minutes)
            if one is not None
        ]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class Unseen:
    """A workshop where nobody has been for long; `seen_on` is the last time."""

    workshop_id: int
    code: str
    workshop: str
    seen_on: str
    phone: str = ""
