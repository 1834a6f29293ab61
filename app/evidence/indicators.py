"""The indicators of the evidence report, reckoned over one round of each workshop. Pure.

dim:CODE and sub:code: the mean score. tag:T: the mean of the answers that bear the tag, as points of 100. all:V: how many of
a hundred workshops have a share that is "all". any:V: how many have some of it. step:CODE: how many of a hundred did the step. median:V: the middle one.
"""

from collections.abc import Callable, Mapping, Sequence
from statistics import fmean, median

from app.evidence.answer_part import ORIGIN_SUFFIX, variable_name
from app.evidence.policy_records import GroupValue, IndicatorValue
from app.evidence.records import Cell, Variable
from app.suppression import SMALLEST, suppress_list, told_count

SAID = 1  # the number of the owner's word among the origins
ALL_OF_THEM, STEP_DONE, TOP_LEVEL = 5, 2, 4
SHARES = ("all", "any", "step")  # percentages of workshops
NO_GROUP = "?"  # of whom it is not known

Columns = Mapping[str, Sequence[Cell]]
Groups = Mapping[str, Sequence[str]]  # grouping -> the group of each row


def reckon_indicator(
    code: str, variables: Mapping[str, Variable], columns: Columns, tagged: Mapping[str, Sequence[str]],
    groups: Groups,
) -> IndicatorValue:  # fmt: skip
    """One indicator over the rows; hidden where fewer than five workshops tell it.

    `tagged`: the item codes of each tag. Raises `ValueError` for a code that there is not.
    """
    kind, _colon, what = code.partition(":")
    names = _names(kind, what, tagged, columns)
    if not names or kind not in ("dim", "sub", "tag", "all", "any", "step", "median"):
        raise ValueError(f"no such indicator: {code}")
    values = _values(kind, [columns[name] for name in names])
    together: Callable[[list[float]], float] = median if kind == "median" else fmean
    title = variables[names[0]].title if kind != "tag" else what
    unit = "%" if kind in SHARES else variables[names[0]].unit if kind != "tag" else "0-100"
    told = [one for one in values if one is not None]
    few, is_share = len(told) < SMALLEST, kind in SHARES
    return IndicatorValue(
        code, title, unit, None if 0 < len(told) < SMALLEST else len(told),
        None if few or (is_share and gives_away(told)) else together(told),
        None if few else _said_share(names, columns),
        () if few else tuple(_by_group(values, groups, together, is_share)),
    )  # fmt: skip


def gives_away(shares: Sequence[float]) -> bool:
    """Whether a percentage of these would tell of fewer than five workshops that do, or that do not.

    >>> gives_away([100.0] * 6 + [0.0]), gives_away([100.0] * 6), gives_away([100.0, 0.0] * 5)
    (True, False, False)
    """
    return told_count(sum(1 for one in shares if one), of=len(shares)) is None


def _names(kind: str, what: str, tagged: Mapping[str, Sequence[str]], columns: Columns) -> list[str]:
    if kind == "tag":
        names = [variable_name(one) for one in tagged.get(what, ())]
    elif kind in ("dim", "sub", "step"):
        names = [f"{kind}_{variable_name(what)}"]
    else:
        names = [what]
    return [one for one in names if one in columns]


def _values(kind: str, cells: Sequence[Sequence[Cell]]) -> list[float | None]:
    """The value of each row; None where nobody told it."""
    rows = ([one for one in row if not isinstance(one, str)] for row in zip(*cells, strict=True))
    if kind == "tag":
        return [100 * fmean(row) / TOP_LEVEL if row else None for row in rows]
    if kind == "all":
        return [100.0 * (row[0] == ALL_OF_THEM) if row else None for row in rows]
    if kind == "any":
        return [100.0 * (row[0] > 0) if row else None for row in rows]
    if kind == "step":
        return [100.0 * (row[0] >= STEP_DONE) if row else None for row in rows]
    return [float(row[0]) if row else None for row in rows]


def _said_share(names: Sequence[str], columns: Columns) -> float | None:
    origins = [
        one
        for name in names
        for one in columns.get(name + ORIGIN_SUFFIX, ())
        if not isinstance(one, str)
    ]  # fmt: skip
    return sum(one == SAID for one in origins) / len(origins) if origins else None


def _by_group(
    values: Sequence[float | None], groups: Groups, together: Callable[[list[float]], float], is_share: bool
) -> list[GroupValue]:
    """Each breakdown by itself; a group that is hidden takes along whatever would give it away."""
    found = []
    for grouping, of in groups.items():
        own: dict[str, list[float]] = {}
        for value, group in zip(values, of, strict=True):
            if value is not None:
                own.setdefault(group or NO_GROUP, []).append(value)
        safe = suppress_list({group: len(some) for group, some in own.items()})
        hide_all = is_share and any(
            gives_away(some) for some in own.values()
        )  # one is the total less the others
        for group in sorted(own):
            count = safe.cells[group]
            shown = None if count is None or hide_all else together(own[group])
            found.append(GroupValue(grouping, "" if group == NO_GROUP else group, count, shown))
    return found
