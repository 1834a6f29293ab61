"""Who would be on the list of a pilot if it were fixed on a day."""

from app.administrative.values import is_of_list
from app.pilots.entering import PEOPLE, fix_entrants
from app.pilots.measures import read_values
from app.pilots.queries import list_candidates, list_outcomes
from app.pilots.records import PAIRS, PRIMARY, Entrant, Pilot
from app.storage.records import Reader


def make_entrants(
    reader: Reader, pilot: Pilot, day: str, *, unasked: bool = False, rows_only: bool = False
) -> list[Entrant]:
    """Who can enter, with the rows or pairs and how each stands that day; nobody where nobody can.

    With `unasked` as if everybody who is still to be asked consented. With `rows_only` what is measured is
    read where pairs are made by it and nowhere else, which a page does not wait for. What a list of a ministry says
    is not copied into the fixed list, where a permission that is taken back would not reach it.
    """
    candidates = list_candidates(reader, pilot, day)
    if unasked:
        candidates = [one.because("") if one.out == "unasked" else one for one in candidates]
    looked_at = [one.measure for one in list_outcomes(reader, pilot.id) if one.role == PRIMARY]
    main = [one for one in looked_at if not is_of_list(one)]
    able = [one.workshop_id for one in candidates if not one.out]
    asked = main[: 1 if pilot.layout == PAIRS else 0] if rows_only else main
    measures = read_values(reader, asked, able, day) if able and asked else {}
    return fix_entrants(pilot, candidates, measures, main[0] if main else PEOPLE)
