"""What the search box finds of training: courses of the catalogue, events, and who took part."""

from collections.abc import Iterable

from app.i18n import _, format_day
from app.leads import LOOKED_AT, Lead, SearchKind, Wanted, holding
from app.place import Place
from app.storage.records import Reader
from app.training.courses import load_courses
from app.training.words import EVENT_WORDS

_EVENTS = """
SELECT e.id, e.title, e.status, e.place, (SELECT min(s.held_on) FROM event_session s
  WHERE s.event_id = e.id AND s.deleted = 0) AS begins
FROM event e WHERE e.deleted = 0 AND {where} ORDER BY begins DESC, e.id DESC LIMIT ?
"""
_PEOPLE = """
SELECT t.given_names, t.surnames, t.workshop_id, w.name, (SELECT max(n.event_id) FROM enrolment n
  JOIN event e ON e.id = n.event_id AND e.deleted = 0 WHERE n.trainee_id = t.id AND n.deleted = 0) AS event
FROM trainee t LEFT JOIN workshop w ON w.id = t.workshop_id AND w.deleted = 0
WHERE t.deleted = 0 AND {where} ORDER BY t.given_names, t.surnames, t.id LIMIT ?
"""
_NUMBERS = "coalesce(t.phone, '') || ' ' || replace(coalesce(t.cedula, ''), '.', '')"


def _find_courses(_reader: Reader, wanted: Wanted) -> Iterable[Lead]:
    return holding(
        wanted,
        (
            (
                f"{one.code} {one.title}",
                Lead(one.title, f"{_('Curso')} · {one.code}", Place("course", one.code)),
            )
            for one in load_courses()
        ),
    )


def _find_events(reader: Reader, wanted: Wanted) -> Iterable[Lead]:
    where, values = wanted.sql("e.title || ' ' || coalesce(e.place, '')")
    for key, title, status, place, begins in reader.rows(_EVENTS.format(where=where), (*values, LOOKED_AT)):
        parts = (_("Capacitación"), format_day(begins) if begins else "", place, EVENT_WORDS[status])
        yield Lead(title, " · ".join(part for part in parts if part), Place("event", key))


def _find_people(reader: Reader, wanted: Wanted) -> Iterable[Lead]:
    where, values = wanted.sql("t.given_names || ' ' || t.surnames", _NUMBERS)
    for given, surnames, workshop_id, workshop, event in reader.rows(
        _PEOPLE.format(where=where), (*values, LOOKED_AT)
    ):
        if event is not None:
            place = Place("event", event)
        elif workshop is not None:
            place = Place("workshop", workshop_id, part="training")
        else:
            place = Place("trainings", part="people")
        parts = (_("Participante"), workshop)
        yield Lead(f"{given} {surnames}".strip(), " · ".join(part for part in parts if part), place)


COURSES = SearchKind(_find_courses, lambda _reader: (one.title for one in load_courses()))
EVENTS = SearchKind(
    _find_events, lambda reader: (row[0] for row in reader.rows("SELECT title FROM event WHERE deleted = 0"))
)
TRAINEES = SearchKind(
    _find_people,
    lambda reader: (
        row[0] for row in reader.rows("SELECT given_names || ' ' || surnames FROM trainee WHERE deleted = 0")
    ),
)
