"""Agreement in words: what a coefficient may and may not be taken for."""

from app.diagnosis.item_agreement import FEWEST_PAIRS, Agreement, ItemAgreement
from app.i18n import _, ngettext

# Landis & Koch 1977, "The measurement of observer agreement for categorical data".
_DEGREES = ((0.81, 0), (0.61, 1), (0.41, 2), (0.21, 3))


def say_degree(value: float) -> str:
    """Landis and Koch's names; they are a custom and prove nothing."""
    words = (_("casi perfecto"), _("bueno"), _("moderado"), _("débil"), _("pobre"))
    return words[next((place for limit, place in _DEGREES if round(value, 2) >= limit), 4)]


def say_coefficient(value: float | None) -> str:
    """Two decimals with a comma; a dash where there is none."""
    return "—" if value is None else f"{value:.2f}".replace(".", ",")


def say_agreement(agreement: Agreement) -> str:
    """How many pairs there are, and whether anything may be claimed from them."""
    count = len(agreement.pairs)
    if not count:
        return _("Todavía no hay una segunda opinión terminada.")
    pairs = ngettext("{count} visita con segunda opinión", "{count} visitas con segunda opinión", count)
    said = pairs.format(count=count)
    if agreement.missing_pairs:
        text = ngettext(
            "{pairs}; falta {missing} para dar un coeficiente, y hasta entonces se muestra lo que leyó cada una.",
            "{pairs}; faltan {missing} para dar un coeficiente, y hasta entonces se muestra lo que leyó cada una.",
            agreement.missing_pairs,
        )
        return text.format(pairs=said, missing=agreement.missing_pairs)
    return _("{pairs}. Arriba están las preguntas que se leen más distinto.").format(pairs=said)


def explain_item(one: ItemAgreement) -> str:
    """An item's coefficients with their interval, or why there are none."""
    if not one.enough:
        return _("Con menos de {fewest} pares con nivel no se da un coeficiente; hay {count}.").format(
            fewest=FEWEST_PAIRS, count=len(one.levels)
        )
    if one.linear is None:
        return _("Las dos personas dieron siempre el mismo nivel: no hay variación que medir.")
    interval = one.interval()
    between = (
        _("entre {low} y {high}").format(low=say_coefficient(interval[0]), high=say_coefficient(interval[1]))
        if interval
        else _("sin intervalo, por falta de variación")
    )
    return _(
        "Kappa ponderado lineal {linear} ({between}, 95 %), {degree}; cuadrático {quadratic}; alfa de Krippendorff ordinal {alpha}."
    ).format(
        linear=say_coefficient(one.linear),
        between=between,
        degree=say_degree(one.linear),
        quadratic=say_coefficient(one.quadratic),
        alpha=say_coefficient(one.alpha),
    )
