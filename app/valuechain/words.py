"""How what anchor companies ask for is said to people."""

from app.i18n import N_, Words, _, format_day, format_money, format_number
from app.registry.vocabulary import list_terms, machine_name, term_name
from app.valuechain.items import item_words
from app.valuechain.records import AnchorOrder, OrderChange, OrderRequirement

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
        "item": N_("Punto del diagnóstico"),
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


def item_level_text(code: str, level: int) -> str:
    """What is seen in a workshop that has an item at a level; its short words where not known."""
    item = item_words().get(code)
    return item.levels.get(level, item.short) if item is not None else code


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
    return _("{minutes} min").format(minutes=f"{minutes:.2f}".rstrip("0").rstrip(".").replace(".", ","))


def say_status(status: str) -> str:
    """ "agreed" -> "acordado"; one that is not known is shown as it is."""
    return STATUS_WORDS.get(status, status)
