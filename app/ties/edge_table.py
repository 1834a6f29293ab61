"""Reads a network from any table: a row per tie with `source`, `target` and perhaps `weight`; and a list of nodes."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.effects.columns import group_text, is_missing, not_a_number, read_numbers
from app.effects.table_reading import read_columns
from app.errors import DataProblem
from app.i18n import _
from app.incoming.cells import cell_text, read_flag
from app.incoming.records import CellValue
from app.ties.records import Network, NodeList, RosterCoverage

SOURCE, TARGET, WEIGHT, NODE = "source", "target", "weight", "node"

TieRow = tuple[str, str, float]


def read_network(
    path: Path,
    *,
    listed: Sequence[str] = (),
    directed: bool = False,
    weighted: bool = False,
    bare: bool = False,
) -> Network:
    """The network of a table of ties. With `bare` a table without weights will do: each tie then weighs one.

    Raises `FileProblem` for what is no table and `DataProblem` for what is missing or wrong in it.
    """
    optional = (WEIGHT,) if weighted and bare else ()
    wanted = (SOURCE, TARGET, WEIGHT) if weighted and not bare else (SOURCE, TARGET)
    columns = read_columns(path, wanted, also=optional)
    weights = _read_weights(columns[WEIGHT]) if WEIGHT in columns else [1.0] * len(columns[SOURCE])
    rows = [
        (_name_in(path, number, source), _name_in(path, number, target), weight)
        for number, (source, target, weight) in enumerate(
            zip(columns[SOURCE], columns[TARGET], weights, strict=True), 1
        )
    ]
    return make_network(rows, listed=listed, directed=directed, weighted=weighted)


def node_name(cell: CellValue) -> str:
    """A name as text: 007 stays so; blanks around it and the way an accent was typed do not matter."""
    return unicodedata.normalize("NFC", cell_text(cell)).strip()


def _name_in(path: Path, row: int, cell: CellValue) -> str:
    if name := node_name(cell):
        return name
    raise DataProblem(
        _(
            "En «{file}» falta un nombre en la fila de datos {row}; complétela, o bórrela si no es un lazo."
        ).format(file=path.name, row=row)
    )


def _read_weights(cells: Sequence[CellValue]) -> list[float]:
    for place, cell in enumerate(cells):
        if is_missing(cell):
            raise not_a_number(WEIGHT, place, cell)
    weights: list[float] = read_numbers(WEIGHT, cells).values.tolist()
    for place, weight in enumerate(weights):
        if not math.isfinite(weight):
            raise not_a_number(WEIGHT, place, cells[place])
        if weight < 0:
            raise DataProblem(
                _(
                    "En la fila de datos {row} la fuerza del lazo es menor que cero; va de cero para arriba."
                ).format(row=place + 1)
            )
    return weights


def make_network(
    rows: Iterable[TieRow], *, listed: Sequence[str] = (), directed: bool = False, weighted: bool = False
) -> Network:
    """The network of some rows and of the nodes of a list, which may have no tie.

    Rows of one tie in one direction add up their weights; where direction does not count, and both are told, the
    larger one holds: it is one tie told by two. Without `weighted` every tie weighs one.
    """
    nodes = dict.fromkeys(listed)
    sums: dict[tuple[str, str], float] = {}
    self_loops = repeated = weightless = 0
    for source, target, weight in rows:
        nodes.update({source: None, target: None})
        if source == target:
            self_loops += 1
        elif weighted and not weight:
            weightless += 1
        else:
            repeated += (source, target) in sums
            sums[source, target] = sums.get((source, target), 0.0) + weight
    ties: dict[tuple[str, str], float] = {}
    for (source, target), weight in sums.items():
        pair = (source, target) if directed or source < target else (target, source)
        repeated += pair in ties
        ties[pair] = max(ties.get(pair, 0.0), weight) if weighted else 1.0
    unlisted = len(nodes.keys() - set(listed)) if listed else 0
    return Network(tuple(nodes), ties, directed, weighted, self_loops, repeated, weightless, unlisted)


def read_nodes(path: Path, *, group: str | None = None, answered: str | None = None) -> NodeList:
    """The nodes of a table, with the groups of a column and who answered by another.

    Raises `DataProblem` for a column that is not there, a name that is missing, or a node in two groups.
    """
    columns = read_columns(path, [name for name in (NODE, group, answered) if name is not None])
    nodes = [_name_in(path, number, cell) for number, cell in enumerate(columns[NODE], 1)]
    names = tuple(dict.fromkeys(nodes))
    groups = None if group is None else _read_groups(path, nodes, columns[group])
    coverage = None
    if answered is not None:
        said = {node for node, cell in zip(nodes, columns[answered], strict=True) if _is_yes(answered, cell)}
        coverage = RosterCoverage(len(said), len(names))
    return NodeList(names, groups, coverage)


def _read_groups(path: Path, nodes: Sequence[str], cells: Sequence[CellValue]) -> dict[str, str]:
    groups: dict[str, str] = {}
    for node, cell in zip(nodes, cells, strict=True):
        said = unicodedata.normalize("NFC", group_text(cell))
        if not said:
            continue
        if groups.setdefault(node, said) != said:
            raise DataProblem(
                _("En «{file}» «{node}» está en dos grupos, «{first}» y «{second}»; deje uno.").format(
                    file=path.name, node=node, first=groups[node], second=said
                )
            )
    return groups


def _is_yes(column: str, cell: CellValue) -> bool:
    """An empty cell is somebody who did not answer. Raises `DataProblem` for what is neither yes nor no."""
    if is_missing(cell):
        return False
    if (said := read_flag(cell)) is None:
        raise DataProblem(
            _("La columna «{name}» dice quién contestó con sí o no, y en una fila dice «{text}».").format(
                name=column, text=cell_text(cell)
            )
        )
    return said
