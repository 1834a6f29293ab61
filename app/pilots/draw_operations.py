"""Drawing a pilot by lot: the first time, and again, which is recorded too."""

from datetime import datetime

from app.apart import Reckoner, reckon_here
from app.errors import DataProblem
from app.i18n import _
from app.pilots.drawing import METHOD, draw_lots, read_seed
from app.pilots.fixing import require_drawable
from app.pilots.queries import read_whole_pilot
from app.storage.labels import Label
from app.storage.store import Store


def record_draw(
    store: Store, *, pilot_id: int, seed: str, reason: str | None = None, drawn_by: str | None = None,
    witnesses: str | None = None, at: datetime | None = None, reckon: Reckoner = reckon_here,
) -> int:  # fmt: skip
    """Draw a pilot by lot and keep what came out; returns the id of the draw.

    A draw is never taken away: drawing again asks for a `reason`, and both stay. Raises `DataProblem`
    without a list or a plan that is fixed, and for a comparison that is not by lot.
    """
    whole = read_whole_pilot(store, pilot_id)
    digits = read_seed(seed)
    require_drawable(whole)
    if whole.draws and not (reason or "").strip():
        raise DataProblem(
            _("El piloto ya se sorteó; para sortear otra vez escriba por qué, y quedará escrito.")
        )
    dealt = reckon(
        draw_lots, whole.entrants, [one.parts for one in whole.arms], digits, whole.pilot.balance_most
    )
    with store.change(Label("pilot_draw.drawn", number=whole.pilot.number)) as writer:
        draw = writer.insert(
            "pilot_draw", pilot_id=pilot_id, number=len(whole.draws) + 1, seed=digits, method=METHOD,
            drawn_at=(at or datetime.now()).isoformat(timespec="minutes"), drawn_by=_said(drawn_by),
            witnesses=_said(witnesses), list_hash=str(whole.pilot.list_hash),
            plan_hash=str(whole.pilot.plan_hash), result_hash=dealt.result_hash,
            balance_most=whole.pilot.balance_most, tries=dealt.tries,
            reason=_said(reason) if whole.draws else None,
        )  # fmt: skip
        for one in whole.entrants:
            arm = whole.arms[dealt.arm_of[one.unit]]
            writer.insert("pilot_assignment", draw_id=draw, workshop_id=one.workshop_id, arm_id=arm.id)
    store.undo_stack.clear()  # nor what it was drawn with: Ctrl+Z would hide what people saw
    return draw


def _said(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None
