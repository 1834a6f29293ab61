"""The lists that leave the office as a workbook or CSV, by name: `hilvan export`.

A room adds its own in a module beside this one, `<room>_lists.py`, with

    LISTS = (ListKind("enquiries", export_enquiries, takes_period=True, title=_("Consultas")),)

and names that module in `list_kinds`. A builder takes an `Asked` and gives a
`app.lists.tables.Table`. A page exports what it shows with the same function that makes the
table from its lines (`workshops_table(lines)`), through `ui.lists.table_export`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.errors import DataProblem
from app.i18n import _
from app.lists.tables import Table
from app.storage.records import Reader


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for; `today` and the period's first and last day are ISO dates.

    A list of what has a date takes the period, one of a workshop's things the workshop.
    """

    reader: Reader
    today: str
    period: tuple[str, str] | None = None
    workshop_id: int | None = None


@dataclass(frozen=True, slots=True)
class ListKind:
    """`name` is what the command line calls it, an English plural that stays.

    `title` is what people call it, where the lists are offered (Datos).
    """

    name: str
    build: Callable[[Asked], Table]
    takes_period: bool = False
    takes_workshop: bool = False
    title: str = ""


def list_kinds() -> tuple[ListKind, ...]:
    """Every list, in the order in which they are named."""
    import app.contacts.lists
    import app.enquiries.lists
    import app.formalization.lists
    import app.registry.lists
    import app.training.lists

    return (
        *app.registry.lists.LISTS,
        *app.contacts.lists.LISTS,
        *app.enquiries.lists.LISTS,
        *app.formalization.lists.LISTS,
        *app.training.lists.LISTS,
    )


def find_list(name: str) -> ListKind:
    """The list of a name. Raises `DataProblem` with the names there are."""
    kinds = {kind.name: kind for kind in list_kinds()}
    if name not in kinds:
        raise DataProblem(
            _("No hay una lista «{name}»; hay: {names}.").format(name=name, names=", ".join(kinds))
        )
    return kinds[name]


def build_list(
    name: str, reader: Reader, *, period: tuple[str, str] | None = None,
    workshop_id: int | None = None,
) -> Table:  # fmt: skip
    """The list of a name, as it is today.

    Raises `DataProblem` for an unknown one, and for a period or a workshop that it cannot take.
    """
    kind = find_list(name)
    for given, is_taken, option in (
        (period, kind.takes_period, "--from"),
        (workshop_id, kind.takes_workshop, "--workshop"),
    ):
        if given is not None and not is_taken:
            raise DataProblem(
                _("La lista «{name}» va siempre entera; saque {option}.").format(
                    name=name, option=option
                )
            )
    return kind.build(Asked(reader, date.today().isoformat(), period, workshop_id))
