"""How who can take an order is said: reasons that can be told to her, steps, what an answer comes to."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from app.capability.records import (
    Candidate,
    Capacity,
    CapacityKind,
    ClosingStep,
    Curve,
    OrderAnswer,
    Pieces,
    WhyNot,
)
from app.i18n import (
    MONTHS,
    N_,
    WEEKDAYS,
    Words,
    _,
    format_long_date,
    format_number,
    format_weekday_date,
    ngettext,
)
from app.phrases import join_words, uncapital
from app.registry.vocabulary import term_name
from app.training.needs import delicate_items
from app.valuechain.records import AnchorOrder
from app.valuechain.words import (
    document_title,
    item_title,
    machine_codes,
    product_title,
    say_order,
    say_order_number,
)

KIND_WORDS: Words[CapacityKind] = Words(
    {
        CapacityKind.MEASURED: N_("medido"),
        CapacityKind.SAID: N_("su palabra"),
        CapacityKind.UNKNOWN: N_("sin saber"),
    }
)
# The heads under which many reasons are gathered, in the order in which they can be helped.
REASON_WORDS: Words[str] = Words(
    {
        "output": N_("Falta preguntarle cuánto hace por mes"),
        "minutes": N_("Falta saber cuántos minutos lleva la prenda"),
        "unmet": N_("Todavía no la conocemos bien: falta el diagnóstico"),
        "alert": N_("Primero hay que resolver algo urgente"),
        "course_later": N_("El curso que necesita es después"),
        "no_time": N_("Lo que falta no llega a tiempo"),
        "busy": N_("Ya tiene tomado su tiempo"),
        "small": N_("Alcanzaría a hacer muy pocas"),
        "level": N_("Le falta más de lo que se sube para un pedido"),
        "no_lender": N_("Nadie cerca tiene la máquina para prestarle"),
        "machines": N_("Le faltan varias máquinas para esta prenda"),
        "no_way": N_("No sabemos todavía cómo resolver lo que falta"),
    }
)


def say_short_day(day: date) -> str:
    """ "mié 02/12"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day:02d}/{day.month:02d}"


def say_about(pieces: int) -> str:
    """A number that was reckoned, by its first two figures: 1.046 -> "1.000", 627 -> "630"."""
    return format_number(round(pieces, min(0, 2 - len(str(pieces)))))


def say_pieces(pieces: Pieces | None) -> str:
    """ "340 a 560", "120"; what is not known is said."""
    if pieces is None:
        return _("no se sabe")
    low, high = say_about(pieces.low), say_about(pieces.high)
    return low if low == high else _("{low} a {high}").format(low=low, high=high)


def say_workshops(count: int) -> str:
    """ "6 talleres"."""
    return ngettext("{count} taller", "{count} talleres", count).format(count=count)


# --- why not now ---


def say_why_not(why: WhyNot) -> str:
    """A reason as one may say it to her."""
    return _SAID[why.code](why)


def _say_alert(why: WhyNot) -> str:
    if not why.what:
        return _("Primero lo que acordamos en la visita; después, el próximo pedido.")
    return _("Primero, “{what}”; después, el próximo pedido.").format(what=why.what[0])


def _say_machines(why: WhyNot) -> str:
    makes, *machines = why.what
    said = _("Para esta prenda hacen falta {machines}.").format(machines=join_words(map(_machine, machines)))
    if makes:
        said += " " + _("Le avisamos cuando pidan {product}.").format(product=product_title(makes))
    return said


def _say_level(why: WhyNot) -> str:
    if is_delicate(f"item:{why.what[0]}"):
        return _("Piden algo que conviene conversar en privado; no llega para este pedido.")
    return _(
        "Piden “{what}” y para llegar falta más de un paso; lo trabajamos y entra en otro pedido."
    ).format(what=item_title(why.what[0]))


def _say_course_later(why: WhyNot) -> str:
    item, course = why.what
    assert why.on is not None
    if is_delicate(f"item:{item}"):
        return _("Para este no alcanza el tiempo; hay un curso en {month}.").format(
            month=MONTHS[why.on.month - 1]
        )
    return _("Para este falta tiempo de aprender; el curso “{course}” es en {month}.").format(
        course=course, month=MONTHS[why.on.month - 1]
    )


def _say_no_time(why: WhyNot) -> str:
    return _(
        "Para este pedido no alcanza el tiempo: falta {what}. Lo empezamos y entra en el próximo."
    ).format(what=say_gap(why.what[0]))


def _say_small(why: WhyNot) -> str:
    assert why.number is not None
    return ngettext(
        "Hasta ese día alcanzaría a hacer {number} prenda, y piden más de cada taller.",
        "Hasta ese día alcanzaría a hacer {number} prendas, y piden más de cada taller.",
        why.number,
    ).format(number=format_number(why.number))


_SAID: Mapping[str, Callable[[WhyNot], str]] = {
    "alert": _say_alert,
    "machines": _say_machines,
    "level": _say_level,
    "course_later": _say_course_later,
    "no_time": _say_no_time,
    "small": _say_small,
    "unmet": lambda _why: _("Primero queremos conocer su taller: fijemos el día del diagnóstico."),
    "output": lambda _why: _("¿Cuántas prendas hace por mes? Con eso vemos si entra en este pedido."),
    "minutes": lambda _why: _("Todavía no sabemos cuántos minutos lleva esta prenda; le avisamos."),
    "busy": lambda _why: _("Hasta ese día ya tiene tomado su tiempo con otros pedidos."),
    "no_lender": lambda why: _("Hace falta {machine} y nadie cerca tiene una para prestarle.").format(
        machine=_machine(why.what[0])
    ),
    "no_way": lambda why: _("Falta {what}; lo vemos juntos antes del próximo pedido.").format(
        what=say_gap(why.what[0])
    ),
}


def say_gap(gap: str) -> str:
    """What is missing, by the code that it is kept by, within a sentence."""
    kind, _colon, what = gap.partition(":")
    if is_delicate(gap):
        return _("un punto que se conversa en privado")
    if kind == "machine":
        return _machine(what)
    if kind == "skill":
        if what in machine_codes():
            return _("saber usar la {machine}").format(machine=_machine(what))
        return _("haber cosido {product}").format(product=product_title(what))
    if kind == "document":
        return uncapital(document_title(what))
    return _("la muestra aprobada") if kind == "sample" else f"“{item_title(what)}”"


def is_delicate(gap: str) -> bool:
    """Whether what is missing is talked over in private."""
    kind, _colon, what = gap.partition(":")
    return kind == "item" and what in delicate_items()


# --- steps ---


def say_step(step: ClosingStep) -> str:
    """ "Curso «Control en la mesa», quedan 2 lugares"."""
    match step.kind:
        case "course":
            said = _("Curso «{title}»").format(title=step.named)
            return f"{said}, {say_free(step.free)}" if step.free is not None and not step.put else said
        case "borrow":
            said = _("Acordar la {machine} con {workshop}").format(
                machine=_machine(step.what), workshop=step.named
            )
            return f"{said}; {say_others(step.others)}" if step.others else said
        case "sample":
            return _("Llevar la muestra a {anchor}").format(anchor=step.named)
        case "look":
            return _("Mirar en la visita: {what}").format(what=say_gap(step.gap))
    return step.named


def say_step_day(step: ClosingStep) -> str:
    """ "lun 07/12"; of one whose day has gone by, that too: "vie 27/11, atrasado"."""
    day = say_short_day(step.on)
    if not step.late:
        return day
    late = _("{day}, ya empezó") if step.kind == "course" else _("{day}, atrasado")
    return late.format(day=day)


def say_step_day_whole(step: ClosingStep) -> str:
    """The same as a line that one reads alone: "Hasta el lunes 7 de diciembre"."""
    day = format_weekday_date(step.on)
    if step.kind == "course":
        return (_("Empezó el {day}") if step.late else _("Empieza el {day}")).format(day=day)
    return (_("Era hasta el {day}") if step.late else _("Hasta el {day}")).format(day=day)


def say_others(others: int) -> str:
    """ "otros 3 también la necesitan"."""
    return ngettext(
        "otro taller también la necesita", "otros {count} talleres también la necesitan", others
    ).format(count=others)


def say_free(free: int) -> str:
    """ "queda 1 lugar"."""
    return ngettext("queda {count} lugar", "quedan {count} lugares", free).format(count=free)


def _machine(code: str) -> str:
    return uncapital(term_name("machines", code))


def say_order_reason(order: AnchorOrder) -> str:
    """Why a step is in a programme: the order, by name."""
    reason = _("por el {order} de {anchor}: {what}").format(
        order=say_order_number(order), anchor=order.anchor, what=say_order(order)
    )
    if order.due_on is None:
        return reason
    return _("{reason}, para el {day}").format(
        reason=reason, day=format_long_date(date.fromisoformat(order.due_on))
    )


# --- capacity ---


def say_capacity(capacity: Capacity) -> str:
    """How a capacity was reckoned, in a sentence or two."""
    if capacity.pieces is None:
        return REASON_WORDS[capacity.missing]
    days = ngettext("{count} día de trabajo", "{count} días de trabajo", capacity.days).format(
        count=capacity.days
    )
    if capacity.kind is CapacityKind.MEASURED:
        said = _("{days}, con sus minutos y su eficiencia contados en el taller.").format(days=days)
    else:
        said = _("{days}, con lo que la dueña o el dueño dice que hace por mes; nadie lo midió.").format(
            days=days
        )
    parts = [said]
    if capacity.cut:
        parts.append(
            _(
                "Dice que hace más, de otras prendas: de esta se cuenta hasta lo que podrían hacer sus personas."
            )
        )
    if capacity.curve is Curve.OWN:
        parts.append(_("La prenda es nueva para el taller: los primeros días van como sus cambios de antes."))
    elif capacity.curve is Curve.TRADE:
        parts.append(
            _("La prenda es nueva para el taller: los primeros días se cuentan de menos (a ojo, sin medir).")
        )
    if capacity.off is None:
        parts.append(
            _(
                "Aceptó otros pedidos y no se descontaron: nadie sabe cuántos minutos lleva una prenda de este."
            )
        )
    elif capacity.off:
        parts.append(_("Ya se descontó lo que aceptó de otros pedidos."))
    return " ".join(parts)


# --- the answer ---


def say_answer(answer: OrderAnswer) -> str:
    """ "Solo, ninguno; seis juntos llegan si no les va mal"; said when that is only their word."""
    said = _say_reached(answer)
    by_word = answer.able and all(one.capacity.kind is CapacityKind.SAID for one in answer.able)
    return _("{said}, según su palabra").format(said=said) if by_word else said


def _say_reached(answer: OrderAnswer) -> str:
    alone = len(answer.alone)
    if alone:
        return ngettext(
            "Hay un taller que llega solo", "Hay {count} talleres que llegan solos", alone
        ).format(count=alone)
    count, asked = len(answer.able), answer.need.quantity
    if count == 0 and not answer.with_steps:
        return _("Por ahora, ninguno puede")
    if answer.total.high < asked:
        return _say_short(answer)
    if count == 1:
        return _say_one(answer.total, asked)
    return _("Solo, ninguno; {together}").format(together=_say_together(count, answer.total, asked))


def _say_one(total: Pieces, asked: int) -> str:
    if total.middle >= asked:
        return _("Uno llega solo, si no le va mal")
    return _("Uno llega solo, únicamente si le va muy bien")


def _say_together(count: int, total: Pieces, asked: int) -> str:
    number = say_number(count)
    if total.low >= asked:
        return _("{count} juntos llegan aunque les vaya mal").format(count=number)
    if total.middle >= asked:
        return _("{count} juntos llegan si no les va mal").format(count=number)
    return _("{count} juntos llegan solo si les va muy bien").format(count=number)


def _say_short(answer: OrderAnswer) -> str:
    asked = answer.need.quantity
    if answer.with_all.middle >= asked:
        return _("Con los que pueden no alcanza; con los pasos de otros, sí")
    missing = format_number(max(10, round((asked - answer.with_all.middle) / 10) * 10))
    if answer.with_steps:
        return _("No alcanza: aun con los pasos faltarían alrededor de {count} prendas").format(count=missing)
    return _("No alcanza: faltarían alrededor de {count} prendas").format(count=missing)


NUMBERS = (
    N_("uno"), N_("dos"), N_("tres"), N_("cuatro"), N_("cinco"), N_("seis"), N_("siete"), N_("ocho"),
    N_("nueve"), N_("diez"),
)  # fmt: skip


def say_number(count: int) -> str:
    """ "seis"; from eleven on, in figures."""
    return _(NUMBERS[count - 1]) if 1 <= count <= len(NUMBERS) else format_number(count)


def group_reasons(candidates: Sequence[Candidate]) -> list[tuple[str, list[Candidate]]]:
    """Those who cannot now by their reason, in the order in which it can be helped."""
    found: dict[str, list[Candidate]] = {code: [] for code in REASON_WORDS}
    for one in candidates:
        if one.why_not is not None:
            found[one.why_not.code].append(one)
    return [(code, many) for code, many in found.items() if many]


def say_deliveries(answer: OrderAnswer) -> str:
    """Of deliveries in parts, the first one that those who can may miss; that all are reached, else."""
    if len(answer.deliveries) < 2:  # one alone is the whole order
        return ""
    for one in answer.deliveries:
        if one.reached.middle < one.asked:
            return _("Para la entrega del {day} hacen falta {asked}, y llegan a {reached}").format(
                day=one.due_on.strftime("%d/%m"),
                asked=format_number(one.asked),
                reached=say_pieces(one.reached),
            )
    return _("Llegan también a las entregas de antes")
