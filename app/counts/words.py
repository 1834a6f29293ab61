"""A pace in words: what is known of it, how much, how it varies, and whether it changed."""

from app.counts.measures import BY_CODE, say_measure, say_share
from app.counts.records import Pace
from app.counts.then_now import MeasuredPair
from app.i18n import _


def say_pace(pace: Pace) -> list[tuple[str, str, str]]:
    """What is known of a pace: what, how much, and how it varies."""
    said = []
    if pace.efficiency is not None:
        spread = _("la mayoría de los días, de {low} a {high}").format(
            low=say_share(pace.efficiency.low), high=say_share(pace.efficiency.high)
        )
        said.append((_("Eficiencia"), say_share(pace.efficiency.middle), spread))
    if pace.pieces_per_day is not None:
        said.append((_("Prendas por día"), say_measure(BY_CODE["pieces"], pace.pieces_per_day.middle), ""))
    if pace.defects_per_hundred is not None:
        said.append((_("Defectos cada 100"), say_measure(BY_CODE["dhu"], pace.defects_per_hundred), ""))
    if pace.right_first_time is not None:
        said.append((_("Bien a la primera"), say_share(pace.right_first_time), ""))
    if pace.on_time is not None:
        kept = _("{kept} de {due}").format(kept=pace.on_time.kept, due=pace.on_time.due)
        said.append((_("Entregas a tiempo"), kept, ""))
    if pace.absenteeism is not None:
        said.append((_("Faltas"), say_share(pace.absenteeism), ""))
    return said


def say_sure(pair: MeasuredPair) -> str:
    """Whether what was measured before and now is a change, or noise."""
    if pair.changed is None:
        return _("faltan días para saber si es un cambio")
    if not pair.changed:
        return _("dentro de lo de siempre, no es un cambio")
    return _("es un cambio, para mejor") if pair.better else _("es un cambio, para peor")
