"""Who needs a course, in which order and why (no file, no window: pure rules).

A workshop needs a course when, in this order,

1. `programme`: an open action of a programme is that course, or another course that
   works on one of the same points;
2. `owner`: the owner chose a solution that is the course or works on its points;
3. `gap`: in the newest finished diagnostic at least half of what the course works on is
   missing: sum of weight x (4 - level) / 4 over the answered points, by their weight.

Inside each, by that sum; for a workshop whose programme looks for orders of a larger
firm, what an anchor company asked for (the course, or a point of it, on a day that is kept)
counts twice. Who is enrolled, came to a session or holds the certificate is left out.

The reason never quotes an answer, and of what is delicate it says only that it is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from app.i18n import _, format_day, ngettext
from app.improvement.catalogue import find_solution, load_catalogue
from app.improvement.records import SolutionKind
from app.phrases import join_words
from app.training.records import Course, CourseDemand, Demanded

TOP_LEVEL = 4
LEAST_SHARE = 0.5
NOTHING_DEMANDED = Demanded()
RULES = ("programme", "owner", "gap")
NAMED_ITEMS = 2
# Ready for a larger firm, and work every week: whoever works on these looks for orders.
ORDER_ITEMS = frozenset({"MER-02", "MER-05", "MER-07"})


@dataclass(frozen=True, slots=True)
class Point:
    """An item as a reason names it; one that is delicate, or may be an offence, is never named."""

    code: str
    short: str
    weight: float
    delicate: bool


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a workshop: levels of its newest finished diagnostic, and the rest.

    `open_solutions` are those of its open actions, `chosen` those of the owner's choices.
    """

    workshop_id: int
    levels: Mapping[str, int] = field(default_factory=dict)
    open_solutions: frozenset[str] = frozenset()
    chosen: frozenset[str] = frozenset()

    @property
    def seeks_orders(self) -> bool:
        """Whether an open action looks for orders of a larger firm."""
        return any(
            solution is not None
            and solution.kind is SolutionKind.ORDER_LINK
            and not ORDER_ITEMS.isdisjoint(solution.lifts)
            for solution in map(find_solution, self.open_solutions)
        )


@dataclass(frozen=True, slots=True)
class NeedVerdict:
    """That a workshop needs a course; `score` orders it within its `rule`."""

    rule: str
    gap: float
    score: float
    anchor: bool
    items: tuple[str, ...]
    because: str

    @property
    def order(self) -> tuple[int, float]:
        """The first place is the smallest."""
        return RULES.index(self.rule), -self.score


def judge_need(
    course: Course, state: State, points: Mapping[str, Point], demanded: Demanded = NOTHING_DEMANDED
) -> NeedVerdict | None:
    """Whether a workshop needs a course, and why; None when nothing says so.

    `points` are the items of its instrument by code, `demanded` what anchor companies asked for.
    """
    rule = rule_for(course, state, points)
    if rule is None:
        return None
    levels = state.levels
    weak = [points[one] for one in course.lifts if one in points and levels.get(one, TOP_LEVEL) < TOP_LEVEL]
    weak.sort(key=lambda point: -_gap(point, levels[point.code]))
    whole = demanded.courses.get(course.code, ())
    asked_for = weak if whole else [point for point in weak if point.code in demanded.items]
    demands = [*whole, *(one for point in asked_for for one in demanded.items.get(point.code, ()))]
    seeks = bool(asked_for) and state.seeks_orders
    gap = sum(_gap(point, levels[point.code]) for point in weak)
    extra = sum(_gap(point, levels[point.code]) for point in asked_for) if seeks else 0.0
    return NeedVerdict(
        rule=rule,
        gap=gap,
        score=gap + extra,
        anchor=bool(demands),
        items=tuple(point.code for point in weak),
        because=_say(course, rule, weak, demands, seeks),
    )


def rule_for(course: Course, state: State, points: Mapping[str, Point]) -> str | None:
    """What puts a workshop on a course's list, without the words: for counting many."""
    if any(_is_course_for(course, code) for code in state.open_solutions):
        return "programme"
    if state.chosen and _chose(course, state.chosen):
        return "owner"
    gap = weight = 0.0
    for code in course.lifts:
        level = state.levels.get(code)
        if level is not None and code in points:
            point = points[code]
            weight += point.weight
            gap += _gap(point, level)
    return "gap" if weight and gap >= LEAST_SHARE * weight else None


@lru_cache(maxsize=1)
def delicate_items() -> frozenset[str]:
    """The items that are talked over in private: those a discreet solution is about first."""
    return frozenset(one.lifts[0] for one in load_catalogue() if one.discreet)


def _is_course_for(course: Course, code: str) -> bool:
    if code in course.solutions:
        return True
    solution = find_solution(code)
    return (
        solution is not None
        and solution.kind is SolutionKind.COURSE
        and not set(solution.lifts).isdisjoint(course.lifts)
    )


def _chose(course: Course, solutions: Collection[str]) -> bool:
    if not set(solutions).isdisjoint(course.solutions):
        return True
    found = (find_solution(code) for code in solutions)
    return any(one is not None and not set(one.lifts).isdisjoint(course.lifts) for one in found)


def _gap(point: Point, level: int) -> float:
    return point.weight * (TOP_LEVEL - level) / TOP_LEVEL


def _say(course: Course, rule: str, weak: list[Point], demands: list[CourseDemand], seeks: bool) -> str:
    opening = {
        "programme": _("porque está en su programa de mejora"),
        "owner": _("porque la dueña o el dueño lo eligió"),
    }.get(rule)
    if course.discreet:
        return opening or _("porque toca un punto que se conversa en privado")
    parts = [opening] if opening else []
    if told := _say_points(weak):
        parts.append(told if opening else _("porque {what}").format(what=told))
    if demands:
        last = max(demands, key=lambda one: one.said_on)
        text = _("lo pidió {who} el {day}, y busca pedidos") if seeks else _("lo pidió {who} el {day}")
        parts.append(text.format(who=last.anchor, day=format_day(last.said_on)))
    return "; ".join(parts)


def _say_points(weak: list[Point]) -> str:
    open_ = [point for point in weak if not point.delicate]
    named = [_("«{item}»").format(item=point.short) for point in open_[:NAMED_ITEMS]]
    rest = len(weak) - len(named)
    if not named:
        return _("en el diagnóstico falta en lo que trabaja este curso") if weak else ""
    text = join_words(named)
    if rest:
        more = ngettext("{count} punto más", "{count} puntos más", rest).format(count=rest)
        text = _("{points}, y {more}").format(points=", ".join(named), more=more)
    return _("en el diagnóstico falta en {points}").format(points=text)
