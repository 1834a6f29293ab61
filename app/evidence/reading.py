"""What the data are made of, read from the office's file before anything large is imported.

It has no name, no note and nothing else that somebody wrote, so that it may go to a child that makes the data.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from app.errors import DataProblem
from app.evidence.answer_part import AnswersRead, read_answer_texts
from app.evidence.consents import let_go, list_data_decisions
from app.evidence.earlier import Part, choose_rounds, earlier_lines
from app.evidence.figure_part import FiguresRead, read_figures
from app.evidence.pilot_part import DrawnPilot, list_drawn_pilots
from app.evidence.queries import list_visit_owners, releases_by_data
from app.evidence.rounds import Round, list_rounds
from app.evidence.support_part import Noted, Support, read_steps_noted, read_support
from app.evidence.traits import TRAITS
from app.evidence.workshop_facts import WorkshopFacts, read_facts
from app.i18n import _, ngettext
from app.storage.records import Reader
from app.suppression import SMALLEST


class EvidenceRead(NamedTuple):
    """The workshops of the data and their rounds, with all that is told of them.

    `part_of` and `levels_before` are for who has an earlier release; `rare` counts rows of rounds that too few had.
    `pilots` are those whose arms somebody can know, `pilots_told` the ids of those that are told.
    """

    workshops: Mapping[int, WorkshopFacts]
    rounds: tuple[Round, ...]
    part_of: Mapping[int, Part]
    levels_before: tuple[tuple[int, ...], ...]
    rare: int
    without_consent: int
    without_round: int
    pilots: tuple[DrawnPilot, ...]
    pilots_told: tuple[int, ...]
    answers: AnswersRead
    figures: FiguresRead
    steps: Noted
    support: Support


def read_evidence(
    reader: Reader, pilots_told: Collection[int] | None = None
) -> tuple[EvidenceRead, tuple[str, ...]]:
    """All of it, and what is said to the office of its earlier releases; `pilots_told` as in `make_anonymous`.

    Raises `DataProblem` where fewer than five workshops with a finished round let theirs go.
    """
    every, decisions = read_facts(reader), list_data_decisions(reader)
    consenting = let_go(decisions) & every.keys()
    all_rounds = list_rounds(reader, {one[0] for one in decisions} & every.keys())
    leaving = choose_rounds(
        all_rounds, consenting, decisions, releases_by_data(reader), list_visit_owners(reader)
    )
    there = leaving.part_of.keys()
    if len(there) < SMALLEST:
        raise DataProblem(_say_too_few(len(there)))
    drawn = [one for one in list_drawn_pilots(reader) if one.arms.keys() & there]
    told = tuple(one.id for one in drawn if pilots_told is None or one.id in pilots_told)
    releases = [one.release for one in leaving.earlier]
    told_before = {number for one in releases for number in one.pilots or ()}
    read = EvidenceRead(
        workshops={key: one for key, one in every.items() if key in there},
        rounds=tuple(leaving.rounds),
        part_of=leaving.part_of,
        levels_before=tuple(one.levels for one in releases if one.levels and len(one.levels) == len(TRAITS)),
        rare=leaving.rare,
        without_consent=len(every.keys() - consenting),
        without_round=len(consenting - there),
        pilots=tuple(one for one in drawn if one.id in told or one.number in told_before),
        pilots_told=told,
        answers=read_answer_texts(reader, leaving.rounds),
        figures=read_figures(reader, leaving.rounds),
        steps=read_steps_noted(reader),
        support=read_support(reader, leaving.rounds),
    )
    return read, earlier_lines(leaving)


def _say_too_few(count: int) -> str:
    if not count:
        return _(
            "Ningún taller con diagnóstico dejó todavía que sus datos salgan: pregúnteles y anote el permiso; hacen falta cinco."
        )
    return ngettext(
        "Solo {count} taller con diagnóstico dejó que sus datos salgan; hacen falta cinco para que no se lo reconozca.",
        "Solo {count} talleres con diagnóstico dejaron que sus datos salgan; hacen falta cinco para que no se los reconozca.",
        count,
    ).format(count=count)
