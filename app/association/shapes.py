"""What the command line says of an association as JSON."""

from collections.abc import Iterable

from app.association.summary import AssociationSummary
from app.shapes import Shape, shape, shapes

POST_KEYS = "organ post name sex workshop|none from_on until_on"
NEXT_KEYS = "id kind date=held_on time=starts_at place called_on"
SEXES = ("woman", "man", "other", None)


def shape_association(found: AssociationSummary) -> Shape:
    """An association as JSON; no member's money is in it, only what all come to."""
    share = found.attendance
    return {
        "id": found.association.id,
        "association": found.association.name,
        "legal_status": found.association.legal_status,
        "date": found.today,
        "members": {
            "now": len(found.now),
            "left": len(found.members) - len(found.now),
            "by_owner_sex": _by_sex(one.owner_sex for one in found.now),
        },
        "posts": {
            "by_sex": _by_sex(one.sex for one in found.in_office),
            "now": shapes(found.in_office, POST_KEYS),
        },
        "meetings": {
            **{status: found.count_meetings(status) for status in ("held", "planned", "cancelled")},
            "next": shape(found.next_meeting, NEXT_KEYS) if found.next_meeting else None,
        },
        "attendance_share": None if share is None else round(share, 4),
        "decisions": {
            **{status: found.count_decisions(status) for status in ("open", "done", "dropped")},
            "late": found.late,
        },
        "fees": shape(
            found.fees,
            "due_gs=due paid_gs=paid owed_gs=owed members_up_to_date=up_to_date members_owing=owing fees_owed",
        ),
        "cash": {
            "balance_gs": found.book.balance if found.book.is_open else None,
            "lines": len(found.book.lines),
            "counted_on": found.book.last_count.day if found.book.last_count else None,
            "counted_gs": found.book.last_count.counted if found.book.last_count else None,
            "unsettled_gs": found.book.unsettled(found.book.last_count) if found.book.last_count else None,
            "agrees": found.book.agrees,
        },
    }


def _by_sex(sexes: Iterable[str | None]) -> Shape:
    known = list(sexes)
    return {sex or "unknown": known.count(sex) for sex in SEXES}
