"""What somebody learns who has an earlier release too. Pure.

The signs are thrown anew, but eighty answers tell a row as well as a sign does: whoever has two releases sees which rows
are in both, which workshops came or had another round in between, and who left. So the workshops of a release are parted
by what of them was in each earlier one, and each such part is large enough by itself, or does not leave yet.

Which rounds an earlier release had is kept with it. Of those of older programs it is reckoned again from the days of
permissions and visits, and believed where the number of workshops and rows is the one that was kept.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.evidence.consents import let_go
from app.evidence.kept_visits import unpack_visits
from app.evidence.records import PastRelease
from app.evidence.rounds import Round
from app.i18n import _, format_day, ngettext
from app.suppression import SMALLEST

Decision = tuple[int, bool, str]  # a workshop, whether it let its data go, and the day; in order
Part = tuple[
    tuple[bool, bool], ...
]  # for each earlier release: whether it was there, and whether it has rows since


class EarlierRows(NamedTuple):
    """The rows (visits) of an earlier release by workshop; None: they are not known any more."""

    release: PastRelease
    rows: dict[int, frozenset[int]] | None


class LeavingRows(NamedTuple):
    """The rounds that leave, the part of each workshop, and the earlier releases.

    `rare` counts rows of rounds that too few had, `held` those that are held back because of an earlier release.
    """

    rounds: list[Round]
    part_of: dict[int, Part]
    rare: int
    held: int
    earlier: tuple[EarlierRows, ...]


def had_by_enough(rounds: Sequence[Round]) -> list[Round]:
    """Without the rounds that fewer than five workshops had: who had a fourth one is known."""
    counts = Counter(one.number for one in rounds)
    return [one for one in rounds if one.number == 1 or counts[one.number] >= SMALLEST]


def choose_rounds(
    rounds: Sequence[Round], consenting: Iterable[int], decisions: Sequence[Decision],
    releases: Sequence[PastRelease], owners: Mapping[int, int],
) -> LeavingRows:  # fmt: skip
    """The rounds that leave of those of who consents now; `releases` from the oldest to the newest.

    `owners` says whose each visit is, of those that were taken away since too.
    """
    earlier: list[EarlierRows] = []
    found: dict[object, dict[int, frozenset[int]] | None] = {}
    for one in releases:
        # Another format of the same rows, most often, tells nothing more.
        same = one.release.visits or (one.release.made_on, one.release.workshops, one.release.row_count)
        if same not in found:
            kept = one.release.visits
            found[same] = (
                _reckon_rows(one, rounds, decisions, earlier) if kept is None else _read_rows(kept, owners)
            )
        earlier.append(EarlierRows(one, found[same]))
    now = set(consenting)
    own = [each for each in rounds if each.workshop_id in now]
    enough = had_by_enough(own)
    leaving, part_of = _hold_back(enough, earlier)
    return LeavingRows(leaving, part_of, len(own) - len(enough), len(enough) - len(leaving), tuple(earlier))


def _read_rows(kept: str, owners: Mapping[int, int]) -> dict[int, frozenset[int]] | None:
    """The rows as they were kept; None: what was kept cannot be read any more."""
    try:
        visits = unpack_visits(kept)
    except ValueError:
        return None
    found: dict[int, set[int]] = {}
    for visit in visits & owners.keys():
        found.setdefault(owners[visit], set()).add(visit)
    return {workshop: frozenset(rows) for workshop, rows in found.items()}


def _reckon_rows(
    one: PastRelease, rounds: Sequence[Round], decisions: Sequence[Decision], earlier: Sequence[EarlierRows]
) -> dict[int, frozenset[int]] | None:
    """The rows that a release of an older program had by the days of visits and permissions, if they are as many."""
    by_then = [each for each in rounds if each.visited_on <= one.release.made_on]
    then = let_go(decisions, one.release.made_on)
    kept, _part_of = _hold_back(
        had_by_enough([each for each in by_then if each.workshop_id in then]), earlier
    )
    rows = _rows_of(kept)
    return rows if (len(rows), len(kept)) == (one.release.workshops, one.release.row_count) else None


def _rows_of(rounds: Iterable[Round]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for one in rounds:
        found.setdefault(one.workshop_id, set()).add(one.visit_id)
    return {workshop: frozenset(rows) for workshop, rows in found.items()}


def _hold_back(
    rounds: Sequence[Round], earlier: Sequence[EarlierRows]
) -> tuple[list[Round], dict[int, Part]]:
    """Without the rows that would be found by who has an earlier release: first what is new of a workshop, then it."""
    known = list({id(one.rows): one.rows for one in earlier if one.rows is not None}.values())
    kept = list(rounds)
    if not known:
        return kept, dict.fromkeys((one.workshop_id for one in kept), ())
    seen = frozenset().union(*(rows for one in known for rows in one.values()))
    while True:
        part_of = {workshop: _part(rows, workshop, known) for workshop, rows in _rows_of(kept).items()}
        sizes = Counter(part_of.values())
        small = [part for part, count in sizes.items() if count < SMALLEST]
        if not small:
            return kept, part_of
        least = min(small, key=lambda part: (sizes[part], part))
        others = [one for one in kept if part_of[one.workshop_id] != least]
        before = [one for one in kept if part_of[one.workshop_id] == least and one.visit_id in seen]
        fewer = {one.visit_id for one in (*others, *before)}
        if len(fewer) == len(kept) or not any(was_there for was_there, _more in least):
            fewer = {one.visit_id for one in others}
        kept = had_by_enough([one for one in kept if one.visit_id in fewer])


def _part(rows: frozenset[int], workshop: int, known: Sequence[dict[int, frozenset[int]]]) -> Part:
    return tuple((workshop in one, bool(rows - one.get(workshop, frozenset()))) for one in known)


def earlier_lines(leaving: LeavingRows) -> tuple[str, ...]:
    """What was done about each earlier release, a sentence each; for the office alone, since it says whose they are."""
    there = {one.workshop_id for one in leaving.rounds}
    lines = []
    for one in reversed(leaving.earlier):
        name = _say_release(one.release)
        if one.rows is None:
            lines.append(
                _(
                    "De la {release} no se sabe ya qué talleres tenía: no entregue esta a quien tenga aquella."
                ).format(release=name)
            )
            continue
        left = len(one.rows.keys() - there)
        words = ngettext(
            "Frente a la {release}: falta {count} taller; quien tenga las dos sabe cuáles son sus filas de antes.",
            "Frente a la {release}: faltan {count} talleres; quien tenga las dos sabe cuáles son sus filas de antes.",
            left,
        )
        even = _(
            "Frente a la {release}: los que entraron, salieron o tuvieron otra ronda no son menos de cinco."
        )
        lines.append((words if 0 < left < SMALLEST else even).format(release=name, count=left))
    if leaving.held:
        lines.append(
            ngettext(
                "{count} fila no sale todavía: es nueva desde una entrega anterior, y quien tenga las dos la reconocería; sale cuando sean cinco talleres.",
                "{count} filas no salen todavía: son nuevas desde una entrega anterior, y quien tenga las dos las reconocería; salen cuando sean cinco talleres.",
                leaving.held,
            ).format(count=leaving.held)
        )
    return tuple(lines)


def _say_release(past: PastRelease) -> str:
    day = format_day(past.release.made_on)
    if past.release.given_to:
        return _("entrega {number} ({day}, a {who})").format(
            number=past.release.number, day=day, who=past.release.given_to
        )
    return _("entrega {number} ({day})").format(number=past.release.number, day=day)
