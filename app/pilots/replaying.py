"""A recorded draw made again from its seed: whether the same comes out."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.errors import DataProblem
from app.i18n import _
from app.pilots.drawing import METHOD, Dealt, draw_lots, hash_list
from app.pilots.queries import list_assignments
from app.pilots.records import PilotDraw, WholePilot
from app.storage.records import Reader


@dataclass(frozen=True, slots=True)
class ReplayedDraw:
    """A draw of the file, what its seed gives today, and whether list, hash and every workshop's arm agree."""

    draw: PilotDraw
    dealt: Dealt
    same: bool


def deal_again(whole: WholePilot, seed: str, balance_most: float | None) -> Dealt:
    """What a seed gives with the fixed list of a pilot. Raises `DataProblem` while none is fixed."""
    if not whole.pilot.list_at or not whole.entrants:
        raise DataProblem(_("Falta fijar la lista de quién entra; hágalo antes de sortear."))
    return draw_lots(whole.entrants, [one.parts for one in whole.arms], seed, balance_most)


def replay_draws(reader: Reader, whole: WholePilot) -> list[ReplayedDraw]:
    """Each draw of a pilot made again, from the first to the one that holds.

    Raises `DataProblem` for a draw of a method that this program does not know.
    """
    found = []
    for draw in whole.draws:
        if draw.method != METHOD:
            raise DataProblem(
                _("Este sorteo es de otra versión del programa ({method}); actualice Hilván.").format(
                    method=draw.method
                )
            )
        dealt = deal_again(whole, draw.seed, draw.balance_most)
        same = dealt.result_hash == draw.result_hash and hash_list(whole.entrants) == draw.list_hash
        same = same and _assigned(whole, dealt.arm_of) == {
            one.workshop_id: one.arm_id for one in list_assignments(reader, draw.id)
        }
        found.append(ReplayedDraw(draw, dealt, same))
    return found


def _assigned(whole: WholePilot, arm_of: Mapping[str, int]) -> dict[int, int]:
    return {one.workshop_id: whole.arms[arm_of[one.unit]].id for one in whole.entrants}
