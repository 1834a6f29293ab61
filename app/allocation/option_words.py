"""How ways of sharing an order are said: what each is, what it costs, why it came out so."""

from collections.abc import Mapping

from app.allocation.options import BrokenRule, SharePlan, SharingTask, share_cap_pieces
from app.allocation.reliability import Late, fewest_own, is_office_known
from app.allocation.sharing import pieces_of
from app.allocation.solving import SECONDS
from app.i18n import N_, Words, _, format_money, format_number, ngettext
from app.phrases import join_words
from app.production.words import say_decimal, say_garments
from app.valuechain.words import say_remaining

OPTION_TITLES: Words[str] = Words(
    {
        "cheapest": N_("Más barato"),
        "fairest": N_("Más parejo"),
        "fewest": N_("Menos talleres"),
        "safest": N_("Más seguro"),
    }
)
OPTION_REASONS: Words[str] = Words(
    {
        "cheapest": N_("Primero quien cobra menos, hasta lo que se espera de cada uno."),
        "fairest": N_("A cada uno la misma parte de lo que puede."),
        "fewest": N_("Los menos talleres que alcanzan, cada uno hasta lo que se espera de él."),
        "safest": N_(
            "Solo lo que cada uno hace en una semana mala, y primero quien cumplió lo que prometió."
        ),
    }
)
BROKEN_WORDS: Words[str] = Words(
    {
        "lot": N_("{name}: le faltan {by} para el lote más chico."),
        "share": N_("{name}: pasa el tope de un taller por {by}."),
        "minutes": N_("{name}: pasa por {by} lo que hace si todo va bien."),
        "usual": N_("{name}: son {by} más de lo que hace en general; llega solo si va bien."),
        "unknown": N_("{name}: no se sabe cuánto puede hacer; pregúntele."),
        "group": N_("{name}: juntos pasan el tope del grupo por {by}."),
        "too_many": N_("La suma pasa lo que pide el pedido por {by}."),
    }
)
FEW = 50  # pieces that are said one by one


def say_late(late: Late | None) -> str:
    """ "unas 890", "ninguna", "de 160 a 1.620", "no se sabe todavía": of the pieces promised."""
    if late is None:
        return _("no se sabe todavía")
    if late.middle is None:
        return _say_between(late)
    count = _about(late.middle)
    return _("unas {count}").format(count=format_number(count)) if count else _("ninguna")


def say_late_range(late: Late | None) -> str:
    """ "de 160 a 1.620, 8 de cada 10 veces"; why it is wide, where something is not known; else empty."""
    if late is None or _about(late.low) == _about(late.high):
        return ""
    if late.middle is None:
        return _("de algún taller no se sabe cuánto cumple")
    return _("{between}, 8 de cada 10 veces").format(between=_say_between(late))


def _say_between(late: Late) -> str:
    low, high = (format_number(_about(one)) for one in (late.low, late.high))
    return _("de {low} a {high}").format(low=low, high=high)


def _about(pieces: float) -> int:
    """A reckoning says no more than it knows: beyond a few, by tens."""
    return round(pieces) if pieces < FEW else 10 * round(pieces / 10)


def explain_late(task: SharingTask) -> str:
    """The model behind the figure, and what it rests on."""
    said = [
        _(
            "Es una cuenta, no una promesa: de lo prometido, cuántas prendas llegarían después de su día. Lo que hace cada taller se toma entre una semana mala y una buena, lo más probable en el medio. Cada taller cumple lo suyo o no lo cumple, por su cuenta; los que van juntos, a la vez. Por eso lo que depende de pocos va de menos a más."
        )
    ]
    if is_office_known(task.all_due):
        said.append(
            _(
                "De cada uno se cuenta la parte de sus entregas que cumplió antes, acercada a lo que cumplieron todos en esta oficina: {kept} de {due}."
            ).format(kept=task.all_kept, due=task.all_due)
        )
    else:
        said.append(
            _(
                "Todavía hay pocas entregas anotadas en esta oficina: de quien tiene menos de {count} propias no se sabe cuánto cumple, y la cuenta dice desde cuánto hasta cuánto."
            ).format(count=fewest_own())
        )
    return " ".join(said)


def say_cost(plan: SharePlan) -> str:
    """ "cuesta G. 17.929.000, multa adentro"."""
    if plan.cost is None:
        return _("falta el precio por prenda")
    said = _("cuesta {cost}").format(cost=format_money(plan.cost))
    return _("{cost}, multa adentro").format(cost=said) if plan.penalty else said


def say_all_or_missing(plan: SharePlan, quantity: int) -> str:
    """ "las 1.800", "faltan 110 · multa G. 660.000"."""
    if not plan.unmet:
        return _("las {count}").format(count=format_number(quantity))
    said = say_remaining(plan.unmet)
    if not plan.penalty:
        return said
    return _("{missing} · multa {penalty}").format(missing=said, penalty=format_money(plan.penalty))


def say_by_hand(plan: SharePlan) -> str:
    """ "Tarde: unas 930 (de 210 a 1.650, 8 de cada 10 veces) · cuesta G. 30.000.000": what no card says."""
    if not plan.quantities:
        return ""
    late, between = say_late(plan.late), say_late_range(plan.late)
    said = _("Tarde: {pieces}").format(pieces=f"{late} ({between})" if between else late)
    return f"{said} · {say_cost(plan)}"


def say_reasons(task: SharingTask, plan: SharePlan, *, agreed: bool = False) -> list[str]:
    """Why it came out so: what the option looks at, and the limits that hold it.

    Of what was changed by hand only what it keeps to is said: what it breaks stands beside the numbers.
    """
    by_hand = _("Así está acordado.") if agreed else _("Cambiado a mano.")
    reasons = [OPTION_REASONS[plan.option] if plan.option else by_hand]
    if plan.option == "cheapest" and len({one.price for one in task.makers}) <= 1:
        reasons.append(_("Nadie cotizó todavía: todos al precio del pedido."))
    cap = share_cap_pieces(task)
    held = [one for one in plan.quantities if plan.quantities[one] == cap]
    if cap is not None and held:
        text = ngettext(
            "{names} llega al tope de un taller, {pieces}.",
            "{names} llegan al tope de un taller, {pieces}.",
            len(held),
        )
        reasons.append(text.format(names=_names(task, held), pieces=say_garments(cap)))
    for group in task.groups:
        inside = [one for one in group.members if plan.quantities.get(one)]
        if group.cap is None or len(inside) < 2:
            continue
        most = pieces_of(group.cap, task.quantity)
        if sum(plan.quantities[one] for one in inside) > most:
            continue
        why = (
            _("{names} son familia: juntos, no más de {pieces}.")
            if group.kind == "family"
            else _("{names} comparten el transporte: juntos, no más de {pieces}.")
        )
        reasons.append(why.format(names=_names(task, inside), pieces=format_number(most)))
    lot = task.lot_min or 1
    if lot > 1 and all(pieces >= lot for pieces in plan.quantities.values()):
        reasons.append(_("Nadie menos de {pieces}.").format(pieces=say_garments(lot)))
    learning = [
        one.workshop_id for one in task.makers if one.with_steps and plan.quantities.get(one.workshop_id)
    ]
    if learning:
        text = ngettext(
            "{count} puede recién con algunos pasos: están en «Quién puede».",
            "{count} pueden recién con algunos pasos: están en «Quién puede».",
            len(learning),
        )
        reasons.append(text.format(count=len(learning)))
    if plan.unmet and plan.option:
        reasons.append(_("Así {missing}.").format(missing=say_remaining(plan.unmet)))
    return reasons


def say_proof(plan: SharePlan) -> str:
    """ "mejor posible comprobado · diferencia 0,0 % · en menos de 2 s"; empty of what was changed by hand."""
    if plan.gap is None:
        return ""
    best = _("mejor posible comprobado") if plan.status == "optimal" else _("lo mejor que se encontró")
    took = (
        _("en menos de 2 s")
        if plan.seconds < SECONDS
        else _("en {seconds} s").format(seconds=say_decimal(plan.seconds, 1))
    )
    return _("{best} · diferencia {gap} % · {took}").format(
        best=best, gap=say_decimal(100 * plan.gap, 1), took=took
    )


def say_broken(one: BrokenRule) -> str:
    """A rule that a change by hand goes against, as a sentence."""
    return BROKEN_WORDS[one.rule].format(name=one.name, by=format_number(one.by))


def say_moves(
    task: SharingTask, before: Mapping[int, int], after: Mapping[int, int]
) -> list[tuple[str, int, int]]:
    """Who makes how much now and then, where it changes: (name, before, after), the largest first."""
    changed = [one for one in {**before, **after} if before.get(one, 0) != after.get(one, 0)]
    lines = [(_names(task, [one]), before.get(one, 0), after.get(one, 0)) for one in changed]
    return sorted(lines, key=lambda line: (-line[2], line[0]))


def _names(task: SharingTask, workshops: list[int]) -> str:
    makers = [task.maker(one) for one in workshops]
    return join_words(sorted(one.name if one is not None else "—" for one in makers))
