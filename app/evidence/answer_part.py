"""What was answered in each round: the scores, and each answer with how it came to be known."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from app.diagnosis.queries import read_instrument
from app.diagnosis.records import Instrument, Item
from app.diagnosis.words import HOW_WORDS, ORIGIN_WORDS, plain_text
from app.evidence.answer_table import (
    ORIGINS,
    Joined,
    count_levels,
    find_asked,
    make_table,
    read_joined,
    score_table,
)
from app.evidence.detail_columns import (
    Details,
    detail_variables,
    make_detail_columns,
    read_details,
)
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
from app.storage.records import Reader

if TYPE_CHECKING:
    from numpy import ndarray

ORIGIN_NUMBERS = {origin: number for number, origin in enumerate(ORIGIN_WORDS, start=1)}
_TOLD_AS = {5: 1}  # that those who work there said it leaves as a word: whose is told nowhere
_NO_LEVELS = {5: NOT_APPLICABLE, 6: NOT_SEEN, 7: DOES_NOT_KNOW, 8: NOT_GIVEN, 9: NOT_NOTED}
# A number of the table -> the cell of the answer, and that of how it came to be known; the last: it was not asked.
_UNASKED = 10 * ORIGINS
_LEVELS: list[Cell] = [
    *(_NO_LEVELS.get(one // ORIGINS, one // ORIGINS) for one in range(_UNASKED)), NOT_ASKED
]  # fmt: skip
_ORIGINS: list[Cell] = [
    *(_NO_LEVELS.get(one // ORIGINS, _TOLD_AS.get(one % ORIGINS, one % ORIGINS) or NOT_NOTED) for one in range(_UNASKED)),
    NOT_ASKED,
]  # fmt: skip
ITEM_MISSING = (NOT_ASKED, DOES_NOT_KNOW, NOT_APPLICABLE, NOT_GIVEN, NOT_SEEN, NOT_NOTED)
ORIGIN_SUFFIX = "_o"


def variable_name(code: str) -> str:
    """ "GES-01" -> "ges_01"."""
    return code.lower().replace("-", "_")


def may_leave(item: Item) -> bool:
    """Whether its answers leave one by one: not those that may tell of a child, a blow or a locked door."""
    return item.critical_below is None


class AnswersRead(NamedTuple):
    """The instruments that were used, by their hash, and every answer; no note, and nobody's name."""

    instruments: Mapping[str, Instrument]
    joined: Joined | None
    details: Details


def read_answer_texts(reader: Reader, rounds: Sequence[Round]) -> AnswersRead:
    """What `make_answer_part` is made of; no large library is needed yet."""
    digests = dict.fromkeys(one.digest for one in rounds)
    instruments = {digest: read_instrument(reader, digest) for digest in digests}
    return AnswersRead(instruments, read_joined(reader), read_details(reader, instruments.values()))


def make_answer_part(read: AnswersRead, rounds: Sequence[Round]) -> DataPart:
    """Index, dimensions, sub-indices and items of every instrument that was used, a cell for each round."""
    digests = list(dict.fromkeys(one.digest for one in rounds))
    instruments = {digest: read.instruments[digest] for digest in digests}
    newest = [instruments[one] for one in sorted(digests, key=lambda one: _last_used(rounds, one))]
    items = {item.code: item for instrument in newest for item in instrument.items}
    open_items = [code for code, item in items.items() if may_leave(item)]
    numbers = {digest: number for number, digest in enumerate(digests, start=1)}
    columns = _empty_columns(newest, open_items, len(rounds))
    columns["instrument"] = [numbers[one.digest] for one in rounds]
    asked_of = [*items, *dict.fromkeys(gate.code for instrument in newest for gate in instrument.gates)]
    table = make_table(read.joined, [one.visit_id for one in rounds], asked_of)
    for digest, instrument in instruments.items():
        places = [place for place, one in enumerate(rounds) if one.digest == digest]
        _fill(columns, places, instrument, dict(zip(asked_of, table[places].T, strict=True)), open_items)
    detailed = {
        item.code: item for one in newest for item in one.items if item.detail and item.code in open_items
    }
    levels = {code: columns[variable_name(code)] for code in detailed}
    columns |= make_detail_columns(instruments, detailed.values(), rounds, read.details, levels)
    kept_back = [item.short for item in items.values() if not may_leave(item)]
    notes = (
        _("Las respuestas de {items} no salen una por una: cuentan en el puntaje de su dimensión.").format(
            items=join_words([f"«{one}»" for one in kept_back])
        ),
    )
    return DataPart(
        (
            *_score_variables(newest, instruments, numbers),
            *_item_variables(newest, items, open_items),
            *detail_variables(detailed.values(), ITEM_MISSING),
        ),
        columns,
        notes if kept_back else (),
    )


def _last_used(rounds: Sequence[Round], digest: str) -> str:
    return max(one.visited_on for one in rounds if one.digest == digest)


def _empty_columns(
    instruments: Sequence[Instrument], items: Sequence[str], rows: int
) -> dict[str, list[Cell]]:
    names = ["instrument", "index"]
    names += [f"dim_{variable_name(one.code)}" for each in instruments for one in each.dimensions]
    names += [f"sub_{variable_name(one.code)}" for each in instruments for one in each.sub_indices]
    for code in items:
        names += [variable_name(code), variable_name(code) + ORIGIN_SUFFIX]
    return {name: [NOT_ASKED] * rows for name in dict.fromkeys(names)}


def _fill(
    columns: dict[str, list[Cell]], places: Sequence[int], instrument: Instrument, table: Mapping[str, Any],
    open_items: Sequence[str],
) -> None:  # fmt: skip
    """The cells of the rounds in which an instrument was used."""
    codes = [item.code for item in instrument.items] + [gate.code for gate in instrument.gates]
    answered = {code: table[code] // ORIGINS for code in codes}
    asked = find_asked(instrument, answered)
    found = score_table(instrument, count_levels(instrument, table), asked)
    for key, scores in found.scores.items():
        kind, _colon, code = key.partition(":")
        name = f"{kind}_{variable_name(code)}" if code else kind
        applied = found.applied[key].tolist() if code else [True] * len(places)
        _put(columns, name, places, _score_cells(scores, applied))
    own = {item.code for item in instrument.items}
    for code in open_items:
        if code not in own:
            continue
        name = variable_name(code)
        numbers = (table[code] * asked[code] + _UNASKED * ~asked[code]).tolist()
        _put(columns, name, places, list(map(_LEVELS.__getitem__, numbers)))
        _put(columns, name + ORIGIN_SUFFIX, places, list(map(_ORIGINS.__getitem__, numbers)))


def _put(columns: dict[str, list[Cell]], name: str, places: Sequence[int], cells: list[Cell]) -> None:
    column = columns[name]
    if len(places) == len(column):
        columns[name] = cells
        return
    for place, cell in zip(places, cells, strict=True):
        column[place] = cell


def _score_cells(scores: "ndarray[Any, Any]", applied: Sequence[bool]) -> list[Cell]:
    missing = {True: NOT_NOTED, False: NOT_APPLICABLE}
    return [
        missing[there] if score != score else score  # a NaN differs from itself
        for score, there in zip((scores + 1e-9).round(1).tolist(), applied, strict=True)
    ]


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
                values=tuple((level, plain_text(text)) for level, text in item.level_texts.items()), unit=_("nivel de 0 a 4"),
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
