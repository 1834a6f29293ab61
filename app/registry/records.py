"""The nouns of who there is."""

from typing import NamedTuple

AGE_GROUPS = ("under_15", "15_17", "18_29", "30_44", "45_59", "60_up")
SEXES = ("woman", "man", "other")
CONSENT_PURPOSES = ("service", "cluster_statistics", "contact", "photos")


class Office(NamedTuple):
    """The centre this file belongs to; `programme_size` is how many actions stay open.

    `answers_for` is who answers for the data that people give it.
    """

    id: int
    name: str
    centre_type: str = "CAE"
    city: str | None = None
    phone: str | None = None
    programme_size: int = 5
    idle_minutes: int = 10
    address: str | None = None
    answers_for: str | None = None


class Consultant(NamedTuple):
    """Who works with this file."""

    id: int
    name: str
    role: str


class Cluster(NamedTuple):
    """A territory with its workshops; `code` begins their short codes (YAG)."""

    id: int
    code: str
    name: str
    department: str | None = None
    district: str | None = None
    note: str | None = None


class Association(NamedTuple):
    id: int
    name: str
    cluster_id: int | None = None
    legal_status: str | None = None
    note: str | None = None


class Anchor(NamedTuple):
    """A larger firm that places orders.

    `buys`: what it buys, in its words. What it usually asks: `lead_days` from the cut fabric to
    the delivery, `payment_days` from there to the money, an `invoice_kind`; who said so, and when.
    """

    id: int
    name: str
    note: str | None = None
    buys: str | None = None
    lead_days: int | None = None
    payment_days: int | None = None
    invoice_kind: str | None = None
    terms_on: str | None = None
    terms_by: str | None = None


class Membership(NamedTuple):
    """A workshop in an association; `joined_on` is an ISO date or its known part, `left_on` of one that left."""

    id: int
    association_id: int
    association: str
    joined_on: str | None = None
    active: bool | None = None
    fee: int | None = None
    note: str | None = None
    left_on: str | None = None
    left_why: str | None = None


class Person(NamedTuple):
    """An owner. Workers are counted (`Headcount`), not named."""

    id: int
    relation: str
    given_names: str
    surnames: str
    sex: str | None = None
    birth_year: int | None = None
    schooling: str | None = None
    language: str | None = None
    phone: str | None = None
    phone_given: str | None = None
    cedula: str | None = None

    @property
    def full_name(self) -> str:
        return f"{self.given_names} {self.surnames}".strip()


class Machine(NamedTuple):
    """`type` is a code of the machine vocabulary; `given` what was written."""

    id: int
    type: str
    count: int  # type: ignore[assignment]  # nobody asks the tuple for its own
    given: str | None = None


class Product(NamedTuple):
    id: int
    name: str
    given: str | None = None


class Headcount(NamedTuple):
    """How many people of one sex, age group, relation and IPS state (None: not known)."""

    id: int
    sex: str
    count: int  # type: ignore[assignment]  # nobody asks the tuple for its own
    age_group: str | None = None
    relation: str | None = None
    in_ips: bool | None = None


class Consent(NamedTuple):
    """One decision about one purpose; the newest of a purpose counts."""

    id: int
    purpose: str
    granted: bool
    decided_on: str
    text_version: str
    given_by: str | None = None
    witness: str | None = None


class Workshop(NamedTuple):
    """Everything known of one workshop. `ruc` only when its check digit is right."""

    id: int
    code: str
    name: str
    cluster: Cluster | None = None
    place: str | None = None
    zone: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    start_year: int | None = None
    legal_form: str | None = None
    ruc: str | None = None
    ruc_given: str | None = None
    phone: str | None = None
    phone_given: str | None = None
    note: str | None = None
    owners: tuple[Person, ...] = ()
    machines: tuple[Machine, ...] = ()
    products: tuple[Product, ...] = ()
    people: tuple[Headcount, ...] = ()
    memberships: tuple[Membership, ...] = ()
    consents: tuple[Consent, ...] = ()

    @property
    def owner_name(self) -> str:
        """The first owner's name, or an empty string."""
        return self.owners[0].full_name if self.owners else ""

    def count_people(self, sex: str | None = None) -> int:
        """People of one sex, or all."""
        return sum(group.count for group in self.people if sex in (None, group.sex))

    def has_refused(self, purpose: str) -> bool:
        """Whether the newest word about a purpose (`CONSENT_PURPOSES`) was no."""
        said = [one for one in self.consents if one.purpose == purpose]
        return bool(said) and not max(said, key=lambda one: (one.decided_on, one.id)).granted


class WorkshopLine(NamedTuple):
    """One row of the list of workshops; `whole` and `score` only where the list leaves the office."""

    id: int
    code: str
    name: str
    owner: str
    place: str
    cluster: str
    phone: str
    people: int
    last_visit_on: str | None = None
    visits: int = 0
    drafts: int = 0
    open_actions: int = 0
    whole: Workshop | None = None
    score: float | None = None
