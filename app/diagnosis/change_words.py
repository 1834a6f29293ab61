"""What may be said of a difference between two rounds, in words for screen and paper."""

from app.diagnosis.change import Noise, PartChange, Verdict
from app.i18n import N_, Words, _, ngettext

VERDICT_WORDS: Words[Verdict] = Words(
    {
        Verdict.ROSE: N_("subió"),
        Verdict.FELL: N_("bajó"),
        Verdict.WITHIN_NOISE: N_("sin cambio claro"),
        Verdict.NOISE_UNKNOWN: N_("no se puede afirmar todavía"),
        Verdict.NOT_COMPARABLE: N_("no se puede comparar"),
    }
)

VERDICT_BANDS = {Verdict.ROSE: "green", Verdict.FELL: "yellow"}


def say_short(part: PartChange, now: float | None) -> str:
    """For beside a bar: both figures, and what is certain; `now` is the part's whole score."""
    if part.verdict is Verdict.NOT_COMPARABLE or part.before is None or part.after is None:
        return "" if now is None else str(round(now))
    figures = f"{round(part.before)} → {round(part.after)}"
    if part.verdict in VERDICT_BANDS:
        return f"{figures}, {VERDICT_WORDS[part.verdict]}"
    return figures


def explain_part(part: PartChange) -> str:
    """One sentence: how many questions are compared, and why more is not said."""
    count = len(part.items)
    compared = ngettext(
        "se compara {count} pregunta de {total}", "se comparan {count} preguntas de {total}", count
    ).format(count=count, total=part.total)
    if part.verdict is Verdict.NOT_COMPARABLE:
        if not count:
            return _("ninguna pregunta igual se respondió en las dos rondas")
        return _("{compared}: son pocas para decir algo de toda la dimensión").format(compared=compared)
    if part.noise is None:
        return compared
    return _("{compared}; el ruido es de ±{points} puntos ({basis})").format(
        compared=compared, points=round(part.noise.band), basis=say_basis(part.noise)
    )


def say_basis(noise: Noise) -> str:
    """Where the noise comes from."""
    if noise.basis == "instrument":
        return _("según el instrumento")
    return _("según {count} primeras rondas de esta oficina").format(count=noise.rounds)


def explain_noise(parts: tuple[PartChange, ...]) -> str:
    """What the legend says of the verdicts as a whole."""
    if any(part.verdict is Verdict.NOISE_UNKNOWN for part in parts):
        return explain_unknown()
    return _(
        "Se dice «subió» o «bajó» solo cuando la diferencia pasa el ruido de la medición (índice de cambio fiable, Jacobson y Truax 1991)."
    )


def explain_unknown() -> str:
    """Why no difference is called a change yet, and what to do so that one can be."""
    return _(
        "Todavía no se puede afirmar que una diferencia sea un cambio: falta medir cuánto varía el diagnóstico por sí solo. Se mide con segundas opiniones, otra persona que califica la misma visita por su cuenta (Ver › Segundas opiniones)."
    )
