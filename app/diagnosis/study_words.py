"""The study of an instrument in words: what deserves a look, and what no figure can be given of yet."""

from app.diagnosis.detail_study import say_detail_study
from app.diagnosis.item_agreement import FEWEST_PAIRS
from app.diagnosis.item_study import FEWEST_ROUNDS, InstrumentStudy, ItemStudy
from app.i18n import N_, Words, _, ngettext
from app.phrases import capital, join_words

SIGN_WORDS: Words[str] = Words(
    {
        "slow": N_("lleva más del doble de tiempo que las otras"),
        "missing": N_("muchas veces queda sin nivel"),
        "ceiling": N_("casi todas en el nivel 4: ya no distingue"),
        "floor": N_("casi todas en el nivel 0: todavía no distingue"),
        "unlike": N_("dos personas la leen distinto"),
        "apart": N_("no va con las otras de su parte"),
    }
)


def say_share(share: float | None) -> str:
    """A share in whole points; three dots where it is not shown."""
    return "…" if share is None else f"{round(100 * share)} %"


def say_seconds(seconds: float | None) -> str:
    """A time of one question; a dash where it is not known."""
    return "—" if seconds is None else _("{seconds} s").format(seconds=round(seconds))


def say_signs(one: ItemStudy) -> str:
    """What deserves a look, or nothing."""
    return capital(join_words([SIGN_WORDS[code] for code in one.signs]))


def say_study(study: InstrumentStudy) -> str:
    """What the figures stand on, and what is still too few."""
    rounds = ngettext("{n} taller con diagnóstico", "{n} talleres con diagnóstico", study.rounds)
    pairs = ngettext("{n} segunda opinión", "{n} segundas opiniones", study.pairs)
    said = [f"{rounds.format(n=study.rounds)}, {pairs.format(n=study.pairs)}."]
    if study.rounds < FEWEST_ROUNDS:
        text = _("Con menos de {fewest} talleres no se dice cómo va cada pregunta con las otras.")
        said.append(text.format(fewest=FEWEST_ROUNDS))
    if study.pairs < FEWEST_PAIRS:
        text = _("Con menos de {fewest} segundas opiniones no se da el kappa.")
        said.append(text.format(fewest=FEWEST_PAIRS))
    if all(one.seconds is None for one in study.items):
        said.append(_("El tiempo se sabe de las visitas que se responden en la ventana."))
    return " ".join(said)


def say_details(study: InstrumentStudy) -> str:
    """What was chosen with the answers, a line for each question that asks for it."""
    found = [(one.item, say_detail_study(one.detail)) for one in study.items if one.detail]
    return "\n".join(f"{item.code} {item.short}, {said}." for item, said in found if said)


def say_version(study: InstrumentStudy) -> str:
    """Which text of the instrument: two of one version differ by the mark of their text."""
    return _("{title}, {version} ({mark})").format(
        title=study.instrument.title, version=study.instrument.version, mark=study.instrument.hash[:8]
    )
