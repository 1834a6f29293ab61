"""Rounds over time: which are due, which came before, what moved between two of them."""

from dataclasses import dataclass

from app.days import months_after
from app.diagnosis.bridges import are_comparable, find_bridge
from app.diagnosis.change import Noise, RoundChange, compare_rounds
from app.diagnosis.item_agreement import RatedTwice
from app.diagnosis.noise import known_noise, needs_own_rounds
from app.diagnosis.queries import finished_visits, read_visit
from app.diagnosis.records import Instrument, Visit
from app.diagnosis.scoring import score_answers
from app.i18n import _
from app.storage.records import Reader

DEFAULT_MONTHS = 6

_NEWEST = """
SELECT visit.visited_on, (
  SELECT programme.next_round_on FROM programme
  WHERE programme.visit_id = visit.id AND programme.deleted = 0 ORDER BY programme.id LIMIT 1
) AS next_round_on
FROM visit
WHERE visit.workshop_id = ? AND visit.deleted = 0 AND visit.status = 'finished'
  AND visit.rating_of IS NULL
ORDER BY visit.visited_on DESC, visit.id DESC LIMIT 1
"""

_FIRST_ROUNDS = """
SELECT min(visit.id) FROM visit
JOIN instrument ON instrument.id = visit.instrument_id AND instrument.hash = ?
WHERE visit.deleted = 0 AND visit.status = 'finished' AND visit.rating_of IS NULL
  AND visit.round = 1
GROUP BY visit.workshop_id
"""


def round_months(reader: Reader) -> int:
    """After how many months the office comes back for the next round."""
    found = reader.value("SELECT round_months FROM office WHERE deleted = 0 ORDER BY id LIMIT 1")
    return DEFAULT_MONTHS if found is None else int(found)


def next_round_due(reader: Reader, workshop_id: int) -> str | None:
    """The day (ISO) of a workshop's next round; None before the first one.

    Its newest round's programme says it, else the office's months after that round.
    """
    newest = reader.row(_NEWEST, (workshop_id,))
    if newest is None:
        return None
    return newest["next_round_on"] or months_after(newest["visited_on"], round_months(reader))


def previous_round(reader: Reader, visit: Visit) -> Visit | None:
    """The newest finished round before this one that asked the same thing."""
    if visit.rating_of is not None:
        return None
    for other in finished_visits(reader, visit.workshop_id):
        earlier = other.round < visit.round
        if earlier and are_comparable(other.instrument, visit.instrument):
            return other
    return None


def read_noise(reader: Reader, instrument: Instrument) -> dict[str, Noise]:
    """The noise of an instrument's dimensions, by code, where it is known today."""
    own: dict[str, list[float]] = {}
    if needs_own_rounds(instrument):
        for row in reader.rows(_FIRST_ROUNDS, (instrument.hash,)):
            visit = read_visit(reader, row[0])
            for part in score_answers(instrument, visit.answers).dimensions:
                if part.score is not None:
                    own.setdefault(part.code, []).append(part.score)
    return known_noise(instrument, own)


def read_change(reader: Reader, before: Visit, after: Visit) -> RoundChange:
    """What moved between two rounds of a workshop."""
    bridge = find_bridge(before.instrument, after.instrument)
    return compare_rounds(before, after, bridge, read_noise(reader, after.instrument))


def read_blind_draft(reader: Reader, workshop_id: int) -> Visit | None:
    """The unfinished round that is asked without seeing the ones before, if there is one."""
    found = reader.value(
        "SELECT id FROM visit WHERE workshop_id = ? AND deleted = 0 AND status = 'draft'"
        " AND rating_of IS NULL AND previous_shown = 0 ORDER BY id LIMIT 1",
        (workshop_id,),
    )
    return None if found is None else read_visit(reader, found)


def why_closed(reader: Reader, visit: Visit) -> str:
    """Why a visit's answers may not be looked at now, in words; empty when they may.

    While a second look or a blind round is under way, seeing them would spoil it.
    """
    if open_second_look(reader, visit.id) is not None:
        return _(
            "De esta visita se está haciendo una segunda opinión; sus respuestas se vuelven a ver cuando termine."
        )
    if visit.rating_of is not None or not visit.finished:
        return ""
    draft = read_blind_draft(reader, visit.workshop_id)
    if draft is not None and draft.round > visit.round:
        return _(
            "La ronda {round} se está preguntando a ciegas; las respuestas de antes se vuelven a ver cuando termine."
        ).format(round=draft.round)
    return ""


@dataclass(frozen=True, slots=True)
class SecondLook:
    """One row of the list of second looks; days are ISO, `status` is draft or finished."""

    id: int
    first_id: int
    workshop_id: int
    workshop_code: str
    workshop: str
    round: int
    first_consultant: str
    second_consultant: str
    first_on: str
    second_on: str
    status: str


_LOOKS = """
SELECT look.id, visit.id, workshop.id, workshop.code, workshop.name, visit.round,
  coalesce(one.name, visit.consultant_given, ''), coalesce(other.name, ''),
  visit.visited_on, look.visited_on, look.status
FROM visit AS look
JOIN visit ON visit.id = look.rating_of AND visit.deleted = 0
JOIN workshop ON workshop.id = visit.workshop_id AND workshop.deleted = 0
LEFT JOIN consultant AS one ON one.id = visit.consultant_id
LEFT JOIN consultant AS other ON other.id = look.consultant_id
WHERE look.deleted = 0 AND look.rating_of IS NOT NULL
ORDER BY look.status, look.visited_on DESC, look.id DESC
"""


def list_second_looks(reader: Reader) -> list[SecondLook]:
    """Every second look, the unfinished ones first, then the newest."""
    return [SecondLook(*row) for row in reader.rows(_LOOKS)]


def read_rated_twice(reader: Reader) -> list[RatedTwice]:
    """Every finished visit with its finished second look, oldest first."""
    looks = [look for look in list_second_looks(reader) if look.status == "finished"]
    pairs = []
    for look in reversed(looks):
        first = read_visit(reader, look.first_id)
        if first.finished:
            pairs.append(RatedTwice(first, read_visit(reader, look.id), look.workshop_code, look.workshop))
    return pairs


def open_second_look(reader: Reader, visit_id: int) -> int | None:
    """The unfinished second look of a visit: until it ends, the visit stays closed to it."""
    found = reader.value(
        "SELECT id FROM visit WHERE rating_of = ? AND deleted = 0 AND status = 'draft' ORDER BY id LIMIT 1",
        (visit_id,),
    )
    return None if found is None else int(found)
