"""How often each choice that goes with an answer was chosen, over one round of each workshop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.diagnosis.details import asked_detail, say_choice
from app.diagnosis.records import Answer, Item
from app.i18n import _, ngettext
from app.suppression import is_small, suppress_list


@dataclass(frozen=True, slots=True)
class DetailStudy:
    """Of the `n` answers with which something was chosen, the share of each code; None: hidden.

    Several may hold, so the shares of all need not add up to one.
    """

    item: Item
    n: int | None
    shares: Mapping[str, float | None]


def study_detail(item: Item, answers: Sequence[Answer], smallest: int) -> DetailStudy | None:
    """None where the item asks no such thing.

    Hidden is what stands for fewer than `smallest` workshops, or for all but so few; and as much more as would be
    needed if everybody had chosen one alone (ADR 18).
    """
    if item.detail is None:
        return None
    chosen = [one.detail for one in answers if asked_detail(item, one) and one.detail]
    counts = {code: sum(code in one for one in chosen) for code in item.detail.codes}
    n = len(chosen)
    shown = suppress_list(counts, smallest=smallest).cells
    shares = {
        code: None if count is None or is_small(n - count, smallest) or not n else count / n
        for code, count in shown.items()
    }
    if is_small(n, smallest):
        return DetailStudy(item, None, dict.fromkeys(counts))
    return DetailStudy(item, n, shares)


def say_detail_study(found: DetailStudy) -> str:
    """ "con quién (12 respuestas): familia 58 %, cliente u otra empresa …"; empty while nobody chose."""
    detail = found.item.detail
    if detail is None or found.n == 0:
        return ""
    if found.n is None:
        return _("{asked}: menos de cinco respuestas").format(asked=detail.short.lower())
    count = ngettext("{n} respuesta", "{n} respuestas", found.n).format(n=found.n)
    parts = ", ".join(
        f"{say_choice(detail, code)} {'…' if share is None else f'{round(100 * share)} %'}"
        for code, share in found.shares.items()
    )
    return f"{detail.short.lower()} ({count}): {parts}"
