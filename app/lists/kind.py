"""What a list is, said once: how its lines are read, and what its columns hold.

The one description has four faces: the table of the window (`ui.lists.listing`), the sheet of a
workbook or CSV, the lines that `hilvan list` prints, and its JSON. A room keeps its lists in its
`lists.py`, each made by a function of today, and says at its end which of them the house has:

    LISTS = (ListEntry("enquiries", enquiries_list),)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from app.errors import DataProblem
from app.i18n import _, format_day, format_money, format_number
from app.place import Place
from app.registry.names import fold, fold_once
from app.rooms import ROOMS, gather, gather_of
from app.shapes import Shape, shape
from app.storage.records import Reader

if TYPE_CHECKING:
    from app.lists.sheets import Cell, Kind, ListSheet

PART = "  ·  "


class ListAsked(NamedTuple):
    """What a list is asked for; `today` and the period's first and last day are ISO dates.

    A list of what has a date takes the period, one of a workshop's things the workshop.
    """

    reader: Reader
    today: str
    period: tuple[str, str] | None = None
    workshop_id: int | None = None

    @property
    def days(self) -> tuple[str, str]:
        """The period, or one that holds every day."""
        return self.period or ("", "9999")


class ListColumn(NamedTuple):
    """A column: `of` is an attribute of the line, or a function that gives its value.

    In a workbook the value stands in its `kind`, `width` characters wide (None: the usual).
    In the window it is said in words, `window` pixels wide at text scale 1: 0 takes the room
    that is left and needs `least` of it, None is not shown there. `leaves` says which columns
    hide first where there is no room (1 before 2; 0 stays), `lines` in how many the words of a cell
    may be broken. `head` is a shorter title for the
    window. `say` and `sort` are for what the
    value alone does not say. `colour` gives a role of the theme. `means` is what a list that comes
    back calls it (`app.incoming.meanings`); what is reckoned from elsewhere comes back as nothing.
    """

    title: str
    of: str | Callable[[Any], Any]
    kind: Kind = "text"
    width: float | None = None
    window: int | None = None
    in_sheet: bool = True
    say: Callable[[Any], str] | None = None
    sort: Callable[[Any], Any] | None = None
    least: int = 190
    leaves: int = 0
    strong: bool = False
    head: str = ""
    colour: Callable[[Any], str | None] | None = None
    means: str = ""
    lines: int = 1

    def value(self, line: Any) -> Cell:
        """What the column holds of a line."""
        return getattr(line, self.of) if isinstance(self.of, str) else self.of(line)

    def words(self, line: Any) -> str:
        """What a person reads of a line; nothing of what is unknown, or of none of something."""
        if self.say is not None:
            return self.say(line)
        value = self.value(line)
        return "" if value is None else _WORDS[self.kind](value)

    def key(self, line: Any) -> Any:
        """What the lines are ordered by."""
        if self.sort is not None:
            return self.sort(line)
        value = self.value(line)
        if self.kind in ("text", "date"):
            return fold(str(value or ""))
        return -1 if value is None else value

    @property
    def is_number(self) -> bool:
        """Whether it stands at the right, as numbers do."""
        return self.kind in ("number", "money", "percent")


_WORDS: dict[str, Callable[[Any], str]] = {
    "text": str,
    "number": lambda value: format_number(value) if value else "",
    "money": format_money,
    "date": format_day,
    "yesno": lambda value: _("sí") if value else _("no"),
    "percent": lambda value: f"{100 * value:.0f} %",
}


class ListKind(NamedTuple):
    """`name` is what the command line calls it, an English plural that stays; `title` people.

    `keys` are those of its JSON (`app.shapes`), or a function that makes it of a line; `whole`
    reads what JSON is made of where the lines say less than that. `say` is a line on a terminal.
    `found_by` is what a line is found by as one types, `opens` where it leads to. `unfold`
    gives the rows that one line is in a workbook. `leaves` is for a list that says more where it
    leaves the office than where it is read: the columns, and the lines with what those need.
    `sheet_of` is for a list whose sheet is more than its columns.
    """

    name: str
    title: str
    columns: Sequence[ListColumn]
    read: Callable[[ListAsked], Sequence[Any]]
    keys: str | Callable[[Any], Shape]
    say: Callable[[Any], str] | None = None
    found_by: Callable[[Any], str] | None = None
    opens: Callable[[Any], Place | None] | None = None
    whole: Callable[[ListAsked], Iterable[Any]] | None = None
    unfold: Callable[[Any], Iterable[Any]] | None = None
    leaves: Callable[[Reader, Sequence[Any]], tuple[Sequence[ListColumn], Sequence[Any]]] | None = None
    sheet_of: Callable[[Sequence[Any]], ListSheet] | None = None
    takes_period: bool = False
    takes_workshop: bool = False
    note: str = ""

    def ask(
        self,
        reader: Reader,
        today: str,
        *,
        period: tuple[str, str] | None = None,
        workshop_id: int | None = None,
    ) -> ListAsked:
        """What the list is asked for. Raises `DataProblem` for what it cannot take."""
        for given, is_taken, option in (
            (period, self.takes_period, "--from"),
            (workshop_id, self.takes_workshop, "--workshop"),
        ):
            if given is not None and not is_taken:
                raise DataProblem(
                    _("La lista «{name}» va siempre entera; saque {option}.").format(
                        name=self.name, option=option
                    )
                )
        return ListAsked(reader, today, period, workshop_id)

    def sheet(self, lines: Sequence[Any], reader: Reader | None = None) -> ListSheet:
        """Lines as they leave the office: a sheet of values in their types.

        `reader` is asked for what only leaves; a list without such a thing needs none.
        """
        from app.lists.sheets import ListSheet, SheetColumn

        if self.sheet_of is not None:
            return self.sheet_of(lines)
        columns = [one for one in self.columns if one.in_sheet]
        if self.leaves is not None and reader is not None:
            more, lines = self.leaves(reader, lines)
            columns = list(more)
        unfold = self.unfold or (lambda line: (line,))
        rows = [tuple(column.value(row) for column in columns) for line in lines for row in unfold(line)]
        made = [SheetColumn(one.title, one.kind, one.width) for one in columns]
        return ListSheet(self.title, made, rows, self.note)

    def as_json(self, asked: ListAsked) -> list[Shape]:
        """The list as JSON."""
        return self.shapes((self.whole or self.read)(asked))

    def shapes(self, lines: Iterable[Any]) -> list[Shape]:
        """Lines (or the whole things that they stand for) as JSON."""
        if isinstance(self.keys, str):
            return [shape(line, self.keys) for line in lines]
        return [self.keys(line) for line in lines]

    def told(self, line: Any) -> str:
        """A line as a terminal shows it."""
        if self.say is not None:
            return self.say(line)
        words = (column.words(line) for column in self.columns if column.in_sheet)
        return PART.join(word for word in words if word)

    def texts(self, lines: Sequence[Any]) -> list[str]:
        """The folded text that each line is found by."""
        found_by = self.found_by or self.told
        return [fold_once(found_by(line)) for line in lines]


class ListEntry(NamedTuple):
    """A list as its room says it: `make` gives it as of a day."""

    name: str
    make: Callable[[str], ListKind]

    def kind(self) -> ListKind:
        """The list, as of today."""
        return self.make(date.today().isoformat())


def list_names() -> list[str]:
    """What the lists are called, room by room."""
    return [entry.name for entry in gather("app", "LISTS")]


def all_lists() -> list[ListKind]:
    """Every list, room by room."""
    return [entry.kind() for entry in gather("app", "LISTS")]


def find_list(name: str) -> ListKind:
    """The list of a name. Raises `DataProblem` with the names there are."""
    for room in ROOMS:  # not one room more is imported than must be
        for entry in gather_of("app", room, "LISTS"):
            if entry.name == name:
                found: ListKind = entry.kind()
                return found
    raise DataProblem(
        _("No hay una lista «{name}»; hay: {names}.").format(name=name, names=", ".join(list_names()))
    )


def list_sheet(
    name: str,
    reader: Reader,
    *,
    period: tuple[str, str] | None = None,
    workshop_id: int | None = None,
) -> ListSheet:
    """The list of a name as it leaves the office today. Raises `DataProblem` as `ask` does."""
    kind, today = find_list(name), date.today().isoformat()
    lines = kind.read(kind.ask(reader, today, period=period, workshop_id=workshop_id))
    return kind.sheet(lines, reader)


def say_parts(*parts: str | None) -> str:
    """What is known, one beside the other."""
    return PART.join(part for part in parts if part)
