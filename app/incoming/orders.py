"""A list of orders from Excel or CSV: what each row says, what is there already, what cannot come in.

The first row with at least three known headings is the head. A row with anything that cannot be
read is left out whole, with its cells and the reasons, and can come again when it is mended.

A company's own list says neither whose it is nor when it asked: the first is asked of who brings it
in, the second is taken to be the day on which the list comes.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from app.errors import DataProblem
from app.i18n import _
from app.incoming.cells import cell_text, is_blank, read_date, read_money
from app.incoming.formulas import refuse_formulas
from app.incoming.order_headings import HEADINGS, OrderHeading
from app.incoming.reading import read_book
from app.incoming.records import Book, BookSheet, CellIssue, CellValue
from app.numbers import read_number
from app.progress import SILENT, Progress
from app.registry.names import fold
from app.registry.queries import list_anchors
from app.storage.records import Reader
from app.valuechain.queries import list_orders
from app.valuechain.records import AnchorOrder
from app.valuechain.tables import ANCHOR_ORDER, ORDER_DELIVERY
from app.valuechain.typed import read_minutes, read_product
from app.valuechain.words import STATUS_WORDS

LEAST_HEADINGS = 3
LOOKED_AT = 40  # rows in which the head is looked for
ADDED, THERE = "added", "there"
_NEEDED = ("anchor", "product", "quantity")
_DONE = ("agreed_on", "delivered_on", "paid_on")  # days before which a company must have asked
_MADE = ("delivered_on", "delivered", "returned")


@dataclass(frozen=True, slots=True)
class PlannedOrder:
    """A row that can come in: its company, its fields as `add_order` takes them, and what came of it.

    `action` is `added`, or `there` when the office has that order already. `supposed`: the list does not
    say when the company asked.
    """

    row: int
    anchor: str
    fields: Mapping[str, Any]
    made: Mapping[str, Any]
    status: str
    action: str = ADDED
    new_anchor: bool = False
    supposed: bool = False


@dataclass(frozen=True, slots=True)
class OrderPlan:
    """What a list of orders would bring: rows in their order, and what is left out, with why.

    `texts` is what the cells of the rows say that are left out, by row and field. `names_anchor`:
    whether the list says whose the orders are, in a column.
    """

    source: str
    sheet: str
    orders: tuple[PlannedOrder, ...]
    rejected: tuple[CellIssue, ...]
    unknown: tuple[str, ...]
    texts: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    names_anchor: bool = True

    @property
    def added(self) -> tuple[PlannedOrder, ...]:
        """The orders that the office does not have."""
        return tuple(one for one in self.orders if one.action == ADDED)

    @property
    def new_anchors(self) -> tuple[str, ...]:
        """The companies that the office does not have, each once."""
        return tuple(dict.fromkeys(one.anchor for one in self.added if one.new_anchor))

    @property
    def rejected_rows(self) -> int:
        return len({one.row for one in self.rejected})


def say_why(issue: CellIssue) -> str:
    """ "Cant. «abc» no se entiende como número": the cell, and why it cannot come in."""
    if issue.reason == _("falta"):
        return f"{issue.reason} «{issue.column}»"
    quoted = f"«{issue.value}»"
    place = [issue.column, "" if not issue.value or quoted in issue.reason else quoted, issue.reason]
    return " ".join(part for part in place if part)


def plan_orders(
    reader: Reader, path: Path, *, anchor: str = "", today: str = "", progress: Progress = SILENT
) -> OrderPlan:
    """Read a list of orders; nothing is written.

    `anchor` is whose they are where the list does not say it; `today` the day on which it comes. Raises `FileProblem` when the file cannot be read, `DataProblem` when there is no such list in it.
    """
    book = read_book(path, progress=progress)
    sheet, place, columns = _find_head(book)
    refuse_formulas(sheet, columns, sheet.first_row + place)
    known = _Known(reader)
    orders: list[PlannedOrder] = []
    rejected: list[CellIssue] = []
    texts: dict[int, Mapping[str, str]] = {}
    supposed = {"anchor": anchor, "asked_on": today or date.today().isoformat()}
    head = [cell_text(cell).strip() for cell in sheet.rows[place]]
    for number, cells in enumerate(sheet.rows[place + 1 :], start=sheet.first_row + place + 1):
        if all(is_blank(cell) for cell in cells):
            continue
        read = _read_row(number, cells, columns, head, supposed)
        if isinstance(read, list):
            rejected += read
            named = {one.field: at for at, one in columns.items() if at < len(cells)}
            texts[number] = {name: _text(cells[at]) for name, at in named.items()}
        else:
            orders.append(known.compare(read))
    unknown = tuple(text for at, text in enumerate(head) if text and at not in columns)
    names_anchor = any(one.field == "anchor" for one in columns.values())
    return OrderPlan(book.source, sheet.name, tuple(orders), tuple(rejected), unknown, texts, names_anchor)


def _find_head(book: Book) -> tuple[BookSheet, int, dict[int, OrderHeading]]:
    """The sheet, the place of its head, and which column is what."""
    by_name = {name: heading for heading in HEADINGS for name in heading.names}
    for sheet in book.sheets:
        for place, cells in enumerate(sheet.rows[:LOOKED_AT]) if not sheet.hidden else ():
            columns: dict[int, OrderHeading] = {}
            for at, cell in enumerate(cells):
                found = by_name.get(fold(cell_text(cell)))
                if found is not None and found not in columns.values():
                    columns[at] = found
            if len(columns) >= LEAST_HEADINGS and {"product", "quantity"} <= {
                one.field for one in columns.values()
            }:
                return sheet, place, columns
    raise DataProblem(
        _(
            "«{name}» no tiene una lista de pedidos: hace falta una fila de títulos con Prenda, Cantidad y alguno más, como Empresa o Fecha de entrega."
        ).format(name=book.source)
    )


def _read_row(
    number: int, cells: Sequence[CellValue], columns: Mapping[int, OrderHeading], head: Sequence[str],
    supposed: Mapping[str, str],
) -> PlannedOrder | list[CellIssue]:  # fmt: skip
    values: dict[str, Any] = {}
    failed: dict[str, CellIssue] = {}
    for at, heading in columns.items():
        cell = cells[at] if at < len(cells) else None
        if is_blank(cell):
            continue
        try:
            values[heading.field] = _READERS[heading.read](cell)
        except DataProblem as wrong:
            failed[heading.field] = CellIssue(number, head[at], cell_text(cell), wrong.sentence)
    if supposed["anchor"]:
        values.setdefault("anchor", supposed["anchor"])
    for heading in HEADINGS:
        if heading.field in _NEEDED and heading.field not in values | failed:
            failed[heading.field] = CellIssue(number, _(heading.title), "", _("falta"))
    return list(failed.values()) if failed else _planned(number, values, supposed["asked_on"])


def _planned(number: int, values: dict[str, Any], today: str) -> PlannedOrder | list[CellIssue]:
    told = "asked_on" in values
    values.setdefault("asked_on", min([today, *(values[name] for name in _DONE if name in values)]))
    anchor = values.pop("anchor")
    made = {name: values.pop(name) for name in _MADE if name in values}
    said = values.pop("status", None)
    try:
        fields = ANCHOR_ORDER.check(values)
        made = ORDER_DELIVERY.check(made)
        if bool(made.get("delivered_on")) != ("delivered" in made):
            raise DataProblem(_("lo entregado va con su día y su cantidad"))
        if not told and not (fields.get("reference") or fields.get("due_on")):
            raise DataProblem(_("falta la fecha de entrega, el número de la empresa o cuándo preguntaron"))
    except DataProblem as wrong:
        return [CellIssue(number, "", "", wrong.sentence)]
    return PlannedOrder(number, anchor, fields, made, said or _status(fields, made), supposed=not told)


def _status(fields: Mapping[str, Any], made: Mapping[str, Any]) -> str:
    """How far an order is, by what is told of it."""
    if fields.get("paid_on"):
        return "paid"
    if made:
        return "delivered" if made["delivered"] >= fields["quantity"] else "running"
    return "agreed" if fields.get("agreed_on") else "asked"


def _text(cell: CellValue) -> str:
    return " ".join(cell_text(cell).split())


def _day(cell: CellValue) -> str:
    read = read_date(cell)
    if read.value is None or read.problem or len(read.value) < len("2026-01-01"):
        raise DataProblem(read.problem or _("no se entiende como fecha"))
    return read.value


def _money(cell: CellValue) -> int:
    read = read_money(cell)
    if read.value is None:
        raise DataProblem(read.problem or _("no se entiende como monto"))
    return read.value


def _whole(cell: CellValue) -> int:
    number = cell if isinstance(cell, int | float) else read_number(cell_text(cell))
    if number != int(number):
        raise DataProblem(_("no es un número entero"))
    return int(number)


def _minutes(cell: CellValue) -> float | None:
    return float(cell) if isinstance(cell, int | float) else read_minutes(cell_text(cell))


def _word(cell: CellValue) -> str:
    by_word = {fold(words): code for code, words in STATUS_WORDS.items()}
    found = by_word.get(fold(cell_text(cell)))
    if found is None:
        words = ", ".join(STATUS_WORDS.values())
        raise DataProblem(_("no es un estado de un pedido; son: {words}").format(words=words))
    return found


_READERS: dict[str, Callable[[CellValue], Any]] = {
    "text": _text,
    "product": lambda cell: read_product(_text(cell)),
    "day": _day,
    "money": _money,
    "whole": _whole,
    "minutes": _minutes,
    "status": _word,
}


class _Known:
    """What the office has, and what came earlier in the list."""

    def __init__(self, reader: Reader) -> None:
        self._anchors = {_one_word(one.name): one.name for one in list_anchors(reader)}
        self._new: set[str] = set()
        self._seen = {key for one in list_orders(reader) for key in _keys_of(one)}

    def compare(self, planned: PlannedOrder) -> PlannedOrder:
        """Whether it is new, and its company too."""
        word = _one_word(planned.anchor)
        if word not in self._anchors:
            self._anchors[word] = planned.anchor
            self._new.add(word)
        planned = replace(planned, anchor=self._anchors[word], new_anchor=word in self._new)
        keys = set(_keys(planned.anchor, planned.fields, supposed=planned.supposed))
        if keys & self._seen:
            return replace(planned, action=THERE)
        self._seen |= set(_all_keys(planned.anchor, planned.fields))
        return planned


def _one_word(name: str) -> str:
    """ "Uniformes Arapoty S.A." and "UNIFORMES ARAPOTY SA" are one company."""
    return fold(name).replace(" ", "")


def _keys_of(order: AnchorOrder) -> Iterator[tuple[Any, ...]]:
    names = ("reference", "product", "quantity", "asked_on", "due_on")
    return _all_keys(order.anchor, {name: getattr(order, name) for name in names})


def _all_keys(anchor: str, fields: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    yield from _keys(anchor, fields, supposed=False)
    yield from _keys(anchor, fields, supposed=True)


def _keys(anchor: str, fields: Mapping[str, Any], *, supposed: bool) -> Iterator[tuple[Any, ...]]:
    """What two rows of one order have alike: the company's own number, or what was asked and when.

    Where the list does not say when, it is the day of delivery that tells two orders apart.
    """
    who = fold(anchor)
    if fields.get("reference"):
        yield who, fold(str(fields["reference"]))
    when = "due_on" if supposed else "asked_on"
    if fields.get(when):
        yield who, fields["product"], fields["quantity"], when, fields[when]
