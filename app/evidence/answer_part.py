"""What was answered in each round: the scores, and each answer with how it came to be known."""

from collections.abc import Mapping, Sequence

from app.diagnosis.queries import read_answers, read_instrument
from app.diagnosis.records import Answer, AnswerKind, Instrument, Item
from app.diagnosis.relevance import asked_items
from app.diagnosis.scoring import score_answers
from app.diagnosis.words import HOW_WORDS, ORIGIN_WORDS
from app.evidence.parts import DataPart
from app.evidence.records import (
    DOES_NOT_KNOW,
    NOT_APPLICABLE,
    NOT_ASKED,
    NOT_GIVEN,
    NOT_NOTED,
    NOT_SEEN,
    Cell,
    Variable,
)
from app.evidence.rounds import Round
from app.i18n import _
from app.phrases import join_words
from app.progress import SILENT, Progress
from app.storage.records import Reader

AT_ONCE = 500  # rounds whose answers are held together
ORIGIN_NUMBERS = {origin: number for number, origin in enumerate(ORIGIN_WORDS, start=1)}
_KINDS = {
    AnswerKind.NOT_APPLICABLE: NOT_APPLICABLE,
    AnswerKind.NOT_OBSERVED: NOT_SEEN,
    AnswerKind.DOES_NOT_KNOW: DOES_NOT_KNOW,
    AnswerKind.REFUSED: NOT_GIVEN,
}
ITEM_MISSING = (NOT_ASKED, DOES_NOT_KNOW, NOT_APPLICABLE, NOT_GIVEN, NOT_SEEN, NOT_NOTED)
ORIGIN_SUFFIX = "_o"


def variable_name(code: str) -> str:
    """ "GES-01" -> "ges_01"."""
    return code.lower().replace("-", "_")


def may_leave(item: Item) -> bool:
    """Whether its answers leave one by one: not those that may tell of a child, a blow or a locked door."""
    return item.critical_below is None


def read_answer_part(reader: Reader, rounds: Sequence[Round], progress: Progress = SILENT) -> DataPart:
    """Index, dimensions, sub-indices and items of every instrument that was used, a cell for each round."""
    instruments = {
        digest: read_instrument(reader, digest) for digest in dict.fromkeys(one.digest for one in rounds)
    }
    newest = [instruments[digest] for digest in sorted(instruments, key=lambda one: _last_used(rounds, one))]
    items = {item.code: item for instrument in newest for item in instrument.items}
    open_items = [code for code, item in items.items() if may_leave(item)]
    columns = _empty_columns(newest, open_items)
    numbers = {digest: number for number, digest in enumerate(instruments, start=1)}
    for start in range(0, len(rounds), AT_ONCE):
        progress.report(start, len(rounds))
        some = rounds[start : start + AT_ONCE]
        answers = read_answers(reader, [one.visit_id for one in some])
        for one in some:
            _add_row(columns, instruments[one.digest], answers.get(one.visit_id, {}), open_items)
            columns["instrument"].append(numbers[one.digest])
    kept_back = [item.short for item in items.values() if not may_leave(item)]
    notes = (
        _("Las respuestas de {items} no salen una por una: cuentan en el puntaje de su dimensión.").format(
            items=join_words([f"«{one}»" for one in kept_back])
        ),
    )
    return DataPart(
        (*_score_variables(newest, instruments, numbers), *_item_variables(newest, items, open_items)),
        columns, notes if kept_back else (),
    )  # fmt: skip


def _last_used(rounds: Sequence[Round], digest: str) -> str:
    return max(one.visited_on for one in rounds if one.digest == digest)


def _empty_columns(instruments: Sequence[Instrument], items: Sequence[str]) -> dict[str, list[Cell]]:
    names = ["instrument", "index"]
    names += [f"dim_{variable_name(one.code)}" for each in instruments for one in each.dimensions]
    names += [f"sub_{variable_name(one.code)}" for each in instruments for one in each.sub_indices]
    for code in items:
        names += [variable_name(code), variable_name(code) + ORIGIN_SUFFIX]
    return {name: [] for name in dict.fromkeys(names)}


def _add_row(
    columns: Mapping[str, list[Cell]], instrument: Instrument, answers: Mapping[str, Answer], items: Sequence[str]
) -> None:  # fmt: skip
    row: dict[str, Cell] = {}
    result = score_answers(instrument, answers)
    row["index"] = NOT_NOTED if result.overall is None else round(result.overall, 1)
    for kind, parts in (("dim_", result.dimensions), ("sub_", result.sub_indices)):
        for part in parts:
            cell: Cell = NOT_APPLICABLE if part.low is None else NOT_NOTED
            row[kind + variable_name(part.code)] = cell if part.score is None else round(part.score, 1)
    asked = asked_items(instrument, answers)
    for code in items:
        name = variable_name(code)
        row[name], row[name + ORIGIN_SUFFIX] = _cells(answers.get(code), code in asked)
    for name, column in columns.items():
        if name != "instrument":
            column.append(row.get(name, NOT_ASKED))


def _cells(answer: Answer | None, asked: bool) -> tuple[Cell, Cell]:
    if not asked:
        return NOT_ASKED, NOT_ASKED
    if answer is None or answer.kind is None:
        return NOT_NOTED, NOT_NOTED
    if answer.level is None:
        missing = _KINDS[answer.kind]
        return missing, missing
    return answer.level, NOT_NOTED if answer.origin is None else ORIGIN_NUMBERS[answer.origin]


def _score_variables(
    newest: Sequence[Instrument], instruments: Mapping[str, Instrument], numbers: Mapping[str, int]
) -> list[Variable]:
    group, points = _("Puntajes del diagnóstico"), _("puntos de 0 a 100")
    how = _("media con pesos de las respuestas, si hay al menos 80 %")
    found = [
        Variable(
            "instrument", _("Cuestionario que se usó"), group,
            values=tuple((numbers[d], f"{one.title} {one.version}") for d, one in instruments.items()),
        ),
        Variable(
            "index", _("Índice de todo el diagnóstico"), group, unit=points, decimals=1,
            origin=_("media de las dimensiones, si todas tienen puntaje"), missing=(NOT_NOTED,),
        ),
    ]  # fmt: skip
    parts = [
        (f"dim_{variable_name(one.code)}", one.name, one.validated)
        for each in newest
        for one in each.dimensions
    ]
    named = dict.fromkeys(name for name, _title, _validated in parts)
    latest = {name: (title, validated) for name, title, validated in parts}
    for name in named:
        title, validated = latest[name]
        found.append(
            Variable(name, title, group, unit=points, decimals=1, origin=how, validated=validated,
                     missing=(NOT_ASKED, NOT_APPLICABLE, NOT_NOTED))
        )  # fmt: skip
    for name, title in {
        f"sub_{variable_name(o.code)}": o.name for each in newest for o in each.sub_indices
    }.items():
        found.append(
            Variable(name, title, group, unit=points, decimals=1, origin=how,
                     missing=(NOT_ASKED, NOT_APPLICABLE, NOT_NOTED))
        )  # fmt: skip
    return found


def _item_variables(
    instruments: Sequence[Instrument], items: Mapping[str, Item], open_items: Sequence[str]
) -> list[Variable]:
    origins = tuple((number, ORIGIN_WORDS[origin]) for origin, number in ORIGIN_NUMBERS.items())
    found = []
    for code in open_items:
        item, name = items[code], variable_name(code)
        dimension = next(
            d.name for each in reversed(instruments) for d in each.dimensions if d.code == item.dimension
        )
        group = _("Respuestas: {dimension}").format(dimension=dimension)
        found += [
            Variable(
                name, item.short, group, asked=_asked(item, instruments),
                values=tuple(item.level_texts.items()), unit=_("nivel de 0 a 4"),
                origin=join_words([HOW_WORDS[one] for one in item.how.split("+")]), source=item.source,
                missing=ITEM_MISSING, validated=item.validated,
                sensitive="legal" in item.tags,
            ),
            Variable(
                name + ORIGIN_SUFFIX, _("{code}: cómo se supo").format(code=code), group, values=origins,
                missing=ITEM_MISSING,
            ),
        ]  # fmt: skip
    return found


def _asked(item: Item, instruments: Sequence[Instrument]) -> str:
    """The wording of the newest version, and whether an earlier one asked it otherwise."""
    others = {
        one.question
        for each in instruments
        for one in each.items
        if one.code == item.code and one.question != item.question
    }
    if not others:
        return item.question
    return _("{question} (antes: {earlier})").format(
        question=item.question, earlier=" / ".join(sorted(others))
    )
