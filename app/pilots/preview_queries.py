"""Who would be drawn, and within what, before the list is fixed."""

from app.errors import DataProblem
from app.pilots.listing import make_entrants
from app.pilots.measures import read_values
from app.pilots.queries import read_whole_pilot
from app.pilots.records import PAIRS, PRIMARY, Entrant
from app.storage.records import Reader


def preview_entrants(reader: Reader, pilot_id: int, today: str) -> list[Entrant]:
    """The fixed list; before there is one, as if everybody who is still to be asked consented."""
    try:
        whole = read_whole_pilot(reader, pilot_id)
    except DataProblem:  # taken out meanwhile; the page says so
        return []
    if whole.entrants:
        return list(whole.entrants)
    return make_entrants(reader, whole.pilot, today, unasked=True, rows_only=True)


def lacks_outcome(reader: Reader, pilot_id: int, today: str) -> bool:
    """Whether the list was fixed before the first main outcome was chosen, of which the office knows values.

    Pairs, and how much the groups may differ, then look at how many people there are alone.
    """
    try:
        whole = read_whole_pilot(reader, pilot_id)
    except DataProblem:
        return False
    main = [one.measure for one in whole.outcomes if one.role == PRIMARY][:1]
    needed = whole.pilot.layout == PAIRS or whole.pilot.balance_most is not None
    if not (main and needed and whole.entrants) or whole.draws:
        return False
    if any(main[0] in one.measures for one in whole.entrants):
        return False
    return bool(read_values(reader, main, [one.workshop_id for one in whole.entrants], today))
