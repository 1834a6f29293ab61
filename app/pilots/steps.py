"""The steps of a pilot, and what is still missing in each, in a sentence."""

from typing import NamedTuple

from app.i18n import N_, Words, _, format_day
from app.pilots.fixing import is_promised
from app.pilots.records import PRIMARY, WholePilot

LOT, BEFORE_AFTER = "lot", "before_after"
STEP_WORDS: Words[str] = Words(
    {
        "question": N_("Pregunta"),
        "entry": N_("Quién entra"),
        "groups": N_("Grupos"),
        "plan": N_("Plan"),
        "rehearsal": N_("Ensayo"),
        "draw": N_("Sorteo"),
        "after": N_("Seguimiento"),
    }
)


class PilotStep(NamedTuple):
    """A step by its code (of `STEP_WORDS`); nothing is `missing` of one that is done."""

    code: str
    missing: str

    @property
    def done(self) -> bool:
        """Whether nothing is missing of it."""
        return not self.missing


def steps_of(whole: WholePilot) -> list[PilotStep]:
    """Every step, in the order in which they are done."""
    return [
        PilotStep("question", _question(whole)),
        PilotStep("entry", _entry(whole)),
        PilotStep("groups", _groups(whole)),
        PilotStep("plan", _plan(whole)),
        PilotStep("draw", _draw(whole)),
        PilotStep("after", _after(whole)),
    ]


def next_step(whole: WholePilot) -> PilotStep | None:
    """The first step of which something is missing; None when all is done."""
    return next((one for one in steps_of(whole) if not one.done), None)


def plan_changed(whole: WholePilot) -> bool:
    """Whether what the plan promises is another thing than when it was fixed."""
    fixed = whole.pilot.plan_hash
    return fixed is not None and not is_promised(fixed, whole.pilot, whole.arms, whole.outcomes)


def _question(whole: WholePilot) -> str:
    pilot = whole.pilot
    if not (pilot.question or "").strip():
        return _("Falta la pregunta: qué quiere saber de lo que va a probar.")
    if not (pilot.solutions or pilot.courses or pilot.orders):
        return _("Falta qué se prueba: agregue una solución, un curso o un pedido.")
    return ""


def _entry(whole: WholePilot) -> str:
    if whole.pilot.list_at and whole.entrants:
        return ""
    return _("Falta fijar la lista de quién entra.")


def _groups(whole: WholePilot) -> str:
    pilot = whole.pilot
    if whole.entrants and whole.units < sum(one.parts for one in whole.arms):
        return _("En la lista hay menos que partes que repartir: sume talleres o saque partes.")
    if pilot.comparison != BEFORE_AFTER and not pilot.waits_until:
        return _("Falta hasta cuándo espera el grupo que no empieza primero.")
    return ""


def _plan(whole: WholePilot) -> str:
    main = [one for one in whole.outcomes if one.role == PRIMARY]
    if not main:
        return _("Falta qué se mira: elija de uno a tres resultados principales.")
    if any(one.least_effect is None for one in main):
        return _("Falta lo mínimo que vale la pena en un resultado principal.")
    if not whole.pilot.plan_at:
        return _("Falta fijar el plan.")
    if plan_changed(whole) and not whole.draws:
        return _("El plan cambió después de fijarlo; fíjelo otra vez.")
    return ""


def _draw(whole: WholePilot) -> str:
    if whole.draws or whole.pilot.comparison != LOT:
        return ""
    return _("Falta sortear delante de todos.")


def _after(whole: WholePilot) -> str:
    if whole.pilot.decision:
        return ""
    if not (whole.draws or whole.pilot.comparison != LOT):
        return _("Empieza después del sorteo.")
    if whole.pilot.ends_on:  # with its day: before it nobody is asked to decide
        return _("Desde el {day} se decide: ampliarlo, cambiarlo o dejarlo.").format(
            day=format_day(whole.pilot.ends_on)
        )
    return _("Falta decidir qué se hace: ampliarlo, cambiarlo o dejarlo.")


COMPARED: Words[str] = Words(
    {
        "lot": N_(
            "Lo único que separa a los grupos es la suerte: lo que cambie más de lo que ella suele hacer se debe a lo que se probó."
        ),
        "staggered": N_(
            "Más débil que un sorteo: quienes empiezan antes pueden ser distintos de los demás, y eso no se ve."
        ),
        "nearest": N_(
            "Más débil que un sorteo: los parecidos en lo que se midió pueden ser distintos en lo que no se midió."
        ),
        "before_after": N_(
            "Es lo más débil: sin otro grupo no se sabe qué hubiera pasado igual, por la temporada o por los precios."
        ),
    }
)


def has_begun(whole: WholePilot) -> bool:
    """Whether there is somebody to compare: it was drawn, or is compared without a draw and its list is fixed."""
    return bool(whole.draws if whole.pilot.comparison == LOT else whole.entrants)
