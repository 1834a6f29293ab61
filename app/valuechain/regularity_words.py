"""How regular an anchor company is, in sentences: for the centre, and as it is said to the company."""

from datetime import date

from app.i18n import _, format_number, ngettext
from app.valuechain.regularity import Regularity, Spell, regularity_limit

MONTH = 30.44  # days


def say_too_few(orders: int) -> str:
    """Why nothing is said of a company with so few agreed orders."""
    if not orders:
        return _("Todavía no hay pedidos acordados: con {least} se sabe qué tan pareja es.").format(
            least=format_number(int(regularity_limit("least_orders")))
        )
    return ngettext(
        "Con {count} pedido acordado todavía no se sabe qué tan pareja es; hacen falta {least}.",
        "Con {count} pedidos acordados todavía no se sabe qué tan pareja es; hacen falta {least}.",
        orders,
    ).format(
        count=orders,
        least=format_number(int(regularity_limit("least_orders"))),
    )


def say_span(found: Regularity) -> str:
    """ "7 pedidos en 14 meses"."""
    days = (date.fromisoformat(found.last_on) - date.fromisoformat(found.first_on)).days
    months = max(1, round(days / MONTH))
    return _("{orders} en {months}").format(
        orders=ngettext("{count} pedido", "{count} pedidos", found.orders).format(count=found.orders),
        months=ngettext("{count} mes", "{count} meses", months).format(count=months),
    )


def say_short(found: Regularity) -> str:
    """ "7 pedidos en 14 meses; en 2 cambió la fecha": what stands beside an order."""
    if not found.moved:
        return _("{span}; en ninguno cambió la fecha").format(span=say_span(found))
    return _("{span}; en {count} cambió la fecha").format(span=say_span(found), count=found.moved)


def say_regularity(found: Regularity) -> list[str]:
    """What its orders tell, for who accompanies the workshops: a sentence for each thing."""
    return [sentence for _part, sentences in say_by_part(found) for sentence in sentences]


def say_by_part(found: Regularity) -> list[tuple[str, list[str]]]:
    """The same sentences, by what they are about."""
    return [
        (_("Cada cuánto"), [_say_gaps(found)]),
        (_("Cuántas prendas"), [_say_pieces(found)]),
        (_("Los cambios"), _say_moved(found)),
        (_("El pago"), _say_money(found)),
    ]


def say_to_anchor(found: Regularity) -> list[str]:
    """The same numbers as they are said to the company, and what it can do with them."""
    return [*say_regularity(found), *say_what_helps(found)]


def say_to_workshop(found: Regularity) -> str:
    """What a workshop should know of a company before it says yes, in a sentence or two."""
    said = [_("{orders}.").format(orders=say_short(found))]
    if found.paying is not None:
        said.append(_say_money(found)[0])
    return " ".join(said)


def say_what_helps(found: Regularity) -> list[str]:
    """What it would change for the workshops; nothing of a company that is even and keeps its word."""
    told = []
    if found.gaps.is_even is False or found.pieces.is_even is False:
        told.append(
            _(
                "Si avisan con tiempo y reparten los pedidos en el año, los talleres pueden guardarles lugar y aprender para ustedes."
            )
        )
    if found.moved_by_anchor:
        told.append(_("Cada fecha que se mueve deja a los talleres sin otro trabajo esos días."))
    if found.paying is not None and found.agreed_days is not None and found.paying.middle > found.agreed_days:
        told.append(_("Cuando el pago se atrasa, el taller pone de su bolsillo los sueldos de esos días."))
    return told


def _say_gaps(found: Regularity) -> str:
    gaps = found.gaps
    if gaps.low == gaps.high:
        text = ngettext(
            "{span}; entre uno y otro pasó {middle} día.",
            "{span}; entre uno y otro pasaron {middle} días.",
            gaps.middle,
        )
    else:
        text = _("{span}; entre uno y otro pasaron de {low} a {high} días, lo común {middle}{even}.")
    return text.format(
        span=say_span(found), low=gaps.low, high=gaps.high, middle=gaps.middle, even=_say_even(gaps)
    )


def _say_pieces(found: Regularity) -> str:
    pieces = found.pieces
    if pieces.low == pieces.high:
        text = ngettext(
            "Siempre {count} prenda por pedido.", "Siempre {count} prendas por pedido.", pieces.low
        )
        return text.format(count=format_number(pieces.low))
    return _("De {low} a {high} prendas por pedido, lo común {middle}{even}.").format(
        low=format_number(pieces.low),
        high=format_number(pieces.high),
        middle=format_number(pieces.middle),
        even=_say_even(pieces),
    )


def _say_even(spell: Spell) -> str:
    even = spell.is_even
    return "" if even is None else (_(": parejo") if even else _(": muy desparejo"))


def _say_moved(found: Regularity) -> list[str]:
    told = []
    if not found.moved:
        told.append(_("Ninguna fecha de entrega cambió después de acordada."))
    else:
        text = ngettext(
            "En {count} de {orders} cambió la fecha de entrega ya acordada; {anchor} a pedido de la empresa.",
            "En {count} de {orders} cambió la fecha de entrega ya acordada; {anchor} a pedido de la empresa.",
            found.moved,
        )
        told.append(text.format(count=found.moved, orders=found.orders, anchor=found.moved_by_anchor))
    if found.resized:
        text = _("En {count} de {orders} cambió la cantidad ya acordada.")
        told.append(text.format(count=found.resized, orders=found.orders))
    if found.cancelled:
        text = ngettext(
            "{count} pedido acordado se canceló.",
            "{count} pedidos acordados se cancelaron.",
            found.cancelled,
        )
        told.append(text.format(count=found.cancelled))
    return told


def _say_money(found: Regularity) -> list[str]:
    told = []
    paying = found.paying
    if paying is None:
        told.append(_("Todavía no hay ningún pago anotado."))
    else:
        said = ngettext(
            "Paga a {middle} día de la última entrega",
            "Paga a los {middle} días de la última entrega",
            paying.middle,
        ).format(middle=paying.middle)
        if paying.low != paying.high:
            said += _(" (de {low} a {high})").format(low=paying.low, high=paying.high)
        if found.agreed_days is not None:
            said += _("; lo acordado: {days}").format(days=found.agreed_days)
        told.append(f"{said}.")
    if found.waiting:
        text = ngettext(
            "{count} pedido entregado ya pasó su plazo y no está cobrado.",
            "{count} pedidos entregados ya pasaron su plazo y no están cobrados.",
            found.waiting,
        )
        told.append(text.format(count=found.waiting))
    return told
