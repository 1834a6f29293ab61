"""A pace in words: what is known of it, how much, how it varies, and whether it changed."""

from app.counts.measures import BY_CODE, say_measure, say_share
from app.counts.records import Pace
from app.counts.then_now import MeasuredPair
from app.counts.vocabulary import cause_name
from app.i18n import _
from app.phrases import uncapital
from app.production.words import say_decimal


def say_pace(pace: Pace, turnover: float | None = None) -> list[tuple[str, str, str]]:
    """What is known of a pace: what, how much, and how it varies or what it is."""
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
    if pace.stoppage_minutes_per_day:
        lost = sum(pace.stoppage_minutes_per_day.values())
        cause = cause_name(next(iter(pace.stoppage_minutes_per_day)))
        most = _("sobre todo: {cause}").format(cause=uncapital(cause))
        said.append((_("Minutos parados por día"), say_measure(BY_CODE["stopped"], lost), most))
    return [*said, *_say_slow(pace, turnover)]


def _say_slow(pace: Pace, turnover: float | None) -> list[tuple[str, str, str]]:
    """What moves over weeks."""
    said = []
    if pace.wip_days is not None:
        days = say_decimal(pace.wip_days, 1)
        said.append(
            (_("Días que una prenda pasa en el taller"), days, _("lo empezado ÷ lo que sale por día"))
        )
    if pace.changeover_days is not None:
        days = say_decimal(pace.changeover_days, 0)
        said.append((_("Días hasta tomarle el ritmo a una prenda nueva"), days, ""))
    if turnover is not None:
        said.append((_("Se fueron, de quienes cosen"), say_share(turnover), ""))
    return said


def say_sure(pair: MeasuredPair) -> str:
    """Whether what was measured before and now is a change, or noise."""
    if pair.changed is None:
        return _("faltan días para saber si es un cambio")
    if not pair.changed:
        return _("dentro de lo de siempre, no es un cambio")
    return _("es un cambio, para mejor") if pair.better else _("es un cambio, para peor")
