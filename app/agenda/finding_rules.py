"""What a room says of something that can be wrong in its data: FINDINGS of its `room.py`.

A query gives: the row, its workshop (or NULL), a code, a name, what `sentence` says in
`{text}` (an ISO day is shown as a date), and the subject of the page that mends it. Its
parameters are the same for all: `today`, `month_ago`, `half_year_ago`, `born_after`,
`born_before`, and the limits of `app.days` (`fact_first`, `plan_last`, ...); a rule may add
some (`given`). Accepted findings are left out by whoever runs it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.i18n import N_

VISITS = N_("Visitas y horas")
WORKSHOPS = N_("Talleres y personas")
PROGRAMMES = N_("Programas y acciones")
COURSES = N_("Cursos")
FORMALITY = N_("Formalización")
FIGURES = N_("Cifras e hitos")
ORDERS = N_("Pedidos")
FLOOR = N_("Producción")
DAYS = N_("Fechas fuera de lugar")


@dataclass(frozen=True, slots=True)
class FindingRule:
    """`page` and `tab` are where it is mended; the page shows rules by `order`.

    `says` names what gives the words for a code that the query finds, `given` what gives a
    parameter of its own, both as "module:function". Texts are marked with `N_`.
    """

    kind: str
    group: str
    title: str
    sentence: str
    fix: str
    page: str
    sql: str
    order: int = 1000
    tab: str = ""
    says: str = ""
    given: Mapping[str, str] = field(default_factory=dict)


def of_workshop(table: str, text: str, subject: str = "x.id") -> str:
    """The beginning of a query about the rows `x` of a table that belong to a workshop."""
    return (
        f"SELECT x.id, w.id, w.code, w.name, {text}, {subject} FROM {table} x"
        " JOIN workshop w ON w.id = x.workshop_id AND w.deleted = 0 WHERE x.deleted = 0"
    )


def outside(day: str, first: str, last: str) -> str:
    """A condition: the day lies before the one parameter or after the other."""
    return f"({day} > :{last} OR {day} < :{first})"
