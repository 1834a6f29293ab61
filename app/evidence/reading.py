"""What the data are made of, read from the office's file before anything large is imported.

It has no name, no note and nothing else that somebody wrote, so that it may go to a child that makes the data.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from app.evidence.answer_part import AnswersRead, read_answer_texts
from app.evidence.consents import list_data_decisions, who_consented
from app.evidence.earlier import LeavingRows, Part, choose_rounds
from app.evidence.figure_part import FiguresRead, read_figures
from app.evidence.pilot_part import DrawnPilot, list_drawn_pilots
from app.evidence.queries import releases_by_data
from app.evidence.rounds import Round, list_rounds
from app.evidence.support_part import Noted, Support, read_steps_noted, read_support
from app.evidence.traits import TRAITS
from app.evidence.workshop_facts import WorkshopFacts, read_facts
from app.storage.records import Reader


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


def read_leaving(reader: Reader) -> LeavingRows:
    """The rounds that may leave today."""
    every, decisions = read_facts(reader), list_data_decisions(reader)
    rounds = list_rounds(reader, {one[0] for one in decisions} & every.keys())
    return choose_rounds(rounds, who_consented(reader) & every.keys(), decisions, releases_by_data(reader))


def read_evidence(
    reader: Reader, leaving: LeavingRows, pilots_told: Collection[int] | None = None
) -> EvidenceRead:
    """All that is told with these rounds; `pilots_told` as in `make_anonymous`."""
    every = read_facts(reader)
    consenting = who_consented(reader) & every.keys()
    there = {one.workshop_id for one in leaving.rounds}
    drawn = [one for one in list_drawn_pilots(reader) if one.arms.keys() & there]
    told = tuple(one.id for one in drawn if pilots_told is None or one.id in pilots_told)
    releases = [one.release for one in leaving.earlier]
    told_before = {number for one in releases for number in one.pilots or ()}
    return EvidenceRead(
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
