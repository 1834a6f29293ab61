"""How the writer of one list writes its columns, learnt from all its rows before each is read."""

from dataclasses import dataclass

from app.incoming.cells import cell_text, is_tick, read_date
from app.incoming.records import CellValue, Table
from app.registry.name_order import puts_surnames_first
from app.registry.names import fold

_ENOUGH = 3  # names that tell their order
_MEN, _WOMEN = {"h", "hombre", "v", "varon"}, {"f", "fem", "femenino", "femenina", "mujer"}


@dataclass(frozen=True, slots=True)
class Habits:
    """`month_first`: some dates put the month before the day; `ticks`: an empty cell means no.

    `surnames_first`: whole names begin with the surnames; unless their heading says so, it is told
    at row `first_turned`.
    `owner_in_phone`: no column says the owner, so that a name beside the telephone does; `phone_in_owner` the other way about.
    `m_is_woman`: «H» and «M» are men and women, instead of «F» and «M»; None when nothing tells.
    """

    month_first: bool = False
    ticks: bool = False
    surnames_first: bool = False
    first_turned: int | None = None
    m_is_woman: bool | None = False
    owner_in_phone: bool = False
    phone_in_owner: bool = False


def find_habits(table: Table) -> Habits:
    """The habits of a list."""
    owner = table.column("owner")
    heading = fold(owner.header) if owner else ""
    told = heading.startswith("apellido") and "nombre" in heading
    turned = [] if told or owner is None else _rows_with_surnames_first(table, owner.index)
    sexes = {fold(cell_text(cell)) for cell in _cells_of(table, "sex") if cell is not None}
    return Habits(
        month_first=any(
            read_date(cell).month_first for cell in _cells_of(table, "joined_on") if cell is not None
        ),
        ticks=any(is_tick(cell) for cell in _cells_of(table, "active")),
        surnames_first=told or bool(turned),
        first_turned=None if told or not turned else turned[0],
        m_is_woman=_m_is_woman(sexes),
        owner_in_phone=not any(table.column(one) for one in ("owner", "surnames", "given_names")),
        phone_in_owner=table.column("phone") is None,
    )


def _cells_of(table: Table, meaning: str) -> list[CellValue]:
    column = table.column(meaning)
    if column is None:
        return []
    return [cells[column.index] for _n, cells in table.rows if column.index < len(cells)]


def _rows_with_surnames_first(table: Table, at: int) -> list[int]:
    """The rows whose names begin with the surnames, if of the names whose order is known nearly all do."""
    orders = {
        number: order
        for number, cells in table.rows
        if at < len(cells) and isinstance(name := cells[at], str)
        if (order := puts_surnames_first(name)) is not None
    }
    turned = [number for number, order in orders.items() if order]
    return turned if len(turned) >= _ENOUGH and len(turned) > 0.9 * len(orders) else []


def _m_is_woman(sexes: set[str]) -> bool | None:
    if sexes & _WOMEN or not sexes & {"m"}:
        return False
    return True if sexes & _MEN else None
