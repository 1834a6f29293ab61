"""A line that is tried is followed: in the story, and on Inicio when nobody says how it went."""

from datetime import date, timedelta

from app.agenda.notices import Asked, show_notice
from app.balancing.notices import NOTICES
from app.balancing.operations import drop_line_plan, plan_line
from app.balancing.proposing import propose_by_weight, today_people
from app.balancing.queries import list_line_trials
from app.balancing.records import LineFloor, LineProposal
from app.balancing.story import line_events
from app.place import Place
from app.storage.store import Store

TODAY = date.today()


def ask(today: date) -> Asked:
    day = today.isoformat()
    return Asked(today=day, week=day, soon=day, long_ago=day, user=None, limit=5)


def quick(floor: LineFloor) -> LineProposal:
    found = propose_by_weight(floor, today_people(floor))
    assert found is not None
    return found


def test_after_two_weeks_it_is_asked_whether_it_stays(store: Store, style: int, floor: LineFloor) -> None:
    plan = plan_line(store, style_id=style, proposal=quick(floor), starts_on=TODAY.isoformat())
    assert list_line_trials(store, ask(TODAY + timedelta(days=13))).count == 0
    later = TODAY + timedelta(days=14)
    waiting = list_line_trials(store, ask(later))
    (line,) = show_notice(NOTICES[0], waiting.lines, later)
    assert (line.title, line.remark) == ("Confecciones Santa Librada", "línea de Guardapolvo: ¿queda así?")
    assert (line.when, line.place) == ("hace 14 días", Place("line", style))
    drop_line_plan(store, line_plan_id=plan)
    assert list_line_trials(store, ask(later)).count == 0


def test_the_story_tells_of_it(store: Store, workshop: int, style: int, floor: LineFloor) -> None:
    plan = plan_line(store, style_id=style, proposal=quick(floor), starts_on=TODAY.isoformat())
    drop_line_plan(store, line_plan_id=plan, note="faltó Sonia")
    said = [(one.text, one.remark) for one in line_events(store, workshop)]
    assert said == [
        ("Otra línea para Guardapolvo", "quien más tiene, de 6,20 a 3,85 minutos por prenda"),
        ("La línea de Guardapolvo volvió a la de antes", "faltó Sonia"),
    ]
