"""How costs and losses are said: amounts as one says them aloud, what to ask first, from where."""

from math import floor, log10

from app.costing.kinds import KIND_OF_COST, cost_title
from app.costing.records import CostedLine, Estimate, FloorTime, GarmentCost, Loss, MinuteCost
from app.costing.taken_for_granted import judged, judgement
from app.counts.measures import say_share
from app.i18n import N_, Words, _, format_money, format_number, ngettext
from app.phrases import capital, uncapital
from app.production.words import say_decimal

LOSS_WORDS = Words(
    {
        "waiting": N_("esperas y paradas"),
        "line": N_("esperar a la operación más lenta de la línea"),
        "changeover": N_("agarrarle la mano a cada prenda nueva"),
        "rework": N_("hacer dos veces lo que salió mal"),
        "absence": N_("días en que falta alguien"),
    }
)
ASK_WORDS = Words(
    {
        "people": N_("cuántas personas trabajan"),
        "hours": N_("cuántas horas por semana trabaja cada una"),
        "days": N_("cuántos días por semana se trabaja"),
        "efficiency": N_("cuánto rinde el taller: contar unos días de producción"),
        "pieces": N_("cuántas de esta prenda salen en un día, o medirla con el cronómetro"),
        "output": N_("cuántas de esta prenda salen en un día, o contar unos días de producción"),
        "price": N_("cuánto le ofrecen por prenda"),
        "stoppages": N_("cuántos minutos por día se espera o se para, y por qué"),
        "line": N_("cuánto tarda cada operación y quién la hace"),
        "changeover_days": N_("cuántos días tarda una prenda nueva en agarrar su ritmo"),
        "changeovers": N_("cuántas veces por mes se cambia de prenda"),
        "rework": N_("cuántas prendas salen mal la primera vez"),
        "absenteeism": N_("quién faltó cada día"),
    }
)
_SAID_DIGITS, _LOSS_DIGITS = 3, 2


def round_said(amount: float, digits: int = _SAID_DIGITS) -> int:
    """As one says it: 11.807 -> 11.800, 1.243.511 -> 1.240.000; small amounts to ten guaraníes."""
    if abs(amount) < 1:
        return 0
    step = max(10, 10 ** (floor(log10(abs(amount))) - digits + 1))
    return int(round(amount / step)) * step


def say_about(amount: float, digits: int = _SAID_DIGITS) -> str:
    """ "G. 11.800"."""
    return format_money(round_said(amount, digits))


def say_spread(estimate: Estimate, digits: int = _SAID_DIGITS) -> str:
    """ "entre G. 11.200 y G. 12.700"; one amount where both are the same."""
    low, high = round_said(estimate.low, digits), round_said(estimate.high, digits)
    if low == high:
        return format_money(low)
    return _("entre {low} y {high}").format(low=format_money(low), high=format_money(high))


def say_minute(amount: float) -> str:
    """A minute's cost, to the guaraní."""
    return format_money(round(amount))


def say_missing(code: str, owner: str = "") -> str:
    """What to ask, within a sentence; `code` is a kind of cost or one of `ASK_WORDS`."""
    if code in ASK_WORDS:
        return ASK_WORDS[code]
    if code == "wages":
        return _("cuánto se paga a quienes cosen")
    if code == "owner":
        return _("cuánto saca {name} para su casa").format(name=owner or _("la dueña o el dueño"))
    return uncapital(cost_title(code, owner=owner))


def say_price(garment: GarmentCost, name: str) -> tuple[str, str]:
    """The headline: what the price leaves, of which the second piece is said strongly.

    Empty while the cost or the price is missing.
    """
    if garment.left is None or garment.cost is None or garment.price is None:
        return "", ""
    price, left = format_money(garment.price), garment.left
    shown = round_said(left.middle, 2)
    little = 0 < shown < garment.price * judged("almost-nothing")
    if shown <= 0 and left.high > 0:
        strong = _("nada, o pierde unos {amount}").format(amount=format_money(-shown)) if shown else _("nada")
    elif shown <= 0:
        strong = _("una pérdida de unos {amount}").format(amount=format_money(-shown))
    elif little:
        strong = _("casi nada: unos {amount}").format(amount=format_money(shown))
    else:
        strong = _("unos {amount}").format(amount=format_money(shown))
    first = _("A {price}, cada {garment} le deja ").format(price=price, garment=uncapital(name))
    return first, strong


def say_weeks(garment: GarmentCost) -> str:
    """What is left in a bad and in a good week, and what one costs."""
    if garment.cost is None:
        return ""
    said = []
    if garment.left is not None:
        said.append(_say_bad_and_good(garment.left))
    text = _("Hacer cada prenda le cuesta hoy por lo menos {cost}.") if garment.minute.at_least else _(
        "Hacer cada prenda le cuesta hoy alrededor de {cost}."
    )  # fmt: skip
    said.append(text.format(cost=say_about(garment.cost.middle)))
    return " ".join(said)


def _say_bad_and_good(left: Estimate) -> str:
    low, high = round_said(left.low, 2), round_said(left.high, 2)
    if low >= 0:
        text = _("En una semana mala le quedan {low}; en una buena, {high}.")
    elif high <= 0:
        text = _("En una semana mala pierde {low}; en una buena también pierde: {high}.")
    else:
        text = _("En una semana mala pierde {low}; en una buena le quedan {high}.")
    return text.format(low=format_money(abs(low)), high=format_money(abs(high)))


def say_source(garment: GarmentCost) -> str:
    """How it is known how many come out of a day."""
    time = garment.minute.time
    if garment.source == "measured":
        return say_measured(time)
    if garment.source == "said":
        return _("por lo que dice el taller de un día; sin medir")
    return ""


def say_measured(time: FloorTime) -> str:
    """ "rinde 53 %, medido 5 días"."""
    if time.efficiency is None:
        return ""
    share = say_share(time.efficiency.middle)
    if not time.measured_days:
        return _("rinde {share}, por lo que dice el taller").format(share=share)
    text = ngettext(
        "rinde {share}, medido {days} día", "rinde {share}, medido {days} días", time.measured_days
    )
    return text.format(share=share, days=time.measured_days)


def say_hours(time: FloorTime) -> str:
    """ "5 personas · 45 horas por semana"."""
    if time.people is None or time.hours_week is None:
        return ""
    people = ngettext("{count} persona", "{count} personas", int(time.people)).format(count=int(time.people))
    return f"{people} · " + _("{hours} horas por semana").format(hours=show_short(time.hours_week))


def show_short(value: float) -> str:
    """45.0 -> "45", 5.5 -> "5,5"."""
    return format_number(int(value)) if value == int(value) else say_decimal(value, 1)


def say_why_no_month(line: CostedLine) -> str:
    """Why a cost has no amount of a month."""
    if line.code == "not_asked":
        return _("falta preguntar")
    if line.code == "days":
        return _("falta: {what}").format(what=ASK_WORDS["days"])
    if line.code == "wages":
        return _("sale de los jornales, que faltan")
    return line.why_not


def say_not_asked(minute: MinuteCost, owner: str = "") -> str:
    """What was not asked yet, so that the sum is a floor."""
    names = [say_missing(kind, owner) if kind in ("wages", "owner") else uncapital(cost_title(kind))
             for kind in minute.not_asked if kind in KIND_OF_COST]  # fmt: skip
    if not names:
        return ""
    return _("Falta preguntar: {names}. Lo que sigue es por lo menos.").format(names=", ".join(names))


# --- what is lost ---


def say_loss(loss: Loss) -> str:
    """ "Se pierde alrededor de G. 1.200.000 por mes en esperas y paradas". Empty where nothing is lost."""
    if loss.amount is None or not round_said(loss.amount.middle, _LOSS_DIGITS):
        return ""
    amount = say_about(loss.amount.middle, _LOSS_DIGITS)
    return _("Se pierde alrededor de {amount} por mes en {what}").format(
        amount=amount, what=LOSS_WORDS[loss.kind]
    )


def say_how(loss: Loss) -> str:
    """Its range and how it was reckoned; of what is not known, what to ask or measure."""
    if loss.amount is None:
        asked = "; ".join(say_missing(code) for code in loss.missing)
        return _("No se puede decir cuánto se pierde en {what}. Falta: {asked}.").format(
            what=LOSS_WORDS[loss.kind], asked=asked
        )
    parts = [f"{capital(say_spread(loss.amount, _LOSS_DIGITS))}: {_say_formula(loss)}."]
    for code in loss.judged:
        taken = judgement(code)
        if taken.state == "draft":
            parts.append(_("{title}: supuesto del programa, sin medir.").format(title=taken.title))
    return " ".join(parts)


def _say_formula(loss: Loss) -> str:
    """How it was reckoned, as one tells it to who does not reckon."""
    inputs = dict(loss.inputs)
    match loss.kind:
        case "waiting" | "rework" if "minutes_day" in inputs:
            minutes = round(inputs["minutes_day"])
            return ngettext(
                "{minutes} minuto por día × {days} días × {minute} el minuto",
                "{minutes} minutos por día × {days} días × {minute} el minuto",
                minutes,
            ).format(
                minutes=show_short(minutes), days=show_short(round(inputs["days_month"], 1)),
                minute=say_minute(inputs["minute"]),
            )  # fmt: skip
        case "line":
            said = _("por cada 100 minutos que se cosen, los demás esperan {idle}").format(
                idle=_of_hundred(inputs["idle"])
            )
            return f"{said}; {_say_sewn(inputs)}"
        case "changeover":
            return _(
                "{changes} cambios por mes, de {days} días cada uno en que se pierde el {share} de los {day} que cuesta un día"
            ).format(
                changes=say_decimal(inputs["changeovers"], 1), days=show_short(round(inputs["changeover_days"], 1)),
                share=say_share(inputs["share"]), day=say_about(inputs["day"]),
            )  # fmt: skip
        case "rework":
            said = _("de cada 100 prendas se rehacen {rework}, y rehacer una lleva el {again} de su trabajo").format(
                rework=_of_hundred(inputs["rework"]), again=say_share(inputs["again"])
            )  # fmt: skip
            return f"{said}; {_say_sewn(inputs)}"
    return _(
        "de cada 100 jornadas se faltó a {absent}; de los {month} que cuesta el mes, {rest} se pagan igual"
    ).format(
        absent=_of_hundred(inputs["absenteeism"]),
        rest=say_about(inputs["rest"]),
        month=say_about(inputs["month"]),
    )


def _say_sewn(inputs: dict[str, float]) -> str:
    return _("el mes cuesta {month}, y de cada 100 minutos de trabajo se cosen {efficiency}").format(
        month=say_about(inputs["month"]), efficiency=_of_hundred(inputs["efficiency"])
    )


def _of_hundred(share: float) -> str:
    return format_number(round(share * 100))


def say_unmeasured(losses: tuple[Loss, ...]) -> str:
    """The ways of which nothing can be said, and all that would tell; empty when there are none."""
    unknown = [loss for loss in losses if loss.amount is None]
    if not unknown:
        return ""
    ways = "; ".join(LOSS_WORDS[loss.kind] for loss in unknown)
    asked = dict.fromkeys(code for loss in unknown for code in loss.missing)
    return _("Sin medir todavía: {ways}. Para saberlo falta: {asked}.").format(
        ways=ways, asked="; ".join(map(say_missing, asked))
    )


def say_overlap(losses: tuple[Loss, ...]) -> str:
    """Why they are not added up; empty where none take from the same minutes."""
    shared = [LOSS_WORDS[one.kind] for one in losses if one.overlaps and say_loss(one)]
    if len(shared) < 2:
        return ""
    return _("{ways} salen en parte de los mismos minutos: no se suman.").format(
        ways=capital(", ".join(shared))
    )
