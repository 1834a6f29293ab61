"""How the journal calls what is done to figures, milestones and reported periods."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("figure.added", N_("anotar «{what}»"), says={"what": "app.figures.kinds:figure_title"}),
    LabelWords(
        "figure.changed",
        N_("cambiar «{what}»"),
        says={"what": "app.figures.kinds:figure_title"},
    ),
    LabelWords(
        "figure.removed",
        N_("quitar «{what}»"),
        says={"what": "app.figures.kinds:figure_title"},
    ),
    LabelWords("period_lock.added", N_("cerrar un período informado")),
    LabelWords("period_lock.removed", N_("abrir de nuevo un período informado")),
    LabelWords(
        "milestone.added",
        N_("anotar el hito «{what}»"),
        says={"what": "app.figures.milestone_words:say_kind"},
    ),
    LabelWords(
        "milestone.changed",
        N_("cambiar el hito «{what}»"),
        says={"what": "app.figures.milestone_words:say_kind"},
    ),
    LabelWords(
        "milestone.corrected",
        N_("corregir el hito «{what}»"),
        says={"what": "app.figures.milestone_words:say_kind"},
    ),
    LabelWords(
        "milestone.removed",
        N_("quitar el hito «{what}»"),
        says={"what": "app.figures.milestone_words:say_kind"},
    ),
    LabelWords(
        "milestone.refused",
        N_("«{what}»: no es un hito"),
        says={"what": "app.figures.milestone_words:say_kind"},
    ),
    LabelWords("figure.all_noted", N_("anotar cifras e hitos")),
    LabelWords("milestone_question.asked", N_("pregunta por un hito"), quiet=True),
)
