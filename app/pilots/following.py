"""When the workshops of a pilot are measured again."""

from datetime import date

from app.pilots.records import WholePilot


def follow_up_days(whole: WholePilot) -> list[str]:
    """When the follow-ups are due: as many as planned, evenly from the first day to the last."""
    pilot = whole.pilot
    if not (pilot.starts_on and pilot.ends_on) or pilot.ends_on <= pilot.starts_on:
        return []
    first, last = date.fromisoformat(pilot.starts_on), date.fromisoformat(pilot.ends_on)
    count = pilot.follow_ups or 1
    return [(first + (last - first) * number / count).isoformat() for number in range(1, count + 1)]
