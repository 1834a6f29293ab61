"""A workshop as JSON; see docs/cli.md."""

from collections import Counter
from collections.abc import Sequence

from app.registry.phone import first_phone
from app.registry.records import Headcount, Person, Workshop
from app.registry.ruc import read_ruc
from app.shapes import Shape, shape, shapes

SEX_KEYS = {"woman": "women", "man": "men", "other": "other"}
MEMBERSHIP = "association joined_on active fee_gs=fee"
OWNER = "name=full_name sex birth_year schooling language phone_given cedula"


def shape_workshop(workshop: Workshop) -> Shape:
    """One workshop with what is known of it; unknown is null, an empty list or an empty object."""
    membership = workshop.memberships[0] if workshop.memberships else None
    return {
        **shape(workshop, "code name owner=owner_name|none ruc ruc_given"),
        "ruc_problem": read_ruc(workshop.ruc or workshop.ruc_given or "").problem,
        "cedula": workshop.owners[0].cedula if workshop.owners else None,
        **_phones(workshop),
        **shape(workshop, "phone_given cluster=cluster.code cluster_name=cluster.name"),
        **shape(membership, MEMBERSHIP),
        **shape(workshop, "place zone latitude longitude start_year legal_form"),
        "products": sorted(product.name for product in workshop.products),
        "machines": _count_machines(workshop),
        "people": _count_people(workshop.people),
        "owners": [{**shape(owner, OWNER), **_phones(owner)} for owner in workshop.owners],
        "consents": shapes(workshop.consents, "purpose granted decided_on text_version"),
        "note": workshop.note,
    }


def _phones(record: Workshop | Person) -> Shape:
    """The number that is called first, and every number."""
    return {"phone": first_phone(record.phone), "phones": (record.phone or "").split()}


def _count_machines(workshop: Workshop) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for machine in workshop.machines:
        counts[machine.type] += machine.count
    return dict(counts)


def _count_people(people: Sequence[Headcount]) -> Shape:
    """`women`, `men`, `other` and `total`, each null when nobody was counted; then the groups."""
    counted: dict[str, int | None] = dict.fromkeys(SEX_KEYS.values())
    for group in people:
        key = SEX_KEYS[group.sex]
        counted[key] = (counted[key] or 0) + group.count
    total = sum(group.count for group in people) if people else None
    groups = shapes(people, "sex age_group relation in_ips count")
    return {**counted, "total": total, "groups": groups}
