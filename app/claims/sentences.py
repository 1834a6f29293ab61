"""The one sentence of a finding, made of its numbers; it says no more than they carry."""

from app.claims.judging import LEVEL
from app.claims.records import CANNOT_SAY, LOT, NEAREST, NOT_TOLD, STAGGERED, PilotFinding
from app.claims.words import GROUP_WORDS, REASON_WORDS
from app.figures.kinds import GARMENTS, GUARANIES, MACHINES, PEOPLE
from app.i18n import _, format_money, format_number, ngettext
from app.numbers import write_number
from app.phrases import shorten, uncapital

PERCENT = "%"
SMALL_MEAN = 1e-9
RARE = 0.01  # chances below it are said of a thousand
HARDLY = 10  # a change the other way that is so many times less than the difference is none to speak of
ARM_LETTERS = 40


def say_finding(one: PilotFinding) -> str:
    """ "Los talleres que empezaron primero subieron 11 puntos más en prácticas de gestión." """
    if one.reason == "no_comparison" and one.estimate is not None:
        return _say_alone(one)
    if one.state == CANNOT_SAY:
        return _("{where} no se puede decir: {why}.").format(
            where=_where(one, first=True), why=REASON_WORDS[one.reason or "no_error"]
        )
    if one.state == NOT_TOLD:
        return _say_not_told(one)
    said = _say_seen(one)
    if one.comparison != LOT:
        return _("{said} No fue por sorteo, así que puede venir de otra cosa.").format(said=said)
    return said


def say_numbers(one: PilotFinding, *, short: bool = False) -> str:
    """ "entre 4 y 18 · la suerte sola da tanto 4 de cada 1.000 veces (p del sorteo 0,004) · efecto en …"; nothing without
    a number. A `short` one says the interval and the chance alone."""
    if one.estimate is None or one.state == CANNOT_SAY and one.reason != "no_comparison":
        return ""
    parts = []
    if one.ci_low is not None and one.ci_high is not None:
        low, high = _bare(one, one.ci_low), say_size(one, one.ci_high)
        parts.append(_("entre {low} y {high}").format(low=low, high=high))
    if one.p_randomization is not None:
        parts.append(_say_chance(one.p_randomization, _("p del sorteo {p}")))
    elif one.p is not None:
        parts.append(_say_chance(one.p, _("p {p}")))
    if short:
        return " · ".join(parts)
    if one.bounds is not None:
        low, high = _bare(one, one.bounds[0]), say_size(one, one.bounds[1])
        parts.append(_("según cómo les fue a los que faltan, de {low} a {high}").format(low=low, high=high))
    if one.late is not None and "weak_instrument" not in one.notes:
        parts.append(_say_late(one))
    if one.least_effect:
        parts.append(_("lo mínimo que vale la pena: {size}").format(size=_say_least(one)))
    return " · ".join(parts)


def _say_late(one: PilotFinding) -> str:
    """With its interval, which is wider than that of the groups."""
    said = _("en quienes lo reciben si se les ofrece: {size}").format(size=say_size(one, one.late))
    if one.late_low is None or one.late_high is None:
        return said
    return _("{said} (entre {low} y {high})").format(
        said=said, low=_bare(one, one.late_low), high=say_size(one, one.late_high)
    )


def _say_least(one: PilotFinding) -> str:
    """As the plan has it: money in guaraníes, and what share of what those who wait have that is."""
    size = say_size(one, one.least_effect)
    if one.unit != _(GUARANIES) or _in_percent(one, one.least_effect or 0.0) is None:
        return size
    return f"{format_money(round(one.least_effect or 0.0))} ({size})"


def say_before(one: PilotFinding) -> str:
    """Whether both sides went alike before the start, of what was not drawn by lot; nothing of what was.

    That nothing is seen is said with what would be.
    """
    if one.comparison not in (STAGGERED, NEAREST) or one.estimate is None:
        return ""
    before = one.before
    if before is None:
        return _("No hay mediciones de más atrás para ver si ya iban distinto antes de empezar.")
    if before.p is not None and before.p <= LEVEL:
        pattern = (
            _(
                "Antes de empezar ya iban distinto: los que lo recibieron subían {size} por año respecto de los demás."
            )
            if before.slope > 0
            else _(
                "Antes de empezar ya iban distinto: los que lo recibieron bajaban {size} por año respecto de los demás."
            )
        )
        return pattern.format(size=say_size(one, abs(before.slope)))
    if before.moved:
        return _("Antes de empezar ya iban distinto en alguna de las {count} mediciones de antes.").format(
            count=before.moments
        )
    said = ngettext(
        "Antes de empezar no se ve que fueran distinto, en {count} medición de antes",
        "Antes de empezar no se ve que fueran distinto, en {count} mediciones de antes",
        before.moments,
    ).format(count=before.moments)
    if before.mde is None:
        return _("{said}; no se sabe desde cuánto se vería.").format(said=said)
    return _("{said}; se vería desde {size} por año.").format(said=said, size=say_size(one, before.mde))


def _say_p(p: float) -> str:
    return _("menos de 0,001") if p < 0.001 else write_number(p, 3)


def _say_chance(p: float, named: str) -> str:
    """ "la suerte sola lo da 2 de cada 100 veces (p del sorteo 0,02)": who knows no p reads it too."""
    times = 1000 if p < RARE else 100
    said = _("la suerte sola da tanto {count} de cada {times} veces ({p})")
    if p < 0.001:
        said = _("la suerte sola da tanto menos de {count} de cada {times} veces ({p})")
    return said.format(
        count=max(1, round(times * p)), times=format_number(times), p=named.format(p=_say_p(p))
    )


def _bare(one: PilotFinding, value: float) -> str:
    """The first end of a range, whose unit stands behind the second."""
    return (
        say_size(one, value).partition("\u00a0")[0]
        if one.unit != _(GUARANIES) or _in_percent(one, value) is not None
        else say_size(one, value)
    )


def say_size(one: PilotFinding, value: float | None, *, signed: bool = False) -> str:
    """A difference in the words of its unit: "11 puntos", "34 %", "0,4 personas"; "—" of nothing.

    Money is said in percent of what those who wait have.
    """
    if value is None:
        return "—"
    number, unit = value, one.unit
    if unit == _(GUARANIES):
        share = _in_percent(one, value)
        if share is not None:
            number, unit = share, PERCENT
    elif unit == PERCENT:
        unit = _("puntos")  # a difference of two shares
    digits = 2 if unit == _("desvíos") else 0 if abs(number) >= 10 else 1
    if unit == _(GUARANIES):
        return f"{_sign(number, signed)}{format_money(round(abs(number)))}"
    text = write_number(abs(number), digits)
    sign = "" if text == "0" else _sign(number, signed)
    return f"{sign}{text}\u00a0{unit_of(unit, text)}"


def _sign(number: float, signed: bool) -> str:
    return "−" if number < 0 else "+" if signed else ""


def _in_percent(one: PilotFinding, value: float) -> float | None:
    mean = one.waiting_mean
    return 100 * value / mean if mean is not None and mean > SMALL_MEAN else None


def unit_of(unit: str, text: str) -> str:
    """A unit as it stands behind a number: one of it where it is one."""
    count = 1 if text == "1" else 2
    known = {
        _("puntos"): ngettext("punto", "puntos", count),
        _(PEOPLE): ngettext("persona", "personas", count),
        _(GARMENTS): ngettext("prenda", "prendas", count),
        _(MACHINES): ngettext("máquina", "máquinas", count),
        _("pasos"): _("paso") if count == 1 else _("pasos"),  # a column of the file is called so too
        _("defectos"): ngettext("defecto", "defectos", count),
    }
    return known.get(unit, unit)


def _where(one: PilotFinding, *, first: bool = False) -> str:
    """ "En ventas del mes", "en ventas del mes, entre talleres de dueñas,"."""
    title = _("En {title}") if first else _("en {title}")
    said = title.format(title=uncapital(one.title))
    if one.arm and first:
        said = _("{where}, en el grupo «{arm}»,").format(where=said, arm=shorten(one.arm, ARM_LETTERS))
    if one.subgroup:
        said = _("{where}, entre {group},").format(where=said, group=GROUP_WORDS[one.subgroup])
    return said


def _say_seen(one: PilotFinding) -> str:
    assert one.estimate is not None
    size, up = say_size(one, abs(one.estimate)), one.estimate > 0
    is_level = _tells_no_change(one)
    if is_level:
        pattern = (
            _("{who} quedaron {size} por encima {where}.")
            if up
            else _("{who} quedaron {size} por debajo {where}.")
        )
    elif (one.treated_change or 0.0) > 0:
        pattern = _("{who} subieron {size} más {where}.") if up else _("{who} subieron {size} menos {where}.")
    else:
        pattern = _("{who} bajaron {size} menos {where}.") if up else _("{who} bajaron {size} más {where}.")
    where = _where(one).rstrip(",")
    if one.arm:
        against = _("de los que esperan {where}") if is_level else _("que los que esperan {where}")
        where = against.format(where=where)
    said = pattern.format(who=_say_who(one), size=size, where=where)
    if one.exploratory:
        return _("{said} No estaba en el plan: sirve para preguntar, no para afirmar.").format(said=said)
    return said


def _say_who(one: PilotFinding) -> str:
    if one.arm:
        return _("Los talleres del grupo «{arm}»").format(arm=shorten(one.arm, ARM_LETTERS))
    if one.comparison == LOT:
        return _("Los talleres que empezaron primero")
    return _("Los talleres que lo recibieron")


def _tells_no_change(one: PilotFinding) -> bool:
    """Whether only where both ended may be said: nothing is known of before, it is a share of what the others
    have, or who started first hardly moved, so that it was rather the others who did."""
    change, estimate = one.treated_change, one.estimate or 0.0
    if change is None or one.method == "difference" or one.unit == _(GUARANIES):
        return True
    return abs(change) < abs(estimate) / (2 if change * estimate >= 0 else HARDLY)


def _say_not_told(one: PilotFinding) -> str:
    where = _where(one, first=True)
    if one.mde is None:
        return _("{where} no se ve diferencia, y no se sabe desde cuánto se vería.").format(where=where)
    return ngettext(
        "{where} no se ve diferencia: con {count} taller solo se vería una de más de {size}.",
        "{where} no se ve diferencia: con {count} talleres solo se vería una de más de {size}.",
        one.n,
    ).format(where=where, count=one.n, size=say_size(one, one.mde))


def _say_alone(one: PilotFinding) -> str:
    """Of one group before and after: what it changed, and why that shows no cause."""
    assert one.estimate is not None
    size, seen = say_size(one, abs(one.estimate)), one.ci_low is not None and one.ci_high is not None
    moved = seen and (one.ci_low or 0) * (one.ci_high or 0) > 0
    where = _where(one).rstrip(",")
    who = _("Los talleres que lo recibieron") if one.n_treated else _("Los talleres")
    if not moved:
        pattern = _("{who} no cambiaron de manera que se vea {where}.")
    elif one.estimate > 0:
        pattern = _("{who} subieron {size} {where}.")
    else:
        pattern = _("{who} bajaron {size} {where}.")
    said = pattern.format(who=who, size=size, where=where)
    return _("{said} Sin otros con que comparar, no se sabe cuánto habría pasado igual.").format(said=said)
