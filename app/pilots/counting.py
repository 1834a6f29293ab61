"""How many of each row the draw put in each arm."""

from app.pilots.drawing import rows_of
from app.pilots.records import ArmCount, WholePilot


def count_arms(whole: WholePilot) -> list[ArmCount]:
    """By row, in their order, the workshops and how many of each arm by its place; nobody's before the draw."""
    arm_of = whole.arm_of
    places = [one.id for one in whole.arms]
    found = []
    for row in rows_of(whole.entrants):
        members = [one.workshop_id for one in whole.entrants if one.stratum == row]
        drawn = [arm_of[one].id for one in members if one in arm_of]
        found.append(ArmCount(row, len(members), tuple(drawn.count(arm) for arm in places)))
    return found
