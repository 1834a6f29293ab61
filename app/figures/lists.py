"""The lists of milestones and of figures."""

from dataclasses import dataclass

from app.diagnosis.records import Origin
from app.diagnosis.words import ORIGIN_WORDS
from app.figures.kinds import BY_CODE, figure_title, say_figure
from app.figures.milestone_queries import list_milestones
from app.figures.milestone_words import ATTRIBUTION_WORDS, KIND_WORDS, say_milestone
from app.figures.months import say_period
from app.figures.queries import figures_of_workshops
from app.figures.records import Figure, Milestone
from app.i18n import _, format_day
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.registry.queries import name_workshops
from app.shapes import Shape, shape

MILESTONE = (
    "workshop=workshop_code id kind happened_on before after what attribution attribution_why "
    "origin document locked late correction_reason"
)
FIGURE = "kind period_from period_to value origin note"


def milestones_list(_today: str) -> ListKind:
    """Milestones; in a workbook each correction is a row of its own below what it corrects."""
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=28),
        ListColumn(_("Fecha"), "happened_on", "date"),
        ListColumn(_("Hito"), lambda one: KIND_WORDS[one.kind], width=32),
        ListColumn(_("Antes"), "before", "number", 14),
        ListColumn(_("Después"), "after", "number", 14),
        ListColumn(_("Detalle"), "what", width=30),
        ListColumn(_("A qué se debe"), lambda one: ATTRIBUTION_WORDS[one.attribution], width=26),
        ListColumn(_("Por qué"), "attribution_why", width=40),
        ListColumn(_("Cómo se sabe"), lambda one: ORIGIN_WORDS[Origin(one.origin)], width=26),
        ListColumn(_("Documento"), "document", width=26),
        ListColumn(_("Período informado"), "locked", "yesno", 12),
        ListColumn(_("Anotado después"), "late", "yesno", 12),
        ListColumn(_("Corrección: por qué"), "correction_reason", width=40),
    )
    return ListKind(
        "milestones",
        _("Hitos"),
        columns,
        read=lambda asked: list_milestones(asked.reader, workshop_id=asked.workshop_id, period=asked.period),
        keys=shape_milestone,
        say=_say_milestone,
        unfold=lambda one: (one, *one.corrections),
        takes_period=True,
        takes_workshop=True,
        note=_(
            "Una corrección va en su propia fila, debajo de lo que se informó; lo que vale hoy es la última."
        ),
    )


def shape_milestone(one: Milestone) -> Shape:
    """A milestone as JSON, with its corrections."""
    return {**shape(one, MILESTONE), "corrections": list(map(shape_milestone, one.corrections))}


def _say_milestone(one: Milestone) -> str:
    said = say_milestone(one.standing).replace("\u00a0", " ")
    owed = ATTRIBUTION_WORDS[one.standing.attribution]
    return say_parts(format_day(one.happened_on), one.workshop_code, said, owed)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure with the workshop that it is of."""

    workshop_code: str
    workshop: str
    figure: Figure

    @property
    def title(self) -> str:
        return figure_title(self.figure.kind)


def figures_list(_today: str) -> ListKind:
    """Every figure of every workshop, or of one."""
    columns = (
        ListColumn(_("Código"), "workshop_code", width=12),
        ListColumn(_("Taller"), "workshop", width=28),
        ListColumn(_("Cifra"), "title", width=40),
        ListColumn(_("Desde"), lambda one: one.figure.period_from, "date"),
        ListColumn(_("Hasta"), lambda one: one.figure.period_to, "date"),
        ListColumn(_("Valor"), lambda one: one.figure.value, "number", 16),
        ListColumn(_("Unidad"), lambda one: _unit(one.figure), width=13),
        ListColumn(_("Cómo se sabe"), lambda one: ORIGIN_WORDS[Origin(one.figure.origin)], width=26),
        ListColumn(_("Nota"), lambda one: one.figure.note, width=30),
    )
    return ListKind(
        "figures",
        _("Cifras"),
        columns,
        _figures,
        keys=lambda line: {"workshop": line.workshop_code, **shape(line.figure, FIGURE)},
        say=lambda line: say_parts(line.workshop_code, say_figure_line(line.figure)),
        takes_period=True,
        takes_workshop=True,
    )


def say_figure_line(one: Figure) -> str:
    """What it is, of when, how much."""
    value = say_figure(one.kind, one.value).replace("\u00a0", " ")
    return say_parts(figure_title(one.kind), say_period(one.period_from, one.period_to), value)


def _unit(one: Figure) -> str | None:
    return _(BY_CODE[one.kind].unit) if one.kind in BY_CODE else None


def _figures(asked: ListAsked) -> list[FigureLine]:
    names = name_workshops(asked.reader)
    only = None if asked.workshop_id is None else [asked.workshop_id]
    first, last = asked.days
    lines = [
        FigureLine(*names[workshop], one)
        for workshop, figures in figures_of_workshops(asked.reader, only).items()
        for one in figures
        if workshop in names and first <= one.period_to <= last
    ]
    return sorted(lines, key=lambda one: (one.workshop_code, one.title, one.figure.period_to))


LISTS = (ListEntry("milestones", milestones_list), ListEntry("figures", figures_list))
