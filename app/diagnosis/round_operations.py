"""What a consultant does about rounds: see the last one or not, have a visit rated again."""

from app.days import FACT, check_day
from app.diagnosis.queries import read_visit
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.store import Store


def choose_previous(store: Store, *, visit_id: int, shown: bool) -> None:
    """Say whether the round before is in sight while asking; it may be changed once.

    How many answers there were by then is kept with the change: it matters for reading the
    result, because who sees the last answer tends to repeat it.
    """
    visit = read_visit(store, visit_id)
    if visit.finished:
        raise DataProblem(_("La visita está terminada; cómo se preguntó ya no se cambia."))
    if visit.rating_of is not None:
        raise DataProblem(_("Una segunda mirada se hace siempre a ciegas."))
    if visit.previous_shown is shown:
        return
    if visit.previous_changed_after is not None:
        raise DataProblem(
            _("Eso se puede cambiar una sola vez en la visita, y ya se cambió; siga así.")
        )
    given = sum(answer.kind is not None for answer in visit.answers.values())
    first = visit.previous_shown is None or (shown and given == 0)
    label = Label("visit.previous_shown") if shown else Label("visit.previous_hidden")
    with store.change(label) as writer:
        writer.update(
            "visit", visit_id, previous_shown=int(shown),
            previous_changed_after=None if first else given,
        )  # fmt: skip


def start_second_look(store: Store, *, visit_id: int, consultant_id: int, visited_on: str) -> int:
    """Have another consultant rate a finished visit apart; returns the new visit's id.

    It is asked with the same instrument and is no round of the workshop.
    """
    first = read_visit(store, visit_id)
    if first.rating_of is not None or not first.finished:
        raise DataProblem(_("La segunda mirada se hace sobre una visita terminada."))
    if first.consultant_id == consultant_id:
        raise DataProblem(
            _("La segunda mirada la hace otra persona que la que hizo la visita; elija otra.")
        )
    twice = "SELECT 1 FROM visit WHERE rating_of = ? AND consultant_id = ? AND deleted = 0"
    if store.value(twice, (visit_id, consultant_id)):
        raise DataProblem(_("Esa persona ya hizo su segunda mirada de esta visita."))
    instrument = store.value("SELECT instrument_id FROM visit WHERE id = ?", (visit_id,))
    with store.change(Label("visit.second_look_started")) as writer:
        return writer.insert(
            "visit", workshop_id=first.workshop_id, instrument_id=instrument,
            consultant_id=consultant_id, round=first.round, visited_on=check_day(visited_on, FACT),
            channel="window", rating_of=visit_id, previous_shown=0,
        )  # fmt: skip


def remove_second_look(store: Store, *, visit_id: int) -> None:
    """Take a second look out; the visit that it rated stays as it is."""
    if read_visit(store, visit_id).rating_of is None:
        raise DataProblem(_("Esa visita es una ronda del taller, no una segunda mirada."))
    with store.change(Label("visit.second_look_removed")) as writer:
        writer.delete("visit", visit_id)
