"""What a visit's answers come to (docs/architecture.md, the instrument).

Item = level / 4. Items that do not apply or are skipped leave the denominator; items
that were not observed, not known, refused or left blank are missing and stay in it.
A part's score is 100 x the weighted mean of its answered items, given only when at
least 80 % of its applicable weight is answered; `low` and `high` take the missing as
level 0 and level 4. A level that is only said beyond what a word is enough for counts as
far as a word goes (`proof.py`); an alert is taken from what was said. The overall is the plain mean of the dimensions, only when all have
a score. Fixed goalposts: nothing depends on other workshops (OECD/JRC 2008).
"""

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from app.diagnosis.proof import counted_answers, unproved
from app.diagnosis.records import (
    Alert,
    Answer,
    AnswerKind,
    Answers,
    Bands,
    Instrument,
    Item,
    PartScore,
    Result,
)
from app.diagnosis.relevance import asked_items
from app.diagnosis.words import KIND_WORDS, UNANSWERED_WORD
from app.i18n import _

TOP_LEVEL = 4
NEEDED_SHARE = 0.8
STRONG_FROM = 3
WEAK_UP_TO = 1
NAMED_ITEMS = 3


def score_answers(instrument: Instrument, answers: Answers) -> Result:
    """Scores 0-100 with bounds and bands, alerts, and the items that stand out.

    Answers to items the instrument does not have, or that are skipped, do not count.
    """
    asked = asked_items(instrument, answers)
    counted = counted_answers(instrument, answers)
    levels = {code: answer.level for code, answer in counted.items() if answer.level is not None}
    there = [item for item in instrument.items if item.code in asked and _applies(item, answers)]
    applicable = [item for item in there if item.module is None]  # docs/adr/0032
    of_dimension: dict[str, list[Item]] = {}
    of_sub_index: dict[str | None, list[Item]] = {}
    for item in applicable:
        of_dimension.setdefault(item.dimension, []).append(item)
        of_sub_index.setdefault(item.sub_index, []).append(item)
    dimensions, sub_indices = (
        tuple(
            _score_part(part.code, of.get(part.code, ()), answers, levels, instrument.bands) for part in parts
        )
        for parts, of in ((instrument.dimensions, of_dimension), (instrument.sub_indices, of_sub_index))
    )
    alerts = find_alerts(there, answers)
    strongest, weakest = _standing_out(applicable, levels, {alert.item for alert in alerts})
    doubtful = tuple(code for code in unproved(instrument, answers) if code in asked)
    return Result(_mean(dimensions), dimensions, sub_indices, alerts, strongest, weakest, doubtful)


def find_alerts(items: Iterable[Item], answers: Answers) -> tuple[Alert, ...]:
    """Critical items answered below their limit, whatever the mean."""
    found = []
    for item in items:
        if item.critical_below is None or (answer := answers.get(item.code)) is None:
            continue
        if answer.level is not None and answer.level < item.critical_below:
            found.append(Alert(item.code, answer.level, item.alert or item.short))
    return tuple(found)


def band_of(score: float | None, bands: Bands) -> str | None:
    """begin, yellow or green; None without a score."""
    if score is None:
        return None
    if score < bands.yellow_from:
        return "begin"
    return "green" if score >= bands.green_from else "yellow"


def _applies(item: Item, answers: Answers) -> bool:
    answer = answers.get(item.code)
    return answer is None or answer.kind is not AnswerKind.NOT_APPLICABLE


def _score_part(
    code: str, items: Sequence[Item], answers: Answers, levels: Mapping[str, int], bands: Bands
) -> PartScore:
    if not items:
        reason = _("Ninguna de estas preguntas corresponde a este taller.")
        return PartScore(code, None, None, None, 0.0, 0.0, None, (), reason)
    missing = [item for item in items if item.code not in levels]
    answered = [item for item in items if item.code in levels]
    applicable_weight = fsum([item.weight for item in items])
    answered_weight = fsum([item.weight for item in answered])
    earned = [item.weight * levels[item.code] / TOP_LEVEL for item in answered]
    low = 100 * fsum(earned) / applicable_weight
    high = 100 * fsum([*earned, *(item.weight for item in missing)]) / applicable_weight
    enough = answered_weight >= NEEDED_SHARE * applicable_weight - 1e-9
    score = 100 * fsum(earned) / answered_weight if enough else None
    return PartScore(
        code,
        score,
        low,
        high,
        answered_weight,
        applicable_weight,
        band_of(score, bands),
        tuple(item.code for item in missing),
        None if enough else _explain_missing(items, missing, answers),
    )


def _explain_missing(items: Sequence[Item], missing: Sequence[Item], answers: Answers) -> str:
    """Why there is no score: how much was answered, and each missing item with its cause."""
    causes = []
    for item in missing:
        kind = answers.get(item.code, Answer(item.code)).kind
        causes.append(f"{item.code} ({KIND_WORDS[kind] if kind else _(UNANSWERED_WORD)})")
    done = len(items) - len(missing)
    sentence = _(
        "Hay respuesta para {done} de {total} preguntas y hace falta al menos el 80 %; faltan: {missing}."
    )
    return sentence.format(done=done, total=len(items), missing=", ".join(causes))


def _mean(parts: Sequence[PartScore]) -> float | None:
    scores = [part.score for part in parts if part.score is not None]
    return fsum(scores) / len(scores) if parts and len(scores) == len(parts) else None


def _standing_out(
    items: Sequence[Item], levels: Mapping[str, int], alerts: set[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Up to three strongest and weakest items, of different dimensions while they tie.

    Critical items are no strength when met (they are the floor), and when not met they
    stand among the alerts already.
    """
    answered = [item for item in items if item.code in levels]
    strong = [i for i in answered if levels[i.code] >= STRONG_FROM and i.critical_below is None]
    weak = [i for i in answered if levels[i.code] <= WEAK_UP_TO and i.code not in alerts]
    strong.sort(key=lambda item: (-levels[item.code], -item.weight))
    weak.sort(key=lambda item: (levels[item.code], -item.weight))
    return _spread(strong, levels), _spread(weak, levels)


def _spread(ranked: Sequence[Item], levels: Mapping[str, int]) -> tuple[str, ...]:
    """The first three; among equal levels, one of each dimension before a second one."""
    turn: dict[tuple[str, int], int] = {}
    groups: dict[int, int] = {}  # the place of the first of each level
    keyed = []
    for place, item in enumerate(ranked):
        level = levels[item.code]
        key = (item.dimension, level)
        turn[key] = turn.get(key, -1) + 1
        keyed.append(((groups.setdefault(level, place), turn[key], place), item.code))
    return tuple(code for _order, code in sorted(keyed)[:NAMED_ITEMS])
