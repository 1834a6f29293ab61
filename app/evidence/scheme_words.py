"""What a proposed scheme and its result are said with."""

from app.evidence.scheme_records import Between, Scheme, SchemeResult
from app.i18n import N_, Words, _, format_day, format_money, format_number
from app.numbers import write_number
from app.phrases import join_words

SIDE_WORDS: Words[str] = Words(
    {"worker": N_("quien trabaja"), "employer": N_("el taller"), "state": N_("el Estado")}
)
SALES_WORDS: Words[str] = Words(
    {
        "under": N_("queda por debajo"),
        "doubtful": N_("no se sabe: los datos son aproximados"),
        "over": N_("pasa"),
        "unknown": N_("no dijo sus ventas del último año"),
    }
)
LEFT_OUT_WORDS: Words[str] = Words(
    {
        "insured": N_("ya están en IPS"),
        "kind": N_("su forma de trabajo no entra"),
        "size": N_("su taller es más grande"),
        "under_18": N_("menores de 18: no se calcula nada"),
        "pay_unknown": N_("no se dijo cuánto cobran"),
        "not_reckoned": N_("falta un dato para calcular"),
    }
)
_KINDS: Words[str] = Words(
    {
        "full_time": N_("tiempo completo"),
        "part_time": N_("tiempo parcial"),
        "piece": N_("a destajo"),
        "seasonal": N_("por temporada"),
    }
)
HIDDEN = "…"
NOT_SHOWN = N_("no se muestra")


def say_count(count: int | None) -> str:
    """A count; of fewer than five, that."""
    return _("menos de 5") if count is None else format_number(count)


def say_safe(count: int | None) -> str:
    """A count of a table; what is hidden may be five or more, so that no other is worked out from it."""
    return _(NOT_SHOWN) if count is None else format_number(count)


def say_where(result: SchemeResult) -> str:
    """Whose pay it is: "Talleres de Yaguarón; la ley del 1 de noviembre de 2026"."""
    where = (
        _("Todos los territorios")
        if result.cluster is None
        else _("Talleres de {cluster}").format(cluster=result.cluster)
    )
    return _("{where}; con la ley del {day}").format(where=where, day=format_day(result.day))


def say_people(between: Between) -> str:
    """ "de 40 a 52"; "hasta 52" where what is sure is hidden."""
    if between.low == between.high:
        return say_count(between.low)
    if between.low is None:
        return _("hasta {high}").format(high=say_count(between.high))
    return _("de {low} a {high}").format(low=say_count(between.low), high=say_count(between.high))


def say_amount(between: Between | None, otherwise: str = HIDDEN) -> str:
    """ "G. 1.000.000 a 1.200.000"; what is hidden is "…", what there is none of `otherwise`."""
    if between is None:
        return otherwise
    if between.high is None:
        return HIDDEN
    if between.low is None or between.low == between.high:
        words = _("hasta {high}") if between.low is None else "{high}"
        return words.format(high=format_money(between.high))
    return _("{low} a {high}").format(low=format_money(between.low), high=format_number(between.high))


def scheme_lines(scheme: Scheme) -> list[tuple[str, str]]:
    """What the proposal says, as a label and a text each."""
    rates = join_words(
        [
            _("{side} {rate} %").format(side=SIDE_WORDS[side], rate=write_number(getattr(scheme, side)))
            for side in SIDE_WORDS
            if side != "state" or scheme.state
        ]
    )
    lines = [
        (_("Cuánto paga cada parte"), rates),
        (_("Sobre qué"), _say_base(scheme)),
        (_("A quiénes"), _say_who(scheme)),
    ]
    if scheme.state_months:
        lines.append(
            (
                _("El Estado paga"),
                _("los primeros {months} meses de cada persona").format(months=scheme.state_months),
            )
        )
    if scheme.first_day or scheme.last_day:
        first, last = scheme.first_day, scheme.last_day
        said = [_("desde el {day}").format(day=format_day(first))] if first else []
        said += [_("hasta el {day}").format(day=format_day(last))] if last else []
        lines.append((_("Cuándo"), " ".join(said)))
    return lines


def _say_base(scheme: Scheme) -> str:
    share = write_number(scheme.base_share)
    words = (
        _("el {share} % de lo que cobra") if scheme.base == "pay" else _("el {share} % del salario mínimo")
    )
    said = (
        _("todo lo que cobra")
        if (scheme.base, scheme.base_share) == ("pay", 100.0)
        else words.format(share=share)
    )
    if scheme.floor_share is None:
        return _("{base}, sin piso").format(base=said)
    return _("{base}, y no menos que el {floor} % del salario mínimo").format(
        base=said, floor=write_number(scheme.floor_share)
    )


def _say_who(scheme: Scheme) -> str:
    said = [
        _("quienes hoy no están en IPS") if scheme.only_uninsured else _("quienes están en IPS y quienes no")
    ]
    if scheme.kinds:
        said.append(join_words([_KINDS[one] for one in scheme.kinds]))
    if scheme.largest_people:
        said.append(_("talleres de hasta {people} personas").format(people=scheme.largest_people))
    return ", ".join(said)
