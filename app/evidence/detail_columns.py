"""What was asked with an answer besides its level, a column for each choice: with whom a workshop exchanged."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set

from app.diagnosis.records import NOT_SAID, Detail, Instrument, Item
from app.evidence.records import NOT_APPLICABLE, NOT_ASKED, NOT_GIVEN, NOT_NOTED, Cell, Variable
from app.evidence.rounds import Round
from app.i18n import _
from app.storage.records import Reader

Details = Mapping[tuple[int, str], Set[str]]  # visit and item -> the codes that were chosen

_DETAILS = "SELECT visit_id, item, detail FROM answer WHERE detail IS NOT NULL AND deleted = 0 ORDER BY id"


def read_details(reader: Reader, instruments: Iterable[Instrument]) -> Details:
    """What was chosen with an answer: the choices that the questions offer, and no other word."""
    offered = {code for one in instruments for item in one.items if item.detail for code in item.detail.codes}
    rows = reader.rows(_DETAILS) if offered else ()
    return {(row[0], row[1]): offered.intersection(row[2].split()) for row in rows}


def make_detail_columns(
    instruments: Mapping[str, Instrument], items: Collection[Item], rounds: Sequence[Round], details: Details,
    levels: Mapping[str, Sequence[Cell]],
) -> dict[str, list[Cell]]:  # fmt: skip
    """0 or 1 for each choice in each round, else why there is none; `levels` are the cells of the items by code."""
    asked = {(digest, item.code): item.detail for digest, one in instruments.items() for item in one.items}
    columns: dict[str, list[Cell]] = {}
    for item in items:
        if item.detail is None:
            continue
        told = [
            _told(asked.get((one.digest, item.code)), level, details.get((one.visit_id, item.code)))
            for one, level in zip(rounds, levels[item.code], strict=True)
        ]
        for code in item.detail.words:
            columns[_name(item, code)] = [one if isinstance(one, str) else int(code in one) for one in told]
    return columns


def _told(detail: Detail | None, level: Cell, chosen: Set[str] | None) -> str | Set[str]:
    """What was chosen, or the kind of missing."""
    if detail is None:
        return NOT_ASKED
    if isinstance(level, str):
        return level
    if level < detail.from_level:
        return NOT_APPLICABLE
    if not chosen:
        return NOT_NOTED
    return NOT_GIVEN if NOT_SAID in chosen else chosen


def detail_variables(items: Iterable[Item], missing: tuple[str, ...]) -> list[Variable]:
    """What the code book says of these columns."""
    title, group = _("{code}, {asked}: {choice}"), _("Lo que va con la respuesta")
    return [
        Variable(
            _name(item, code), title.format(code=item.code, asked=detail.short.lower(), choice=words), group,
            asked=detail.question, values=((0, _("no")), (1, _("sí"))), missing=missing, validated=False,
        )
        for item in items
        if (detail := item.detail)
        for code, words in detail.choices
    ]  # fmt: skip


def _name(item: Item, code: str) -> str:
    """ "ASO-02", "familia" -> "aso_02_familia"."""
    return f"{item.code.lower().replace('-', '_')}_{code}"
