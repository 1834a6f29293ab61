"""How many of each row go to each group, and how a row is said."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.i18n import _, ngettext
from app.pilots.drawing import rows_of
from app.pilots.entering import BETWEEN
from app.pilots.records import PAIRS, ROWS, Arm, ArmCount, Entrant, Pilot
from app.pilots.words import SIZE_WORDS
from app.registry.groups import SEX_WORDS, ZONE_WORDS

MANY_LONE, LONE_SHARE = 3, 0.1  # rows of one, or the share of all that is in them, that are told
UNKNOWN = "?"  # what a row is called by that nobody knows of a workshop


def count_rows(
    entrants: Iterable[Entrant], arms: Sequence[Arm], arm_of: Mapping[int, Arm] | None = None
) -> list[ArmCount]:
    """What is drawn (workshops, or groups of them) within each row, by its name, and how many of it each group has.

    Before the draw (no `arm_of`) those that are sure: whole blocks; what is left over of a row goes
    where the lot says.
    """
    entrants, drawn = tuple(entrants), arm_of or {}
    place_of = {one.unit: drawn[one.workshop_id].place for one in entrants if one.workshop_id in drawn}
    block = sum(one.parts for one in arms) or 1
    found = []
    for row, units in rows_of(entrants).items():
        if arm_of:
            places = [place_of.get(unit) for unit in units]
            counts = tuple(places.count(arm.place) for arm in arms)
        else:
            counts = tuple(len(units) // block * arm.parts for arm in arms)
        found.append(ArmCount(row, len(units), counts))
    return found


def say_lone_rows(rows: Sequence[ArmCount]) -> str:
    """What is lost where a row has one alone, who is compared with nobody; nothing where they are few."""
    lone = sum(row.total == 1 for row in rows)
    if not lone or (lone < MANY_LONE and lone < LONE_SHARE * sum(row.total for row in rows)):
        return ""
    return ngettext(
        "{count} fila tiene uno solo: ahí no hay con quién compararlo, y es como si no estuviera. Con una tilde menos en «Una fila por cada» quedan filas más grandes.",
        "{count} filas tienen uno solo: ahí no hay con quién compararlo, y es como si esos {count} no estuvieran. Con una tilde menos en «Una fila por cada» quedan filas más grandes.",
        lone,
    ).format(count=lone)


class ArmRange(NamedTuple):
    """How many a group may get: `most` is more than `least` where some are left over."""

    least: int
    most: int


def ranges_of(row: ArmCount, arms: Sequence[Arm]) -> list[ArmRange]:
    """How many of a row each group gets, at least and at most.

    What is left over of a row is less than a block, and lies in two blocks of left-overs at most.
    """
    over = row.total - sum(row.counts)
    blocks = 1 if sum(arm.parts for arm in arms) == 2 else 2
    return [
        ArmRange(count, count + min(blocks * arm.parts, over))
        for count, arm in zip(row.counts, arms, strict=True)
    ]


def total_ranges(rows: Sequence[ArmCount], arms: Sequence[Arm]) -> list[ArmRange]:
    """How many each group gets of all: what the rows leave over is dealt in blocks again."""
    block = sum(arm.parts for arm in arms) or 1
    over = sum(row.total - sum(row.counts) for row in rows)
    found = []
    for place, arm in enumerate(arms):
        sure = sum(row.counts[place] for row in rows) + over // block * arm.parts
        found.append(ArmRange(sure, sure + min(arm.parts, over % block)))
    return found


def say_range(one: ArmRange) -> str:
    """ "4", or "4 a 5"."""
    if one.least == one.most:
        return str(one.least)
    return _("{least} a {most}").format(least=one.least, most=one.most)


def say_stratum(pilot: Pilot, stratum: str, clusters: Mapping[str, str]) -> tuple[str, ...]:
    """A row in words, a word per thing it is made of; `clusters` are names by their codes."""
    if pilot.layout == PAIRS:
        return (_("Par {number}").format(number=int(stratum)) if stratum.isdigit() else stratum,)
    names = pilot.strata.split() if pilot.layout == ROWS else []
    if not names:
        return (_("Todos"),)
    words: dict[str, Mapping[str, str]] = {
        "cluster": clusters,
        "size": SIZE_WORDS,
        "owner_sex": SEX_WORDS,
        "zone": ZONE_WORDS,
    }
    parts = stratum.split(BETWEEN)
    return tuple(
        _("sin dato") if part == UNKNOWN else words.get(name, {}).get(part, part)
        for name, part in zip(names, parts, strict=False)
    )
