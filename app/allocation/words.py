"""How shared orders are said to people."""

from app.allocation.records import KeptRecord, OrderShare
from app.i18n import N_, Words, _, format_number, ngettext

SHARE_WORDS: Words[str] = Words(
    {
        "planned": N_("sin avisar"),
        "proposed": N_("avisado"),
        "thinking": N_("piensa"),
        "accepted": N_("aceptó"),
        "declined": N_("no lo toma"),
        "dropped": N_("se bajó"),
        "delivered": N_("entregó"),
        "paid": N_("cobró"),
    }
)
GROUP_WORDS: Words[str] = Words(
    {"transport": N_("comparten el transporte"), "family": N_("son de la misma familia")}
)


def say_share_status(status: str) -> str:
    """ "accepted" -> "aceptó"; one that is not known is shown as it is."""
    return SHARE_WORDS.get(status, status)


def say_record(record: KeptRecord) -> str:
    """ "9 de 10 a tiempo", "primer pedido": what is known of how a workshop keeps its word."""
    if not record.due:
        return _("primer pedido")
    return _("{kept} de {due} a tiempo").format(kept=record.kept, due=record.due)


def say_share_came(share: OrderShare) -> str:
    """ "entregó 120 de 200", "entregó las 200, volvieron 4"; empty before anything came."""
    if not share.delivered:
        return ""
    if share.is_whole:
        said = ngettext("entregó la {count}", "entregó las {count}", share.delivered).format(
            count=format_number(share.delivered)
        )
    else:
        said = _("entregó {count} de {all}").format(
            count=format_number(share.delivered), all=format_number(share.quantity)
        )
    if not share.returned:
        return said
    back = ngettext("volvió {count}", "volvieron {count}", share.returned)
    return f"{said}, {back.format(count=format_number(share.returned))}"
