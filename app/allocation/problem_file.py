"""Reads a problem from a JSON file, as docs/cli.md says it; each trouble is one sentence."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.allocation.flexibility import (
    DRAWS,
    TRUNCATION,
    FlexibilityProblem,
    Plant,
    ProductDemand,
)
from app.allocation.sharing import SharedOrder, Sharer, SharingGroup, SharingProblem
from app.errors import DataProblem, FileProblem
from app.i18n import _

LARGEST_FILE = 50_000_000
MOST_PIECES = 10**9
MOST = 1e12
MOST_DRAWS = 1_000_000
MOST_CUT = 8.0  # deviations; farther out there is nothing of a normal demand that numbers can tell


@dataclass(slots=True)
class _Table:
    """An object of the file, with where it stands for who must mend it; notes what was looked at."""

    cells: dict[str, Any]
    place: str
    passed_over: list[str]
    known: set[str] = field(default_factory=set)

    def at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def value(self, key: str) -> Any:
        self.known.add(key)
        return self.cells.get(key)

    def number(self, key: str, least: float, most: float = MOST, *, above: bool = False) -> float:
        found = self.value(key)
        if found is None:
            raise DataProblem(_("Falta «{place}»; escriba un número.").format(place=self.at(key)))
        return _number(found, self.at(key), least, most, above=above)

    def maybe(self, key: str, least: float, most: float = MOST) -> float | None:
        return None if self.value(key) is None else self.number(key, least, most)

    def whole(self, key: str, least: int, most: int, otherwise: int | None = None) -> int:
        if otherwise is not None and self.value(key) is None:
            return otherwise
        found = self.number(key, least, most)
        if found != int(found):
            raise DataProblem(
                _("«{place}» debe ser un número entero, y dice {value}.").format(
                    place=self.at(key), value=_shown(found)
                )
            )
        return int(found)

    def name(self, key: str) -> str:
        return _name(self.value(key), self.at(key))

    def rows(self, key: str, *, needed: bool = True) -> list[Any]:
        found = self.value(key)
        if found is None and not needed:
            return []
        if not isinstance(found, list):
            raise DataProblem(_("«{place}» debe ser una lista.").format(place=self.at(key)))
        return found

    def tables(self, key: str) -> list["_Table"]:
        return [
            _as_table(one, f"{self.at(key)}[{number}]", self.passed_over)
            for number, one in enumerate(self.rows(key))
        ]

    def table(self, key: str) -> "_Table":
        """An object that may be left out."""
        found = self.value(key)
        return _as_table({} if found is None else found, self.at(key), self.passed_over)

    def finish(self) -> None:
        """Note the keys that nobody asked for."""
        self.passed_over += [self.at(key) for key in self.cells if key not in self.known]


@dataclass(frozen=True, slots=True)
class SharingFile:
    """The problem of a file, its ids as they were written, and the keys that mean nothing."""

    problem: SharingProblem
    order_ids: dict[str, Any]
    workshop_ids: dict[str, Any]
    passed_over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlexibilityFile:
    """The problem of a file, and the keys that mean nothing."""

    problem: FlexibilityProblem
    passed_over: tuple[str, ...]


def read_sharing_file(path: Path) -> SharingFile:
    """The sharing that a file asks for. Raises `FileProblem` and `DataProblem`."""
    top = _read_table(path)
    orders, workshops = top.tables("orders"), top.tables("workshops")
    shared = tuple(_read_order(one) for one in orders)
    _refuse_twice([one.id for one in shared], "orders")
    known = {one.id for one in shared}
    pairs = [(_read_sharer(one, known), one.value("group")) for one in workshops]
    sharers = tuple(sharer for sharer, _group in pairs)
    _refuse_twice([one.id for one in sharers], "workshops")
    lot = top.table("lot")
    problem = SharingProblem(
        shared,
        sharers,
        max(1, lot.whole("min", 0, MOST_PIECES, 1)),
        _read_groups(workshops, sharers, top.maybe("group_cap", 0, 1)),
        _read_costs(top, shared, sharers),
        top.maybe("unmet_cost", 0),
    )
    for table in (top, lot, *orders, *workshops):
        table.finish()
    return SharingFile(problem, _ids_of(orders), _ids_of(workshops), tuple(top.passed_over))


def _ids_of(tables: Sequence[_Table]) -> dict[str, Any]:
    return {str(one.cells["id"]): one.cells["id"] for one in tables}


def _read_order(table: _Table) -> SharedOrder:
    due = table.value("due")
    if due is not None and not _is_day(due):
        raise DataProblem(
            _("«{place}» debe ser un día como 2026-11-24, y dice {value}.").format(
                place=table.at("due"), value=_shown(due)
            )
        )
    return SharedOrder(
        table.name("id"),
        table.whole("quantity", 0, MOST_PIECES),
        table.number("minutes", 0, above=True),
        table.maybe("price", 0),
        due,
    )


def _is_day(found: Any) -> bool:
    """Whether it is a day as it is written everywhere; Python reads weeks and bare figures too."""
    try:
        return date.fromisoformat(found).isoformat() == found
    except (TypeError, ValueError):
        return False


def _read_sharer(table: _Table, orders: set[str]) -> Sharer:
    makes = None
    if table.value("makes") is not None:
        makes = frozenset(_name(one, table.at("makes")) for one in table.rows("makes"))
        for unknown in sorted(makes - orders):
            raise DataProblem(
                _("«{place}» nombra «{name}», que no está entre los pedidos.").format(
                    place=table.at("makes"), name=unknown
                )
            )
    table.value("group")
    return Sharer(table.name("id"), table.number("minutes", 0), table.maybe("max_share", 0, 1), makes)


def _read_groups(
    tables: Sequence[_Table], sharers: Sequence[Sharer], cap: float | None
) -> tuple[SharingGroup, ...]:
    members: dict[str, set[str]] = {}
    for table, sharer in zip(tables, sharers, strict=True):
        if table.cells.get("group") is not None:
            members.setdefault(table.name("group"), set()).add(sharer.id)
    if cap is None:
        return ()
    return tuple(SharingGroup(name, frozenset(who), cap) for name, who in members.items())


def _read_costs(
    top: _Table, orders: Sequence[SharedOrder], sharers: Sequence[Sharer]
) -> dict[tuple[str, str], float]:
    """ "order/workshop" -> per piece; an id may have a slash in it, so the pairs are looked up."""
    table = top.table("cost")
    pairs: dict[str, list[tuple[str, str]]] = {}
    for order in orders:
        for one in sharers:
            pairs.setdefault(f"{order.id}/{one.id}", []).append((order.id, one.id))
    found = {}
    for key in table.cells:
        named = pairs.get(key, [])
        if len(named) != 1:
            text = (
                _("«cost» nombra «{name}», que puede ser más de un pedido y taller; cambie esos nombres.")
                if named
                else _("«cost» nombra «{name}», que no es un pedido y un taller de la lista.")
            )
            raise DataProblem(text.format(name=key))
        found[named[0]] = table.number(key, 0)
    return found


def read_flexibility_file(path: Path) -> FlexibilityFile:
    """The flexibility that a file asks about. Raises `FileProblem` and `DataProblem`."""
    top = _read_table(path)
    plants, products = top.tables("plants"), top.tables("products")
    makers = tuple(Plant(one.name("id"), one.number("capacity", 0)) for one in plants)
    demands = tuple(
        ProductDemand(one.name("id"), one.number("mean", 0), one.number("sd", 0)) for one in products
    )
    _refuse_twice([one.id for one in makers], "plants")
    _refuse_twice([one.id for one in demands], "products")
    known = {one.id for one in makers}, {one.id for one in demands}
    links = tuple(_read_link(one, number, *known) for number, one in enumerate(top.rows("links")))
    cut = top.value("truncation")
    problem = FlexibilityProblem(
        makers,
        demands,
        links,
        TRUNCATION if cut is None else top.number("truncation", 0, MOST_CUT, above=True),
        top.whole("draws", 1, MOST_DRAWS, DRAWS),
        top.whole("seed", 0, 2**63 - 1, 1),
    )
    for table in (top, *plants, *products):
        table.finish()
    return FlexibilityFile(problem, tuple(top.passed_over))


def _read_link(link: Any, number: int, plants: set[str], products: set[str]) -> tuple[str, str]:
    place = f"links[{number}]"
    if not isinstance(link, list) or len(link) != 2:
        raise DataProblem(_("«{place}» debe ser un par: quién hace, qué hace.").format(place=place))
    plant, product = (_name(one, place) for one in link)
    for name, those in ((plant, plants), (product, products)):
        if name not in those:
            raise DataProblem(
                _("«{place}» nombra «{name}», que no está en la lista.").format(place=place, name=name)
            )
    return plant, product


def _read_table(path: Path) -> _Table:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise DataProblem(_("«{name}» es demasiado grande para un problema.").format(name=path.name))
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise FileProblem(
            _("No se encuentra «{name}»; revise la carpeta o elija otro archivo.").format(name=path.name)
        ) from None
    except (OSError, UnicodeDecodeError):
        raise FileProblem(
            _("«{name}» no se lee como texto; guárdelo como JSON en UTF-8.").format(name=path.name)
        ) from None
    try:
        found = json.loads(text)
    except json.JSONDecodeError as trouble:
        raise DataProblem(
            _("«{name}» no es JSON: algo falta o sobra en la línea {line}.").format(
                name=path.name, line=trouble.lineno
            )
        ) from None
    except (RecursionError, ValueError):
        raise DataProblem(_("«{name}» no se entiende como problema.").format(name=path.name)) from None
    return _as_table(found, "", [])


def _as_table(found: Any, place: str, passed_over: list[str]) -> _Table:
    if not isinstance(found, dict):
        raise DataProblem(
            _("«{place}» debe ser un objeto entre llaves.").format(place=place or _("el archivo"))
        )
    return _Table(found, place, passed_over)


def _name(found: Any, place: str) -> str:
    text = "" if isinstance(found, bool) or not isinstance(found, str | int) else str(found)
    if (
        not text.strip() or text != text.encode(errors="ignore").decode()
    ):  # half a sign of two cannot be written
        raise DataProblem(_("«{place}» debe ser un nombre o un número entero.").format(place=place))
    return text


def _number(found: Any, place: str, least: float, most: float, *, above: bool) -> float:
    good = isinstance(found, int | float) and not isinstance(found, bool) and abs(found) < 1e300
    if not good or not math.isfinite(found):
        raise DataProblem(
            _("«{place}» debe ser un número, y dice {value}.").format(place=place, value=_shown(found))
        )
    if found < least or found > most or (above and found == least):
        from_ = _("más de {least}") if above else _("de {least}")
        raise DataProblem(
            _("«{place}» debe ser {least} a {most}, y dice {value}.").format(
                place=place,
                least=from_.format(least=_shown(least)),
                most=_shown(most),
                value=_shown(found),
            )
        )
    return float(found)


def _shown(found: Any) -> str:
    if isinstance(found, float) and abs(found) < 1e15 and found == int(found):
        found = int(found)
    text = json.dumps(found, ensure_ascii=False)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _refuse_twice(ids: Sequence[str], place: str) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise DataProblem(_("«{name}» está dos veces en «{place}».").format(name=one, place=place))
        seen.add(one)
