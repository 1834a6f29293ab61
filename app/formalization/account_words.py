"""The account in sentences: the same on the screen, on paper and on the command line.

A sum that lacks something, or stands on the last known minimum, is a floor and is said as one.
"""

from collections.abc import Iterable

from app.formalization.account_records import Account, PersonCost
from app.formalization.records import Statute
from app.formalization.words import show_value
from app.i18n import _, format_money, format_month, format_number, ngettext


def say_headline(account: Account) -> str:
    """What being formal costs, by garment where they are known; empty if nobody is computed."""
    if account.people == account.left_out:
        return ""
    least = _("por lo menos ") if account.is_floor else ""
    month, today = format_money(account.formal_month), format_money(account.today_month)
    if account.garment_formal is None or account.garment_today is None:
        return _("Estar en regla cuesta {least}{month} por mes; hoy paga {today}.").format(
            least=least, month=month, today=today
        )
    return _(
        "Estar en regla cuesta {least}{garment} por prenda ({month} por mes); hoy paga {garment_now} ({today})."
    ).format(
        least=least,
        garment=format_money(account.garment_formal),
        month=month,
        garment_now=format_money(account.garment_today),
        today=today,
    )


def say_floor(account: Account) -> tuple[str, ...]:
    """Each figure that stands in for one that nobody knows yet: which, since when, what it means."""
    return tuple(_say_stand_in(statute) for statute in account.expired)


def _say_stand_in(statute: Statute) -> str:
    if statute.code in ("SALARIO-MINIMO", "JORNAL-MINIMO"):
        text = _(
            "Con el último mínimo conocido, de {month} ({value}): es un piso. El de ahora no es menos; confírmelo."
        )
    else:
        text = _("Con el último valor conocido, de {month} ({value}): {title}. Confírmelo.")
    return text.format(month=_month_of(statute.valid_from), value=show_value(statute), title=statute.title)


def _month_of(day: str | None) -> str:
    """ "julio de 2025"."""
    if not day:
        return _("antes")
    return format_month(int(day[:4]), int(day[5:7]))


def say_left_over(account: Account) -> str:
    """What is left to the owner, with all that the law adds, or why it cannot be told."""
    if not account.minimum_known:
        return _("No se puede decir cuánto le quedaría: no se conoce el mínimo que le toca a cada una.")
    if account.owner_income_formal is None or account.owner_income_month is None:
        if account.difference_month <= 0:
            said = _("Si nada más cambia, a usted le queda lo mismo por mes")
        else:
            said = _("Si nada más cambia, son {amount} por mes que hoy no paga").format(
                amount=format_money(account.difference_month)
            )
    elif account.owner_income_formal < 0:
        said = _("Con lo que hoy le queda ({today}) no alcanza: faltan {amount} por mes").format(
            today=format_money(account.owner_income_month),
            amount=format_money(-account.owner_income_formal),
        )
    else:
        said = _("De los {today} que hoy le quedan por mes, le quedarían {amount}").format(
            today=format_money(account.owner_income_month),
            amount=format_money(account.owner_income_formal),
        )
    without = [*say_without(account), _("lo que hoy ya da de aguinaldo o de vacaciones")]
    return _("{said}, sin contar {without}.").format(said=said, without="; ".join(without))


def say_without(account: Account) -> tuple[str, ...]:
    """What the law adds, or a person brings, and the sum does not have."""
    said = [_uncapital(title) for title in account.missing_titles]
    if account.left_out:
        text = ngettext("a {count} persona", "a {count} personas", account.left_out)
        said.append(text.format(count=account.left_out))
    if any(person.computed and person.line.children is None for person in account.persons):
        said.append(_("la bonificación familiar de quien no se sabe si tiene hijas o hijos"))
    if any(person.computed and person.line.in_ips is None for person in account.persons):
        said.append(_("el IPS que hoy ya se pague por quien no se sabe si está"))
    return tuple(dict.fromkeys(said))


def _uncapital(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def say_people(account: Account) -> str:
    """For how many people the account is, when the workshop has more; else empty."""
    if account.shop_people is None or account.shop_people <= account.people:
        return ""
    text = ngettext(
        "Esta cuenta es de {count} persona, y la ficha dice que en el taller trabajan {all}, contando a la dueña o el dueño y a la familia: si falta alguien que cobra, agréguelo.",
        "Esta cuenta es de {count} personas, y la ficha dice que en el taller trabajan {all}, contando a la dueña o el dueño y a la familia: si falta alguien que cobra, agréguelo.",
        account.people,
    )
    return text.format(count=account.people, all=format_number(account.shop_people))


def number_remarks(persons: Iterable[PersonCost]) -> dict[str, int]:
    """Each remark once with its number, in the order met."""
    found: dict[str, int] = {}
    for person in persons:
        for remark in person.remarks:
            found.setdefault(remark, len(found) + 1)
    return found


def say_gains() -> tuple[tuple[str, str], ...]:
    """What each side gets for it, as far as a source says so."""
    return (
        (
            _("Quien trabaja"),
            _("médico, licencia pagada y jubilación por IPS; aguinaldo y vacaciones pagadas."),
        ),
        (
            _("Usted"),
            _(
                "el descanso por maternidad lo paga IPS y no el taller (Ley 5508/15), e IPS no tiene que inscribirlo de oficio después de una inspección (Resolución C.A. 016-006/2026)."
            ),
        ),
    )
