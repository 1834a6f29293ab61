"""What a kind of list is made of: the meanings its columns may have, and what makes a row one of its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.i18n import N_
from app.incoming.columns import meaning_of, settle_meanings
from app.incoming.content import settle_by_content
from app.incoming.records import CellValue, Column

Row = Sequence[CellValue]


@dataclass(frozen=True, slots=True)
class ListGrammar:
    """`meaning_of` a heading under another; `settle` lets each meaning stand once; `by_content` those
    that no heading tells, by the cells under them.

    Without one of `identity` there is no list. A row that has two of `proof` is no total,
    whatever its words begin with. `example` are headings such a list has.
    """

    meaning_of: Callable[[str, str], str]
    settle: Callable[[list[str], list[str]], list[str]]
    by_content: Callable[[tuple[Column, ...], Sequence[Row]], tuple[Column, ...]]
    identity: frozenset[str]
    proof: frozenset[str]
    example: str


WORKSHOPS = ListGrammar(
    meaning_of=meaning_of,
    settle=settle_meanings,
    by_content=settle_by_content,
    identity=frozenset(("name", "owner", "surnames", "given_names")),
    proof=frozenset(
        ("owner", "surnames", "given_names", "cedula", "ruc", "document", "phone", "products", "machines")
    ),
    example=N_("Nombre del taller, Cédula, Teléfono"),
)
