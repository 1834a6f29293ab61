"""When a change is worth the question "is this a milestone, and what is it owed to?".

Pure: a change in, the kind of milestone to ask about out. The question is asked for better
and for worse alike, so that what is reported does not only rise; the owner's answer decides.
"""

from dataclasses import dataclass

# A judgement of the house, no research result: below it, sales of two months differ by season.
SALES_CHANGE = 0.10

FIGURE_MILESTONES = {
    "people": "people",
    "people_in_ips": "people_in_ips",
    "sales_month": "sales",
    "machines": "machine",
}
FIRST_INVOICE_STEP = "TIMBRADO"
# A judgement of the house too: a share of an order that is half as large again is another size of work.
SHARE_CHANGE = 0.5


@dataclass(frozen=True, slots=True)
class Asking:
    """A kind of milestone to ask about, with the numbers before and after where there are."""

    kind: str
    before: int | None = None
    after: int | None = None
    what: str | None = None


def ask_about_figure(kind: str, before: int | None, after: int) -> Asking | None:
    """Old figure -> new figure. The first one of a kind is where it starts, not a change.

    Sales ask from a change of 10 %; machines only when there are more.
    """
    milestone = FIGURE_MILESTONES.get(kind)
    if milestone is None or before is None or before == after:
        return None
    if kind == "sales_month" and abs(after - before) < SALES_CHANGE * before:
        return None
    if kind == "machines" and after < before:
        return None
    return Asking(milestone, before, after)


def ask_about_count(
    kind: str, before: int | None, after: int | None, *, still_filling: bool
) -> Asking | None:
    """People, people in IPS or machines of the record: `kind` is the milestone's.

    None: not known. `still_filling`: the record of it was begun the same day, so it is being
    written down for the first time and nothing changed in the workshop.
    """
    if still_filling or before is None or after is None or before == after:
        return None
    if kind == "machine" and after < before:
        return None
    return Asking(kind, before, after)


def ask_about_step(step: str, status: str, *, known_already: bool) -> Asking | None:
    """A formalization step that is done: the first stamped invoices are a milestone once."""
    if step == FIRST_INVOICE_STEP and status == "done" and not known_already:
        return Asking("first_invoice")
    return None


def ask_about_membership(association: str, *, still_filling: bool) -> Asking | None:
    """A workshop that joined an association after its record was written."""
    return None if still_filling else Asking("association", what=association)


def ask_about_share(
    what: str, quantity: int, *, most_before: int | None, known_already: bool
) -> Asking | None:
    """A share of an order that a workshop accepted: its first is a milestone once, and so is one
    much larger than any before. `what` names the order; `most_before` is its largest share so far.
    """
    if most_before is None:
        return None if known_already else Asking("first_order", what=what)
    if quantity < (1 + SHARE_CHANGE) * most_before:
        return None
    return Asking("other", most_before, quantity, what)


def ask_about_share_left(what: str) -> Asking:
    """A share that was accepted and given up: asked for worse as for better."""
    return Asking("other", what=what)
