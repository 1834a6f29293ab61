"""What may be shown of a hearing: one table per question, whose small counts are hidden in all its uses.

Pages, papers and JSON take their counts from here alone, and of a closed hearing nothing changes any
more, so that no two of them can be held against each other (docs/adr/0036).
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from app.suppression import suppress_list, suppress_table
from app.voices.counting import add_counts
from app.voices.records import (
    OWNERS,
    WORKERS,
    Hearing,
    HearingTold,
    Leaf,
    LeafQuestion,
    Pile,
    QuestionTold,
    ToldCounts,
)
from app.voices.words import answer_codes

_OTHERS = "others"  # leaves of several workshops, or of nobody knows which


def tell_piles(hearing: Hearing, leaf: Leaf, piles: Sequence[Pile], names: Mapping[int, str]) -> HearingTold:
    """The counts of a hearing as they may be shown; `names` are those of its workshops."""
    workers = _by_part([one for one in piles if one.speaker == WORKERS])
    owners = add_counts(one.counts for one in piles if one.speaker == OWNERS)
    return HearingTold(
        hearing,
        leaf,
        workers=sum(one.leaves for one in piles if one.speaker == WORKERS),
        owners=sum(one.leaves for one in piles if one.speaker == OWNERS),
        workshops={int(part): names.get(int(part), part) for part in workers if part != _OTHERS},
        questions=tuple(_tell(question, workers, owners) for question in leaf.questions),
    )


def _by_part(piles: Sequence[Pile]) -> dict[str, dict[str, Counter[str]]]:
    parts: dict[str, list[Pile]] = {}
    for one in piles:
        parts.setdefault(_OTHERS if one.workshop_id is None else str(one.workshop_id), []).append(one)
    return {part: add_counts(one.counts for one in those) for part, those in parts.items()}


def _tell(
    question: LeafQuestion,
    workers: Mapping[str, Mapping[str, Counter[str]]],
    owners: Mapping[str, Counter[str]],
) -> QuestionTold:
    codes = answer_codes(question)
    table = suppress_table(
        {(part, code): said[question.code][code] for part, said in workers.items() for code in codes}
    )
    return QuestionTold(
        question,
        ToldCounts(table.total, {code: table.column_totals.get(code) for code in codes}),
        _tell_owners(owners[question.code], codes) if question.code in owners else None,
        {
            int(part): ToldCounts(table.row_totals[part], {code: table.cells[part, code] for code in codes})
            for part in workers
            if part != _OTHERS
        },
    )


def _tell_owners(said: Counter[str], codes: Sequence[str]) -> ToldCounts:
    shown = suppress_list({code: said[code] for code in codes})
    return ToldCounts(shown.total, shown.cells)
