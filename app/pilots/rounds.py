"""What was measured at each follow-up of a pilot, and what is missing: one meaning for all who ask."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.pilots.measures import PilotMeasure, Values, list_measures, read_at_days
from app.pilots.records import PRIMARY, MeasuredValue, OutcomeMissing, WholePilot, Window
from app.storage.records import Reader


class RoundMissing(NamedTuple):
    """A follow-up with what is missing of each workshop, by its id; nothing of who has all of it."""

    window: Window
    of: Mapping[int, tuple[OutcomeMissing, ...]]


def still_there(
    measure: PilotMeasure, values: Values, day: str, gone: Mapping[int, str]
) -> dict[int, MeasuredValue]:
    """What stands until it is noted otherwise is known that day, of who has not left."""
    if not measure.standing:
        return dict(values)
    return {shop: value._replace(day=day) for shop, value in values.items() if gone.get(shop, "9999") > day}


def values_within(
    measure: PilotMeasure, values: Values, window: Window, gone: Mapping[int, str]
) -> dict[int, MeasuredValue]:
    """Of the values at the end of a follow-up those that are of it: measured since it began."""
    there = still_there(measure, values, window.until, gone)
    return {shop: value for shop, value in there.items() if value.day > window.after}


def days_left(whole: WholePilot) -> dict[int, str]:
    """When each workshop left, of those that did."""
    return {one.workshop_id: one.left_on for one in whole.follows if one.left_on}


def main_measures(reader: Reader, whole: WholePilot) -> list[PilotMeasure]:
    """What the plan looks at first; all of it where nothing is a main outcome."""
    main = [one for one in whole.outcomes if one.role == PRIMARY] or list(whole.outcomes)
    by_code = {one.code: one for one in list_measures(reader)} if main else {}
    return [by_code[one.measure] for one in main if one.measure in by_code]


def read_missing(reader: Reader, whole: WholePilot, windows: Sequence[Window]) -> list[RoundMissing]:
    """Of each follow-up the main outcomes that a workshop has no value of; none where the plan looks at nothing."""
    measures = main_measures(reader, whole)
    if not measures or not windows:
        return []
    shops = [one.workshop_id for one in whole.entrants]
    since = min(one.after for one in windows)  # what was measured earlier is of none of them
    values = read_at_days(reader, measures, shops, {one.until for one in windows}, since=since)
    gone = days_left(whole)
    found = []
    for window in windows:
        known = {
            one.code: values_within(one, values[one.code][window.until], window, gone) for one in measures
        }
        missing = {
            shop: tuple(
                OutcomeMissing(one.code, one.title) for one in measures if shop not in known[one.code]
            )
            for shop in shops
        }
        found.append(RoundMissing(window, missing))
    return found
