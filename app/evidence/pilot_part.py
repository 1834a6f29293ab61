"""The pilots in which workshops are: which group, whether a round came after the start, what was received."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from app.evidence.parts import DataPart
from app.evidence.records import KEPT_BACK, NOT_APPLICABLE, NOT_NOTED, Cell, Variable
from app.evidence.rounds import Round
from app.i18n import N_, Words, _
from app.improvement.catalogue import find_solution
from app.phrases import join_words
from app.pilots.queries import list_pilots, newest_consents, read_whole_pilot
from app.pilots.records import Pilot
from app.pilots.words import COMPARISON_WORDS, TOOK_WORDS
from app.storage.records import Reader
from app.training.courses import find_course

AFTER_WORDS: Words[int] = Words({0: N_("antes de empezar"), 1: N_("después de empezar")})
TOOK_NUMBERS = {code: number for number, code in enumerate(reversed(list(TOOK_WORDS)))}


class DrawnPilot(NamedTuple):
    """A pilot that was drawn, without what the office wrote of it.

    `arms` are the places of the arms of the workshops that consented to it, `treated` whether each place starts first.
    """

    id: int
    number: int
    comparison: str
    starts_on: str | None
    tried: str
    treated: Mapping[int, bool]
    arms: Mapping[int, int]
    took: Mapping[int, str | None]


def list_drawn_pilots(reader: Reader) -> list[DrawnPilot]:
    """The pilots that were drawn, by their number."""
    found = []
    for pilot in sorted(list_pilots(reader), key=lambda one: one.number):
        whole = read_whole_pilot(reader, pilot.id)
        if whole.draws:
            consents = newest_consents(reader, pilot.id)
            arms = {
                workshop: arm.place
                for workshop, arm in whole.arm_of.items()
                if workshop in consents and consents[workshop].granted
            }
            treated = {arm.place: bool(arm.treated) for arm in whole.arms}
            took = {one.workshop_id: one.took for one in whole.follows}
            found.append(
                DrawnPilot(
                    pilot.id, pilot.number, pilot.comparison, pilot.starts_on, _say_tried(pilot), treated, arms, took
                )
            )  # fmt: skip
    return found


def arms_of(pilots: Sequence[DrawnPilot], workshop: int) -> tuple[int | None, ...]:
    """The place of its arm in each pilot; None in those where it is not."""
    return tuple(one.arms.get(workshop) for one in pilots)


def make_pilot_part(
    pilots: Sequence[DrawnPilot], kept: Mapping[int, tuple[int | None, ...] | None], rounds: Sequence[Round],
    told: Sequence[int],
) -> DataPart:  # fmt: skip
    """The columns of the pilots `told` (by id); of whom the arm is not said nothing of the pilot is."""
    variables: list[Variable] = []
    columns: dict[str, Sequence[Cell]] = {}
    for place, one in enumerate(pilots):
        if one.id not in told:
            continue
        name = f"p{one.number}"
        arms = [_arm(kept[each.workshop_id], place) for each in rounds]
        columns |= {
            f"{name}_arm": arms,
            f"{name}_after": [
                _after(arm, one.starts_on, each) for arm, each in zip(arms, rounds, strict=True)
            ],
            f"{name}_took": [
                _took(arm, one.took.get(each.workshop_id)) for arm, each in zip(arms, rounds, strict=True)
            ],
        }
        variables += _variables(one, name)
    return DataPart(tuple(variables), columns)


def _arm(kept: tuple[int | None, ...] | None, place: int) -> Cell:
    if kept is None:
        return KEPT_BACK
    arm = kept[place]
    return NOT_APPLICABLE if arm is None else arm


def _after(arm: Cell, starts_on: str | None, one: Round) -> Cell:
    if isinstance(arm, str):
        return arm
    return NOT_NOTED if starts_on is None else int(one.visited_on >= starts_on)


def _took(arm: Cell, took: str | None) -> Cell:
    if isinstance(arm, str):
        return arm
    return NOT_NOTED if took is None else TOOK_NUMBERS[took]


def _variables(pilot: DrawnPilot, name: str) -> list[Variable]:
    missing = (NOT_APPLICABLE, NOT_NOTED, KEPT_BACK)
    group = _("Piloto {number}").format(number=pilot.number)
    arms = tuple(
        (place, _("grupo {place}, empieza primero") if treated else _("grupo {place}, espera"))
        for place, treated in pilot.treated.items()
    )
    return [
        Variable(
            f"{name}_arm", _("{pilot}: grupo").format(pilot=group), group,
            values=tuple((place, words.format(place=place)) for place, words in arms), missing=missing,
            origin=COMPARISON_WORDS[pilot.comparison], source=pilot.tried,
            treatment=_("se sorteó delante de todos: cuenta entre lo que se sabe de afuera; las filas del sorteo no salen, dirían el territorio, el tamaño y el sexo juntos"),
        ),
        Variable(f"{name}_after", _("{pilot}: la ronda").format(pilot=group), group, missing=missing,
                 values=tuple(AFTER_WORDS.items())),
        Variable(
            f"{name}_took", _("{pilot}: si recibió lo que se prueba").format(pilot=group), group, missing=missing,
            values=tuple(sorted((TOOK_NUMBERS[code], word) for code, word in TOOK_WORDS.items())),
        ),
    ]  # fmt: skip


def _say_tried(pilot: Pilot) -> str:
    """What is tried, by the program's own titles: what the office wrote of it stays in it."""
    solutions = (find_solution(code) for code in pilot.solutions.split())
    courses = (find_course(code) for code in pilot.courses.split())
    titles = [one.title for one in solutions if one] + [one.title for one in courses if one]
    return _("se prueba: {what}").format(what=join_words(titles)) if titles else ""
