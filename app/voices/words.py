"""What the room says: who speaks, about what, and what the counts mean, in sentences."""

from app.i18n import N_, Words, _, format_month, format_number, ngettext
from app.voices.records import (
    FEWEST_LEAVES,
    NO_ANSWER,
    OWNERS,
    HearingTold,
    LeafQuestion,
    QuestionTold,
    ToldCounts,
)

SPEAKER_WORDS = Words(
    {
        "workers": N_("quienes trabajan"),
        OWNERS: N_("dueñas y dueños"),
    }
)
THEME_WORDS = Words(
    {
        "safety": N_("Seguridad"),
        "hours": N_("Horas"),
        "pay": N_("Pago"),
        "treatment": N_("Trato"),
        "registration": N_("Inscripción"),
        "wish": N_("Lo que quieren"),
        "insurance": N_("Qué se sabe del seguro"),
    }
)
NOT_SAID = N_("No sé / prefiero no decir")
HIDDEN = "…"
TENTH = 10  # of a hundred: from here on two shares are told apart in words


def say_month(month: str) -> str:
    """ "2026-11" -> "noviembre de 2026"."""
    year, _dash, number = month.partition("-")
    return format_month(int(year), int(number))


def say_leaves(count: int) -> str:
    """3 hojas."""
    return ngettext("{count} hoja", "{count} hojas", count).format(count=format_number(count))


def answer_codes(question: LeafQuestion) -> tuple[str, ...]:
    """Its answers in their order, «no sé» last."""
    return (*(one.code for one in question.answers), NO_ANSWER)


def answer_text(question: LeafQuestion, code: str) -> str:
    """What an answer says on the leaf."""
    known = {one.code: one.text for one in question.answers}
    return known[code] if code in known else _(NOT_SAID)


def say_count(count: int | None) -> str:
    """A count, or the sign of one that is not shown."""
    return HIDDEN if count is None else format_number(count)


def say_share(count: int | None, of: int | None) -> str:
    """ "12 de 30 (40 %)", or the sign of what is not shown."""
    if count is None or not of:
        return HIDDEN
    return _("{count} de {all} ({share}\u00a0%)").format(
        count=format_number(count), all=format_number(of), share=round(100 * count / of)
    )


def say_question(told: QuestionTold) -> str:
    """What workers, and owners where they were asked, say or know of one question."""
    if told.question.right:
        return _say_known(told)
    most = _most_said(told.question, told.workers)
    if most is None:
        return _("Cada respuesta la dieron pocas personas; no se muestra cuántas.")
    said = _("Lo que más dijeron quienes trabajan: «{answer}».").format(answer=most)
    if told.owners is None:
        return said
    other = _most_said(told.question, told.owners)
    if other is None:
        return said
    if other == most:
        return said + " " + _("Dueñas y dueños dicen lo mismo.")
    return said + " " + _("Dueñas y dueños dicen otra cosa: «{answer}».").format(answer=other)


def _most_said(question: LeafQuestion, told: ToldCounts) -> str | None:
    """What most said; None where it is hidden, or nothing was said more than the rest that is hidden."""
    shown = {code: count for code, count in told.answers.items() if count is not None}
    if not shown or told.leaves is None:
        return None
    code = max(shown, key=lambda one: shown[one])
    left = told.leaves - sum(shown.values())  # what the hidden ones have together
    return answer_text(question, code) if shown[code] and shown[code] > left else None


def _say_known(told: QuestionTold) -> str:
    right = told.question.right
    workers = told.workers.answers[right]
    said = _("De quienes trabajan lo saben: {share}.").format(share=say_share(workers, told.workers.leaves))
    if told.owners is None:
        return said
    owners = told.owners.answers[right]
    said += " " + _("De dueñas y dueños: {share}.").format(share=say_share(owners, told.owners.leaves))
    if workers is None or owners is None or not told.workers.leaves or not told.owners.leaves:
        return said
    gap = 100 * (owners / told.owners.leaves - workers / told.workers.leaves)
    if abs(gap) < TENTH:
        return said + " " + _("Lo saben más o menos igual.")
    more = _("Lo saben más las dueñas y los dueños.") if gap > 0 else _("Lo saben más quienes trabajan.")
    return f"{said} {more}"


def say_hearing(told: HearingTold) -> str:
    """Whose leaves a closed hearing has."""
    said = _("{month}: {leaves} de quienes trabajan").format(
        month=say_month(told.hearing.month), leaves=say_leaves(told.workers)
    )
    if told.owners:
        said = _("{said} y {leaves} de dueñas y dueños").format(said=said, leaves=say_leaves(told.owners))
    return said


def explain_hidden() -> str:
    """Why some counts are not shown."""
    return _(
        "«{sign}» es un número que no se muestra: de menos de {count} personas, o que dejaría saber uno de esos. Nadie puede saber quién dijo qué."
    ).format(sign=HIDDEN, count=FEWEST_LEAVES)


def explain_reserved() -> str:
    """Who may see what was said in one workshop."""
    return _(
        "Lo de un taller es solo para el equipo del centro: nunca se muestra, se dice ni se imprime para la dueña o el dueño."
    )
