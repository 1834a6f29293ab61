"""Styles and what was measured of them as JSON; see docs/cli.md."""

from app.production.queries import list_operators, list_standards, list_studies, list_styles
from app.production.records import StandardTime, StudyLine, Style, StyleStandard
from app.production.standard_time import loads_of
from app.shapes import Shape, shapes
from app.storage.records import Reader

STUDY = "id studied_on origin status operations cycles struck"


def shape_styles(reader: Reader, workshop_id: int) -> list[Shape]:
    """A workshop's styles with their operations, standard minutes and studies."""
    standards = {one.style_id: one for one in list_standards(reader, workshop_id)}
    names = {one.id: one.name for one in list_operators(reader, workshop_id)}
    studies: dict[int, list[StudyLine]] = {}
    for one in list_studies(reader, workshop_id=workshop_id):
        studies.setdefault(one.style_id, []).append(one)
    return [
        _shape_style(style, standards.get(style.id), names, studies.get(style.id, []))
        for style in list_styles(reader, workshop_id)
    ]


def _shape_style(
    style: Style, standard: StyleStandard | None, names: dict[int, str], studies: list[StudyLine]
) -> Shape:
    times = {one.operation_id: one for one in standard.parts} if standard is not None else {}
    numbers = {one.id: number for number, one in enumerate(style.operations, 1)}
    operations = [
        {
            "name": one.name,
            "machine": one.machine,
            "operator": names.get(one.operator_id or 0),
            "after": [numbers[before] for before in one.after],
            **_shape_time(times.get(one.id)),
        }
        for one in style.operations
    ]
    found: Shape = {
        "id": style.id,
        "name": style.name,
        "size": style.size,
        "product": style.product,
        "wanted_per_day": style.wanted_per_day,
        "standard": _shape_standard(style, standard, names),
        "operations": operations,
        "studies": shapes(studies, STUDY),
    }
    return found


def _shape_time(time: StandardTime | None) -> Shape:
    return {
        "cycles": time.cycles if time is not None else 0,
        "seconds": time.observed if time is not None else None,
        "rating": time.rating if time is not None else None,
        "minutes": time.minutes if time is not None else None,
        "low": time.low if time is not None else None,
        "high": time.high if time is not None else None,
        "measured_on": time.studied_on if time is not None else None,
    }


def _shape_standard(style: Style, standard: StyleStandard | None, names: dict[int, str]) -> Shape | None:
    if standard is None:
        return None
    loads = loads_of((one.operation_id, one.operator_id, one.minutes) for one in standard.parts)
    operations = {one.id: one.name for one in style.operations}
    first = loads[0]
    return {
        "minutes": standard.minutes,
        "low": standard.low,
        "high": standard.high,
        "complete": standard.complete,
        "measured_on": standard.studied_on,
        "held_up_at": {
            "operator": names.get(first.operator_id or 0),
            "operations": [operations[one] for one in first.operation_ids],
            "minutes": first.minutes,
        }
        if standard.complete
        else None,
    }
