"""What the command line prints as JSON: English keys that stay, described in docs/cli.md."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.diagnosis.records import Instrument, PartScore, Result, Visit
from app.improvement.records import Recommendation
from app.registry.queries import list_workshops
from app.registry.records import Headcount, Workshop
from app.registry.ruc import read_ruc
from app.storage.records import Reader
from app.training.courses import courses_of_solution

Shape = dict[str, Any]

SEX_KEYS = {"woman": "women", "man": "men", "other": "other"}


def shape_workshop(workshop: Workshop) -> Shape:
    """One workshop with what is known of it; unknown is null, an empty list or an empty object."""
    membership = workshop.memberships[0] if workshop.memberships else None
    return {
        "code": workshop.code,
        "name": workshop.name,
        "owner": workshop.owner_name or None,
        "ruc": workshop.ruc,
        "ruc_given": workshop.ruc_given,
        "ruc_problem": read_ruc(workshop.ruc or workshop.ruc_given or "").problem,
        "cedula": workshop.owners[0].cedula if workshop.owners else None,
        "phone": workshop.phone,
        "phone_given": workshop.phone_given,
        "cluster": workshop.cluster.code if workshop.cluster else None,
        "cluster_name": workshop.cluster.name if workshop.cluster else None,
        "association": membership.association if membership else None,
        "joined_on": membership.joined_on if membership else None,
        "active": membership.active if membership else None,
        "fee_gs": membership.fee if membership else None,
        "place": workshop.place,
        "zone": workshop.zone,
        "latitude": workshop.latitude,
        "longitude": workshop.longitude,
        "start_year": workshop.start_year,
        "legal_form": workshop.legal_form,
        "products": sorted(product.name for product in workshop.products),
        "machines": _count_machines(workshop),
        "people": _count_people(workshop.people),
        "owners": [_shape_owner(owner) for owner in workshop.owners],
        "consents": [
            {
                "purpose": consent.purpose,
                "granted": consent.granted,
                "decided_on": consent.decided_on,
                "text_version": consent.text_version,
            }
            for consent in workshop.consents
        ],
        "note": workshop.note,
    }


def workshops_as_json(reader: Reader) -> list[Shape]:
    """Every workshop, by code, as `hilvan workshops --json` prints it."""
    return [shape_workshop(workshop) for workshop in list_workshops(reader)]


def _shape_owner(owner: Any) -> Shape:
    return {
        "name": owner.full_name,
        "sex": owner.sex,
        "birth_year": owner.birth_year,
        "schooling": owner.schooling,
        "language": owner.language,
        "phone": owner.phone,
        "phone_given": owner.phone_given,
        "cedula": owner.cedula,
    }


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
    groups = [
        {
            "sex": group.sex,
            "age_group": group.age_group,
            "relation": group.relation,
            "in_ips": group.in_ips,
            "count": group.count,
        }
        for group in people
    ]
    return {**counted, "total": total, "groups": groups}


def shape_instrument(instrument: Instrument) -> Shape:
    """One instrument, without its items."""
    return {
        "code": instrument.code,
        "version": instrument.version,
        "title": instrument.title,
        "hash": instrument.hash,
        "minutes": instrument.minutes,
        "items": len(instrument.items),
        "dimensions": [dimension.code for dimension in instrument.dimensions],
    }


def _shape_part(part: PartScore) -> Shape:
    return {
        "code": part.code,
        "score": part.score,
        "low": part.low,
        "high": part.high,
        "answered_weight": part.answered_weight,
        "applicable_weight": part.applicable_weight,
        "band": part.band,
        "missing": list(part.missing),
    }


def shape_score(code: str, visit: Visit, result: Result) -> Shape:
    """What a visit's answers come to, unrounded."""
    return {
        "workshop": code,
        "visit": visit.round,
        "date": visit.visited_on,
        "finished": visit.finished,
        "instrument": visit.instrument.code,
        "version": visit.instrument.version,
        "overall": result.overall,
        "dimensions": [_shape_part(part) for part in result.dimensions],
        "sub_indices": [_shape_part(part) for part in result.sub_indices],
        "alerts": [alert.item for alert in result.alerts],
    }


def shape_recommendations(
    code: str, visit: Visit, recommendations: Sequence[Recommendation]
) -> Shape:
    """What to do first after a visit, with the factors in words."""
    return {
        "workshop": code,
        "visit": visit.round,
        "date": visit.visited_on,
        "recommendations": [
            {
                "rank": one.rank,
                "solution": one.solution.code,
                "title": one.solution.title,
                "kind": one.solution.kind.value,
                "rule": one.rule,
                "items": list(one.items),
                "score": one.score,
                "gap": one.gap,
                "because": one.because,
                "support": one.solution.support.kind.value,
                "supported_by": one.solution.support.named or None,
                "hours": one.solution.hours,
                "cost_low": one.solution.cost_low,
                "cost_high": one.solution.cost_high,
                "courses": [course.code for course in courses_of_solution(one.solution.code)],
            }
            for one in recommendations
        ],
    }
