"""What a table of the office file is, said once by the room whose it is (`app/<room>/tables.py`).

From that one description come: what an operation lets be written and how it is checked, which
columns are only true together when two laptops meet, whose part a row is, and the words for
a table and its columns. SQL stays SQL: nothing here asks the file for anything.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import fields
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from app.day_kinds import DayKind
from app.errors import DataProblem
from app.i18n import N_, _
from app.rooms import gather
from app.storage.records import Reader, Value


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"  # without blanks around it; a code when there are `choices`
    CODES = "codes"  # several of the `choices`, in their order, a blank between
    LINES = "lines"  # several texts, one a line
    DAY = "day"  # ISO, as far from today as `days` lets it be
    DAY_PART = "day part"  # an ISO day, or the month or the year that is known of it
    HOUR = "hour"
    WHOLE = "whole"
    MONEY = "money"  # whole guaraníes
    YEAR = "year"  # that has come
    NUMBER = "number"
    FLAG = "flag"  # 0 or 1
    ROW = "row"  # the id of a row of the table `of`
    BLOB = "blob"  # the hash of a picture or a paper


class TableColumn(NamedTuple):
    """A column: what may stand in it, and what is said of it.

    `kept` is written by the program alone, never as a field of an operation. `needed` is said
    when it is left empty, `wrong` of a number that cannot be; where it may be empty, an empty
    one is `blank`. `read` makes the value of what was typed, which the column `given` keeps
    as it was typed. `choices` are codes, or a mapping of codes to words. Columns of one
    `group` mean something only as a whole. `undo` is the column's name in "Deshacer: …".
    `says` gives a code in words, where `choices` are none. What is `told_by` another column is
    no value of its own to a person: the level of an answer is told with its kind.
    """

    name: str
    kind: Kind = Kind.TEXT
    undo: str = ""
    choices: Collection[str] = ()
    least: float | None = None
    most: float | None = None
    needed: str = ""
    wrong: str = ""
    blank: Value = None
    days: DayKind | None = None
    read: Callable[[str], Value] | None = None
    given: str = ""
    group: str = ""
    of: str = ""
    kept: bool = False
    says: Callable[[str], str] | None = None
    told_by: str = ""

    def check(self, value: Any) -> dict[str, Value]:
        """The cells to write for a value. Raises `DataProblem`; `ValueError` for a code."""
        if isinstance(value, str):
            value = value.strip()
        if self.kind in (Kind.CODES, Kind.LINES):
            value = self._joined(value or ())
        if value is None or value == "":
            if self.needed:
                raise DataProblem(_(self.needed))
            cells: dict[str, Value] = {self.name: self.blank}
            return cells | {self.given: None} if self.given else cells
        cells = {self.given: value} if self.given else {}
        return cells | {self.name: self._checked(self.read(value) if self.read else value)}

    def _joined(self, values: Iterable[str]) -> str:
        if self.kind == Kind.LINES:
            values = values.split("\n") if isinstance(values, str) else values
            clean = (" ".join(value.split()) for value in values)
            return "\n".join(dict.fromkeys(value for value in clean if value))
        wanted = set(values.split() if isinstance(values, str) else values)
        if unknown := sorted(wanted.difference(self.choices)):
            raise ValueError(f"unknown {self.name}: {', '.join(unknown)}")
        return " ".join(code for code in self.choices if code in wanted)

    def _checked(self, value: Any) -> Value:
        from app.days import check_day, check_day_part

        match self.kind:
            case Kind.DAY:
                return check_day(value, self.days)
            case Kind.DAY_PART:
                assert self.days is not None
                return check_day_part(str(value), self.days)
            case Kind.HOUR:
                return _check_hour(value)
            case Kind.FLAG:
                return int(value)
            case Kind.WHOLE | Kind.MONEY | Kind.YEAR | Kind.NUMBER:
                return self._check_number(value)
            case Kind.TEXT if self.choices and value not in self.choices:
                raise ValueError(f"unknown {self.name}: {value}")
        return value

    def _check_number(self, value: Any) -> Value:
        whole = self.kind != Kind.NUMBER
        least, most = self.least, date.today().year if self.kind == Kind.YEAR else self.most
        if type(value) not in (int, float) or (whole and value != int(value)):
            wrong = N_("{value} tiene que ser un número entero.")
        elif (least is None or least <= value) and (most is None or value <= most):
            return int(value) if whole else value
        elif most is None:
            wrong = N_("El número {value} no puede ser menos de {least}.")
        else:
            wrong = N_("El número {value} no puede ser; va de {least} a {most}.")
        raise DataProblem(_(self.wrong or wrong).format(value=value, least=least, most=most))


def _check_hour(text: str) -> str:
    whole = text.zfill(len("09:30"))
    try:
        time.fromisoformat(whole)
    except ValueError as trouble:
        raise DataProblem(_("«{text}» no es una hora; escríbala como 14:30.").format(text=text)) from trouble
    return whole


class TableKind(NamedTuple):
    """A journalled table: its columns but `id` and `deleted`, in the order that groups are told.

    `words` is what one row is called within a sentence, `belongs` the column that names the
    row it is a part of: following it leads to the workshop, the event or nobody.
    """

    name: str
    words: str
    columns: tuple[TableColumn, ...]
    belongs: str = ""

    def column(self, name: str) -> TableColumn | None:
        """The column of that name, or which keeps under that name what was typed."""
        return next((one for one in self.columns if name in (one.name, one.given)), None)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return tuple(name for one in self.columns for name in (one.name, one.given) if name)

    @property
    def written(self) -> tuple[str, ...]:
        """The names of what a person writes: the fields of its operations."""
        return tuple(one.name for one in self.columns if not one.kept)

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The columns that are written together, by group."""
        found: dict[str, list[str]] = {}
        for one in self.columns:
            names = found.setdefault(one.group or one.name, [])
            names += [name for name in (one.name, one.given) if name]
        return tuple(tuple(names) for names in found.values() if len(names) > 1)

    def check(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The cells to write for these fields; TypeError for one that is not a person's.

        Raises `DataProblem` for what cannot be, ValueError for a code that does not exist.
        """
        by_name = {one.name: one for one in self.columns if not one.kept}
        if unknown := sorted(fields.keys() - by_name.keys()):
            raise TypeError(f"unknown fields: {', '.join(unknown)}")
        cells: dict[str, Any] = {}
        for name, value in fields.items():
            cells |= by_name[name].check(value)
        return cells

    def fields_of(self, record: object) -> dict[str, Any]:
        """What a record has of all that a person may write, as fields of `check`."""
        return {name: getattr(record, name) for name in self.written}

    def changed(self, before: object, fields: Mapping[str, Any]) -> dict[str, Any]:
        """Of the cells to write, those that the record `before` has otherwise."""
        return {name: value for name, value in self.check(fields).items() if getattr(before, name) != value}

    def select(self, record: type, prefix: str = "") -> str:
        """The fields of a record that stand in this table, as SQL names them."""
        known = {"id", *self.names}
        return ", ".join(f"{prefix}{name}" for name in _field_names(record) if name in known)


def _field_names(record: type) -> tuple[str, ...]:
    """Of a named tuple or of a dataclass."""
    if issubclass(record, tuple):
        names: tuple[str, ...] = record._fields  # type: ignore[attr-defined]
        return names
    return tuple(one.name for one in fields(record))  # type: ignore[arg-type]


@cache
def table_kinds() -> Mapping[str, TableKind]:
    """Every journalled table of the house, by name, as its room tells it."""
    return {kind.name: kind for kind in gather("app", "TABLES")}


@cache
def groups_of(table: str) -> tuple[tuple[str, ...], ...]:
    """The columns of a table that are written together; none of a table nobody knows."""
    kind = table_kinds().get(table)
    return kind.groups if kind is not None else ()


def blob_columns(table: str) -> frozenset[str]:
    """The columns of a table that name a picture or a paper."""
    kind = table_kinds().get(table)
    columns = kind.columns if kind is not None else ()
    return frozenset(one.name for one in columns if one.kind == Kind.BLOB)


def say_table(table: str) -> str:
    """What a row of a table is called, within a sentence."""
    kind = table_kinds().get(table)
    return _(kind.words) if kind is not None else table


def find_owner(reader: Reader, table: str, row: int, owner: str) -> int | None:
    """The row of the table `owner` that a row is a part of; None when it is part of none."""
    if table == owner:
        return row
    sql = _owner_sql(table, owner)
    found: int | None = reader.value(sql, (row,)) if sql else None
    return found


@cache
def _owner_sql(table: str, owner: str) -> str:
    """The query that follows what a row belongs to, up to the owner; empty if it leads elsewhere."""
    kinds, joins, last = table_kinds(), "", "t0"
    kind = kinds.get(table)
    while kind is not None and kind.belongs:
        column = kind.column(kind.belongs)
        assert column is not None
        if column.of == owner:
            return f"SELECT {last}.[{kind.belongs}] FROM [{table}] t0 {joins}WHERE t0.id = ?"
        following = f"t{int(last[1:]) + 1}"
        joins += f"JOIN [{column.of}] {following} ON {following}.id = {last}.[{kind.belongs}] "
        kind, last = kinds.get(column.of), following
    return ""
