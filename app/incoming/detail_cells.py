"""What a form's export says of a detail: codes or labels in one cell, or a column of 0 and 1 for each choice."""

from collections.abc import Iterator, Mapping, Sequence

from app.diagnosis.details import ordered
from app.diagnosis.records import NOT_SAID, Item
from app.incoming import form
from app.incoming.form_table import FormTable
from app.incoming.records import CellValue
from app.incoming.resaved import is_missing, plain_code, plain_text
from app.registry.names import fold

_TICKED = frozenset({"1", "true", "verdadero", "si", "yes", "t"})


def has_detail(table: FormTable, item: Item) -> bool:
    """Whether the export has what is asked with an item at all."""
    return any(name in table.columns for name in _names(item))


def read_detail(table: FormTable, item: Item, row: Sequence[CellValue]) -> tuple[str, ...] | CellValue:
    """The codes that were chosen, in the item's order; a cell that means nothing comes back as it is."""
    if item.detail is None:
        return ()
    whole = table.cell(row, form.detail_name(item))
    found = [*_ticked(table, item, row)] if is_missing(whole) else _split(item, plain_text(whole))
    if found is None:
        return whole
    known = [code for code in found if code != NOT_SAID]  # who was named was told
    return ordered(item, known or found)


def _names(item: Item) -> Iterator[str]:
    if item.detail is not None:
        yield form.detail_name(item)
        yield from (form.choice_name(item, code) for code in item.detail.codes)


def _ticked(table: FormTable, item: Item, row: Sequence[CellValue]) -> Iterator[str]:
    for code, _label in form.detail_choices(item):
        if plain_code(table.cell(row, form.choice_name(item, code))) in _TICKED:
            yield code


def _split(item: Item, text: str) -> list[str] | None:
    """ "familia vecina", "Familia, Cliente u otra empresa"; None: something in it is no choice."""
    words = _phrases(item)
    left, found = fold(text), []
    while left:
        phrase = next((one for one in words if f"{left} ".startswith(f"{one} ")), None)
        if phrase is None:
            return None
        found.append(words[phrase])
        left = left[len(phrase) :].strip()
    return found


def _phrases(item: Item) -> Mapping[str, str]:
    """What a choice may be called -> its code, the longest first."""
    called = {fold(said): code for code, label in form.detail_choices(item) for said in (code, label)}
    return {said: called[said] for said in sorted(called, key=len, reverse=True)}
