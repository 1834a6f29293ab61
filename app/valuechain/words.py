"""How what anchor companies ask for is said to people."""

from datetime import date

from app.i18n import (
    N_,
    WEEKDAYS,
    Words,
    _,
    format_day,
    format_money,
    format_number,
    format_weekday_date,
    ngettext,
    with_year,
)
from app.production.words import say_garments
from app.registry.vocabulary import list_terms, machine_name, term_name
from app.valuechain.items import item_words
from app.valuechain.records import AnchorOrder, OrderChange, OrderDelivery, OrderRequirement
from app.valuechain.typed import show_minutes

FAR = 300  # days: nearer, a day without its year is no other

STATUS_WORDS: Words[str] = Words(
    {
        "asked": N_("lo preguntan"),
        "agreed": N_("acordado"),
        "running": N_("en marcha"),
        "delivered": N_("entregado"),
        "paid": N_("cobrado"),
        "cancelled": N_("lo cancelaron"),
        "lost": N_("no se tomó"),
    }
)
DEMAND_WORDS: Words[str] = Words(
    {
        "quality": N_("Calidad"),
        "document": N_("Papeles"),
        "social": N_("Trato y seguridad"),
        "training": N_("Capacitación"),
        "other": N_("Otra cosa"),
    }
)
REQUIREMENT_WORDS: Words[str] = Words(
    {
        "machine": N_("Máquina"),
        "skill": N_("Saber coser"),
        "document": N_("Papel"),
        "item": N_("Diagnóstico"),
        "sample": N_("Muestra aprobada"),
        "other": N_("Otra cosa"),
    }
)
MINUTES_WORDS: Words[str] = Words(
    {
        "measured": N_("medido en un taller"),
        "anchor": N_("lo dice la empresa"),
        "estimate": N_("a ojo, sin medir"),
    }
)
ASKER_WORDS: Words[str] = Words({"anchor": N_("la empresa"), "us": N_("nosotros")})
CHANGED_WORDS: Words[str] = Words(
    {
        "due_on": N_("fecha de entrega"),
        "quantity": N_("cantidad"),
        "price": N_("precio por prenda"),
        "fabric_on": N_("fecha de la tela"),
    }
)
# Papers that are no step of formalizing: which of the two the company takes.
INVOICE_DOCUMENTS: Words[str] = Words({"factura": N_("factura"), "boleta": N_("boleta RESIMPLE o factura")})


def document_title(code: str) -> str:
    """ "factura", or the title of a step of formalizing; words as they were written."""
    from app.formalization.steps import load_steps

    if code in INVOICE_DOCUMENTS:
        return INVOICE_DOCUMENTS[code]
    found = (step.title for step in load_steps() if step.code == code and step.district is None)
    return next(found, code)


def document_codes() -> list[str]:
    """Every code that a document demanded may have, invoices first."""
    from app.formalization.steps import load_steps

    return [*INVOICE_DOCUMENTS, *(step.code for step in load_steps() if step.district is None)]


def item_title(code: str) -> str:
    """What an item of the diagnostic is about, in its short words; other text as it was written."""
    item = item_words().get(code)
    return item.short if item is not None else code


def what_title(kind: str, what: str) -> str:
    """The thing demanded or required, by name: a machine, a paper, an item, a course, or words."""
    if kind == "machine":
        return machine_name(what)
    if kind == "skill":
        return machine_name(what) if what in machine_codes() else product_title(what)
    if kind == "document":
        return document_title(what)
    if kind in ("item", "quality", "social"):
        return item_title(what)
    return course_title(what) if kind == "training" else what


def course_title(code: str) -> str:
    """A course's title; other text as it was written."""
    from app.training.courses import find_course

    course = find_course(code)
    return course.title if course is not None else code


def product_title(product: str) -> str:
    """ "guardapolvos"; words from outside the list as they were written."""
    return term_name("products", product)


def machine_codes() -> frozenset[str]:
    """The codes of all machines that have a name."""
    return frozenset(term.code for term in list_terms("machines"))


def say_requirement(one: OrderRequirement) -> str:
    """ "2 ojaladoras", "factura", "revisa cada prenda", "muestra aprobada": within a sentence."""
    if one.kind == "sample":
        return one.what or _("muestra aprobada")
    title = what_title(one.kind, one.what)
    if one.kind == "machine" and (one.level or 1) > 1:
        return _("{machine} ({count})").format(machine=title.lower(), count=one.level)
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def say_order(order: AnchorOrder) -> str:
    """ "1.800 guardapolvos": what an order is, in a line."""
    return f"{format_number(order.quantity)} {product_title(order.product)}"


def say_order_number(order: AnchorOrder) -> str:
    """ "pedido 7", with the company's own number where it has one."""
    said = _("pedido {number}").format(number=order.number)
    return f"{said} ({order.reference})" if order.reference else said


def say_changed(what: str, value: str | None) -> str:
    """A date, number or price as a change tells it; a dash where there was none."""
    if value is None:
        return "—"
    if what == "price":
        return format_money(int(value))
    return format_number(int(value)) if what == "quantity" else format_day(value)


def say_change_of_order(change: OrderChange) -> str:
    """ "fecha de entrega: del 15/01/2027 al 22/01/2027, a pedido de la empresa"."""
    return _("{what}: de {before} a {after}, a pedido de {who}").format(
        what=CHANGED_WORDS[change.what],
        before=say_changed(change.what, change.before),
        after=say_changed(change.what, change.after),
        who=_("la empresa") if change.asked_by == "anchor" else _("nuestro lado"),
    )


def say_minutes(minutes: float) -> str:
    """ "17,05 min": standard minutes of one piece."""
    return _("{minutes} min").format(minutes=show_minutes(minutes))


def say_status(status: str) -> str:
    """ "agreed" -> "acordado"; one that is not known is shown as it is."""
    return STATUS_WORDS.get(status, status)


def say_title(order: AnchorOrder) -> str:
    """ "1.800 guardapolvos para el viernes 22 de enero"."""
    if order.due_on is None:
        return _("{order}, sin fecha de entrega").format(order=say_order(order))
    return _("{order} para el {day}").format(order=say_order(order), day=say_long_day(order.due_on))


def say_long_day(iso: str) -> str:
    """ "viernes 22 de enero", with its year where that is far from today."""
    day = date.fromisoformat(iso)
    said = format_weekday_date(day)
    return said if abs((day - date.today()).days) < FAR else with_year(said, day)


def say_short_day(iso: str) -> str:
    """ "lunes 11/01"."""
    return f"{WEEKDAYS[date.fromisoformat(iso).weekday()]} {say_near_day(iso)}"


def say_near_day(iso: str) -> str:
    """ "22/01", with its year where that is far from today."""
    day = date.fromisoformat(iso)
    return format_day(iso)[:5] if abs((day - date.today()).days) < FAR else format_day(iso)


def say_deliveries(order: AnchorOrder) -> str:
    """ "600 el 15/01 · 1.200 el 22/01": what was promised, or else the whole for its day."""
    promised = [one for one in order.deliveries if one.due_on and one.quantity]
    if not promised:
        return _("todo el {day}").format(day=say_near_day(order.due_on)) if order.due_on else ""
    return " · ".join(
        _("{count} el {day}").format(
            count=format_number(one.quantity or 0), day=say_near_day(one.due_on or "")
        )
        for one in promised
    )


def say_when_due(order: AnchorOrder, today: str) -> str:
    """ "faltan 12 días", "es hoy", "venció hace 3 días"; empty without a date, or once delivered."""
    if order.due_on is None or not order.is_open:
        return ""
    days = (date.fromisoformat(order.due_on) - date.fromisoformat(today)).days
    if days == 0:
        return _("es hoy")
    if days > 0:
        return ngettext("falta {count} día", "faltan {count} días", days).format(count=days)
    return ngettext("venció hace {count} día", "venció hace {count} días", -days).format(count=-days)


def say_left(order: AnchorOrder) -> str:
    """ "faltan 1.600 prendas"."""
    return ngettext("falta {count} prenda", "faltan {count} prendas", order.remaining).format(
        count=format_number(order.remaining)
    )


def say_promised(one: OrderDelivery) -> str:
    """ "600 prendas para el viernes 15 de enero", or that it was delivered without a promise."""
    if one.due_on is None and one.quantity is None:
        return _("entrega sin prometer antes")
    count = say_garments(one.quantity) if one.quantity is not None else _("sin cantidad")
    if one.due_on is None:
        return _("{count}, sin día").format(count=count)
    return _("{count} para el {day}").format(count=count, day=say_long_day(one.due_on))


def say_remaining(count: int) -> str:
    """ "falta 1", "faltan 110": of an order's pieces."""
    return ngettext("falta {count}", "faltan {count}", count).format(count=format_number(count))


def say_delivery_made(one: OrderDelivery) -> str:
    """ "entregadas 600 el 14/01 · volvieron 12 · descontaron G. 60.000"."""
    if one.delivered_on is None:
        return _("todavía no se entregó")
    parts = [
        ngettext("entregada {count} el {day}", "entregadas {count} el {day}", one.delivered or 0).format(
            count=format_number(one.delivered or 0), day=say_near_day(one.delivered_on)
        )
    ]
    if one.due_on is not None and one.delivered_on > one.due_on:
        late = (date.fromisoformat(one.delivered_on) - date.fromisoformat(one.due_on)).days
        parts.append(ngettext("{count} día tarde", "{count} días tarde", late).format(count=late))
    if one.returned is not None:
        back = ngettext("volvió {count}", "volvieron {count}", one.returned)
        parts.append(back.format(count=format_number(one.returned)))
    if one.penalty:
        parts.append(_("descontaron {amount}").format(amount=format_money(one.penalty)))
    return " · ".join([*parts, *([one.note] if one.note else [])])


def say_when_payment_due(due: str, today: str) -> str:
    """By when the money should come, or for how long it has been late."""
    days = (date.fromisoformat(today) - date.fromisoformat(due)).days
    if days <= 0:
        return _("Tiene que pagar hasta el {day}.").format(day=say_long_day(due))
    text = ngettext(
        "Tenía que pagar hasta el {day}: hace {count} día.",
        "Tenía que pagar hasta el {day}: hace {count} días.",
        days,
    )
    return text.format(day=say_long_day(due), count=days)
