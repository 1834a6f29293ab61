"""The lists of pilots: all of them, who could enter one, and what became of each workshop."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.errors import DataProblem
from app.i18n import N_, Words, _, format_day
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.pilots.follow_queries import list_followed
from app.pilots.follow_records import FollowedWorkshop
from app.pilots.follow_words import say_contamination, say_missing, say_took
from app.pilots.overlap_queries import list_overlaps
from app.pilots.queries import list_candidates, list_pilots, newest_consents, read_pilot, read_whole_pilot
from app.pilots.records import PilotCandidate, PilotConsent, WholePilot
from app.pilots.steps import has_begun, next_step
from app.pilots.words import (
    COMPARISON_WORDS,
    DECISION_WORDS,
    KNEW_WORDS,
    LEFT_WORDS,
    OUT_WORDS,
    STATE_WORDS,
    say_pilot,
)
from app.place import Place
from app.registry.queries import list_clusters
from app.shapes import Shape, shape

PILOT_KEYS = "id number name question comparison unit list_at plan_at starts_on waits_until ends_on decision decided_on cost_per_workshop"
ABLE: Words[str] = Words({"": N_("puede entrar")})


class PilotLine(NamedTuple):
    """A pilot with what is missing of it."""

    id: int
    whole: WholePilot
    next_step: str


class PilotResult(NamedTuple):
    """What was reckoned of a pilot, in words: each main outcome with its state, and what one more cost."""

    said: str
    cost: str


Results = Mapping[int, PilotResult]  # by pilots' ids


def list_pilot_lines(asked: ListAsked) -> list[PilotLine]:
    """Every pilot, the newest first."""
    found = []
    for pilot in list_pilots(asked.reader):
        whole = read_whole_pilot(asked.reader, pilot.id)
        step = next_step(whole)
        found.append(PilotLine(pilot.id, whole, step.missing if step is not None else ""))
    return found


def pilots_list(_today: str, results: Results | None = None) -> ListKind:
    """The pilots of the office, with their state and what to do next.

    With `results`, what was reckoned of each too; a pilot that began and is not there was not reckoned, and says so.
    """
    columns = (
        ListColumn(_("Número"), lambda one: one.whole.pilot.number, "number", window=44, head=_("N.º"), leaves=1),
        ListColumn(
            _("Piloto"), lambda one: one.whole.pilot.name, width=40, window=0, strong=True, least=180,
            sort=lambda one: one.whole.pilot.number,
        ),
        ListColumn(_("Pregunta"), lambda one: one.whole.pilot.question, width=50),
        ListColumn(_("Estado"), lambda one: STATE_WORDS[one.whole.state], width=16, window=140, leaves=4),
        ListColumn(_("Qué falta"), "next_step", width=50, window=230, lines=2, leaves=5),
        *_result_columns(results),
        ListColumn(
            _("Talleres"), lambda one: len(one.whole.entrants) or None, "number", window=96, leaves=3
        ),
        ListColumn(
            _("Costo por taller"), lambda one: one.whole.pilot.cost_per_workshop, "money", window=124, leaves=2
        ),
        ListColumn(_("Cómo se compara"), lambda one: COMPARISON_WORDS[one.whole.pilot.comparison], width=30),
        ListColumn(_("Empieza el"), lambda one: one.whole.pilot.starts_on, "date"),
        ListColumn(_("Espera hasta"), lambda one: one.whole.pilot.waits_until, "date"),
        ListColumn(_("Termina el"), lambda one: one.whole.pilot.ends_on, "date"),
        ListColumn(_("Sorteos"), lambda one: len(one.whole.draws) or None, "number"),
        ListColumn(_("Qué se decidió"), lambda one: DECISION_WORDS.get(one.whole.pilot.decision or "")),
        ListColumn(_("Por qué"), lambda one: one.whole.pilot.decided_why, width=50),
    )  # fmt: skip
    return ListKind(
        "pilots",
        _("Pilotos"),
        columns,
        read=list_pilot_lines,
        keys=shape_pilot_line,
        say=lambda one: say_parts(
            str(one.whole.pilot.number), one.whole.pilot.name, STATE_WORDS[one.whole.state], one.next_step
        ),
        opens=lambda one: Place("pilot", one.id),
    )


def _result_columns(results: Results | None) -> tuple[ListColumn, ...]:
    if results is None:
        return ()

    def said(line: PilotLine) -> str:
        if not has_begun(line.whole):
            return ""
        one = results.get(line.id)
        return one.said if one else _("sin calcular")

    return (
        ListColumn(_("Resultado"), said, width=50, window=256, lines=2),
        ListColumn(
            _("Cuesta uno más"), lambda one: results[one.id].cost if one.id in results else "", width=50
        ),
    )


def shape_pilot_line(line: PilotLine) -> Shape:
    """A pilot as JSON; `missing` says what to do next, or is null."""
    return {
        **shape(line.whole.pilot, PILOT_KEYS),
        "state": line.whole.state,
        "workshops": len(line.whole.entrants),
        "draws": len(line.whole.draws),
        "missing": line.next_step or None,
    }


class CandidateLine(NamedTuple):
    """A workshop that was asked about, its territory by name, the newest thing it said, and which other
    pilots it is in."""

    id: int
    one: PilotCandidate
    cluster: str
    consent: PilotConsent | None
    others: str = ""


def say_out(one: PilotCandidate) -> str:
    """Why it cannot enter, or that it can."""
    return ABLE.get(one.out) or OUT_WORDS.get(one.out, one.out)


def say_consent(line: CandidateLine) -> str:
    """ "sí, 20/11/2026", or "no …"; nothing of who was not asked."""
    if line.consent is None:
        return ""
    said = _("sí") if line.consent.granted else _("no")
    return f"{said}, {format_day(line.consent.decided_on)}"


def candidates_list(pilot_id: int) -> ListKind:
    """Every workshop of the office with whether it can enter a pilot, and why not."""

    def read(asked: ListAsked) -> list[CandidateLine]:
        try:
            pilot = read_pilot(asked.reader, pilot_id)
        except DataProblem:  # taken out meanwhile; the page says so
            return []
        names = {one.code: one.name for one in list_clusters(asked.reader)}
        consents = newest_consents(asked.reader, pilot_id)
        candidates = list_candidates(asked.reader, pilot)
        others: dict[int, list[str]] = {}
        ids = {one.workshop_id for one in candidates}
        for other in list_overlaps(asked.reader, pilot_id, ids, since=asked.today):
            for workshop in other.workshops:
                others.setdefault(workshop, []).append(say_pilot(other.number))
        return [
            CandidateLine(
                one.workshop_id, one, names.get(one.cluster, one.cluster), consents.get(one.workshop_id),
                ", ".join(others.get(one.workshop_id, ())),
            )
            for one in candidates
        ]  # fmt: skip

    columns = (
        ListColumn(_("Código"), lambda one: one.one.code, window=96, leaves=1),
        ListColumn(_("Taller"), lambda one: one.one.name, width=36, window=0, strong=True, least=170),
        ListColumn(_("Territorio"), "cluster", width=24, window=130, leaves=2),
        ListColumn(_("Personas"), lambda one: one.one.people, "number", window=94, leaves=3),
        ListColumn(_("Diagnóstico del"), lambda one: one.one.diagnosed_on, "date"),
        ListColumn(_("Consintió"), say_consent, width=20, window=126, leaves=4),
        ListColumn(_("Quién consintió"), lambda one: one.consent and one.consent.given_by, width=26),
        ListColumn(_("Testigo"), lambda one: one.consent and one.consent.witness, width=26),
        ListColumn(
            _("Puede entrar"), lambda one: say_out(one.one), width=28, window=176,
            colour=lambda one: None if one.one.out else "good",
        ),
        ListColumn(_("También está en"), "others", width=20),
    )  # fmt: skip
    return ListKind(
        "pilot-candidates",
        _("Quién puede entrar"),
        columns,
        read=read,
        keys="id",
        found_by=lambda one: " ".join((one.one.code, one.one.name, one.cluster, one.others)),
        opens=lambda one: Place("workshop", one.id),
    )


def followed_list(pilot_id: int) -> ListKind:
    """Every workshop of a pilot that was drawn, with its group and what became of it."""

    def read(asked: ListAsked) -> list[FollowedWorkshop]:
        try:
            return list_followed(asked.reader, pilot_id, today=asked.today)
        except DataProblem:
            return []

    columns = (
        ListColumn(_("Código"), "code", window=96, leaves=1),
        ListColumn(_("Taller"), "name", width=36, window=0, strong=True, least=150),
        ListColumn(_("Grupo"), "arm", width=20, window=136),
        ListColumn(_("Lo recibió"), say_took, width=24),
        ListColumn(_("Se fue"), _say_left, width=24),
        ListColumn(_("Qué pasó"), _say_happened, window=236, in_sheet=False, lines=2),
        ListColumn(_("Mediciones hechas"), "measured", "number", window=100, head=_("Medido"), leaves=3),
        ListColumn(_("Falta medir"), lambda one: "" if one.left else say_missing(one.missing), width=44),
        ListColumn(
            _("Quien midió sabía el grupo"), lambda one: KNEW_WORDS[one.knew] if one.knew else "", width=26
        ),
        ListColumn(_("Ojo"), say_contamination, width=44, window=170, leaves=2, lines=2),
        ListColumn(_("Nota"), lambda one: one.follow and one.follow.note, width=40),
    )
    return ListKind(
        "pilot-workshops",
        _("Talleres del piloto"),
        columns,
        read=read,
        keys="id",
        opens=lambda one: Place("workshop", one.id),
    )


def _say_happened(one: Any) -> str:
    """Whether it took it, and that it left and why: who is gone is what one looks for."""
    left = _say_left(one)
    return " · ".join(filter(None, (say_took(one), _("se fue: {why}").format(why=left) if left else "")))


def _say_left(one: Any) -> str:
    follow = one.follow
    if follow is None or not (follow.left_on or follow.left_why):
        return ""
    day = format_day(follow.left_on) if follow.left_on else ""
    return " · ".join(part for part in (LEFT_WORDS.get(follow.left_why or "", ""), day) if part)


LISTS = (ListEntry("pilots", pilots_list),)
