"""What a person does with hearings: one function each. A pile is kept whole or not at all.

None of them is a step of Ctrl+Z: a step back after the closing would show other counts than those
that were shown. What is still open is taken away by its own button, or in the history.
"""

from collections.abc import Sequence
from typing import NoReturn

from app.day_kinds import FACT
from app.days import check_day_part
from app.errors import DataProblem
from app.i18n import _
from app.storage.labels import Label
from app.storage.records import Reader
from app.storage.store import Store
from app.voices.counting import count_leaves, write_counts
from app.voices.leaf_file import NEWEST, find_leaf
from app.voices.queries import find_hearing, list_piles, open_hearing_of
from app.voices.records import FEWEST_LEAVES, SPEAKERS, WORKERS, Given, Hearing
from app.voices.words import say_leaves, say_month

_WHOLE_MONTH = len("2026-11")
ORIGIN = "hearing"  # no step of undo
_LEAVES = (
    "SELECT workshop_id, leaves FROM leaf_pile WHERE deleted = 0 AND speaker = 'workers' AND hearing_id = ?"
)


def start_hearing(store: Store, *, cluster_id: int, month: str) -> int:
    """Begin to gather leaves in a territory; `month` is "2026-11". Returns the id. Raises `DataProblem`."""
    if len(month) != _WHOLE_MONTH:
        raise DataProblem(_("Escriba el mes y el año, como 11/2026."))
    check_day_part(month, FACT)
    known = open_hearing_of(store, cluster_id)
    if known is not None:
        raise DataProblem(
            _("La escucha de {month} sigue abierta; ciérrela antes de abrir otra.").format(
                month=say_month(known.month)
            )
        )
    with store.change(Label("hearing.started"), origin=ORIGIN) as writer:
        return writer.insert("hearing", cluster_id=cluster_id, month=month, leaf=NEWEST)


def add_pile(
    store: Store, *, hearing_id: int, speaker: str, leaves: Sequence[Given], workshop_id: int | None = None
) -> int:
    """Keep how many of these leaves gave each answer; returns the id of the pile.

    Neither a leaf nor their order is kept. Raises `DataProblem` for fewer than five.
    """
    hearing = _require_open(store, hearing_id)
    if speaker not in SPEAKERS or (workshop_id is not None and speaker != WORKERS):
        raise ValueError(f"no pile of a workshop's {speaker}")
    if len(leaves) < FEWEST_LEAVES:
        raise DataProblem(
            _(
                "Hay {leaves}, y se cargan desde {least}: guárdelas en su sobre hasta juntar más, también de otros talleres."
            ).format(leaves=say_leaves(len(leaves)), least=FEWEST_LEAVES)
        )
    if workshop_id is not None:
        _check_workshop(store, hearing, workshop_id)
    counts = count_leaves(find_leaf(hearing.leaf).asked_of(speaker), leaves)
    with store.change(Label("leaf_pile.added"), origin=ORIGIN) as writer:
        return writer.insert(
            "leaf_pile",
            hearing_id=hearing_id,
            speaker=speaker,
            workshop_id=workshop_id,
            leaves=len(leaves),
            counts_hash=writer.keep_blob(write_counts(counts)),
        )


def remove_pile(store: Store, *, pile_id: int) -> None:
    """Take a pile away while its hearing is open; its leaves can be keyed in again."""
    hearing = store.value("SELECT hearing_id FROM leaf_pile WHERE id = ? AND deleted = 0", (pile_id,))
    if hearing is None:
        _refuse_gone()
    _require_open(store, hearing)
    with store.change(Label("leaf_pile.removed"), origin=ORIGIN) as writer:
        writer.delete("leaf_pile", pile_id)


def remove_hearing(store: Store, *, hearing_id: int) -> None:
    """Take an open hearing away with its piles."""
    _require_open(store, hearing_id)
    with store.change(Label("hearing.removed"), origin=ORIGIN) as writer:
        for pile in list_piles(store, hearing_id):
            writer.delete("leaf_pile", pile.id)
        writer.delete("hearing", hearing_id)


def close_hearing(store: Store, *, hearing_id: int) -> None:
    """From here on it shows what was said, and neither takes leaves nor gives any back."""
    _require_open(store, hearing_id)
    piles = list_piles(store, hearing_id)
    if not any(one.speaker == WORKERS for one in piles):
        raise DataProblem(
            _(
                "Todavía no hay hojas de quienes trabajan; cargue por lo menos {least} y ciérrela después."
            ).format(least=FEWEST_LEAVES)
        )
    _check_several(store, hearing_id)
    with store.change(Label("hearing.closed"), origin=ORIGIN) as writer:
        writer.update("hearing", hearing_id, closed=1, piles=" ".join(str(one.id) for one in piles))


def _check_several(reader: Reader, hearing_id: int) -> None:
    """What the territory says must not be what one workshop says: its owner would read her own workers' answers."""
    leaves: dict[int | None, int] = {}
    for workshop, count in reader.rows(_LEAVES, (hearing_id,)):
        leaves[workshop] = leaves.get(workshop, 0) + count
    if any(
        sum(leaves.values()) - one < FEWEST_LEAVES for workshop, one in leaves.items() if workshop is not None
    ):
        raise DataProblem(
            _(
                "Todas las hojas son de un solo taller, y lo que dice el territorio sería lo que dicen allí: cargue también de otros, y ciérrela después."
            )
        )


def _require_open(reader: Reader, hearing_id: int) -> Hearing:
    hearing = find_hearing(reader, hearing_id)
    if hearing is None:
        _refuse_gone()
    if hearing.closed:
        raise DataProblem(
            _("La escucha de {month} está cerrada y no cambia más; abra otra.").format(
                month=say_month(hearing.month)
            )
        )
    return hearing


def _check_workshop(reader: Reader, hearing: Hearing, workshop_id: int) -> None:
    sql = "SELECT cluster_id FROM workshop WHERE id = ? AND deleted = 0"
    if reader.value(sql, (workshop_id,)) != hearing.cluster_id:
        raise DataProblem(
            _("Ese taller no es de {cluster}; elija uno de ese territorio, o ninguno.").format(
                cluster=hearing.cluster
            )
        )


def _refuse_gone() -> NoReturn:
    raise DataProblem(_("Eso ya no está en el archivo; vuelva a abrir la página."))
