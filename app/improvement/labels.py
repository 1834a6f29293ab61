"""How the journal calls what is done to a programme and its actions."""

from app.i18n import N_
from app.storage.labels import LabelWords

TITLE_SHOWN = 40

LABELS = (
    LabelWords("programme.started", N_("empezar el programa de mejora")),
    LabelWords("programme.changed", N_("cambiar el programa de mejora")),
    LabelWords("owner_choice.set", N_("lo que eligió la dueña o el dueño ({position})")),
    LabelWords("owner_choice.cleared", N_("quitar lo que eligió la dueña o el dueño ({position})")),
    LabelWords("action.added", N_("agregar «{title}»")),
    LabelWords("action.changed", N_("cambiar «{title}»")),
    LabelWords("action.moved", N_("mover «{title}»")),
    LabelWords("action.removed", N_("quitar «{title}»")),
    LabelWords("action.done", N_("dar por hecho «{title}»")),
    LabelWords("action.dropped", N_("dejar de lado «{title}»")),
    LabelWords("action.reopened", N_("abrir de nuevo «{title}»")),
    LabelWords("action.carried", N_("seguir con «{title}»")),
    LabelWords("programme.carried", N_("seguir con lo que quedó abierto")),
)


def shorten(title: str) -> str:
    """A title as it fits in "Deshacer: ..."."""
    return title if len(title) <= TITLE_SHOWN else f"{title[: TITLE_SHOWN - 1].rstrip()}…"
