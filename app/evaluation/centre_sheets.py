"""A centre's report as the sheets of one workbook: what is hidden stays hidden."""

from app.evaluation.records import CentreReport
from app.evaluation.words import GROUPING_WORDS, RUNG_WORDS, TOTAL_WORDS, VERDICT_WORDS
from app.figures.milestone_words import ATTRIBUTION_WORDS, KIND_WORDS
from app.i18n import _
from app.lists.sheets import Cell, ListSheet, SheetColumn

NAME_WIDTH = 38


def centre_sheets(report: CentreReport) -> list[ListSheet]:
    """The figures, the breakdowns, courses, topics, changes, milestones and steps."""
    return [
        _figures(report),
        _breakdowns(report),
        _courses(report),
        _topics(report),
        _changes(report),
        _milestones(report),
        _steps(report),
    ]


def _note() -> str:
    return _(
        "Una celda vacía es un número que no se muestra: menos de cinco talleres o personas, o lo que dejaría sacarlo por resta."
    )


def _named(title: str, name: str, numbers: list[str], rows: list[tuple[Cell, ...]]) -> ListSheet:
    columns = (
        SheetColumn(name, width=NAME_WIDTH),
        *(SheetColumn(one, "number", 16) for one in numbers),
    )
    return ListSheet(title, columns, rows, _note())


def _hours(minutes: int | None) -> float | None:
    return None if minutes is None else round(minutes / 60, 1)


def _figures(report: CentreReport) -> ListSheet:
    activity = report.activity
    rows: list[tuple[Cell, ...]] = [
        *(
            (text.capitalize(), getattr(report.head, name))
            for name, text in TOTAL_WORDS.items()
            if hasattr(report.head, name)
        ),
        (_("Acciones cumplidas"), activity.actions_done),
        (_("Horas con los talleres"), _hours(sum(activity.contact_minutes.values()))),
        (_("Horas de preparación"), _hours(activity.preparation_minutes)),
        (_("Horas de viaje"), _hours(activity.travel_minutes)),
        (_("Horas-persona de curso"), _hours(activity.training_minutes)),
    ]
    first, last = report.period
    columns = (
        SheetColumn(_("Del {first} al {last}").format(first=first, last=last), width=NAME_WIDTH),
        SheetColumn(_("Cantidad"), "number", 16),
    )
    return ListSheet(_("Cifras del período"), columns, rows, _note())


def _breakdowns(report: CentreReport) -> ListSheet:
    words = GROUPING_WORDS
    numbers = (_("En la lista"), _("Alcanzados"), _("Con diagnóstico"), _("Con otra ronda"), _("Horas"))
    columns = (
        SheetColumn(_("Desglose"), width=26),
        SheetColumn(_("Grupo"), width=26),
        *(SheetColumn(one, "number", 16) for one in numbers),
    )
    rows = [
        (
            words[one.grouping],
            line.label,
            line.workshops,
            line.reached,
            line.diagnosed,
            line.again,
            None if line.hours is None else round(line.hours, 1),
        )
        for one in report.breakdowns
        for line in one.lines
    ]
    return ListSheet(_("A quiénes se llegó"), columns, rows, _note())


def _courses(report: CentreReport) -> ListSheet:
    return _named(
        _("Cursos del período"),
        _("Curso"),
        [_("Capacitaciones"), _("Personas"), _("Mujeres"), _("Horas-persona")],
        [(one.title, one.events, one.people, one.women, _hours(one.minutes)) for one in report.courses],
    )


def _topics(report: CentreReport) -> ListSheet:
    return _named(
        _("Horas por tema"),
        _("Tema"),
        [_("Talleres"), _("Horas")],
        [(one.title, one.workshops, _hours(one.minutes)) for one in report.topics],
    )


def _changes(report: CentreReport) -> ListSheet:
    words = VERDICT_WORDS
    return _named(
        _("Qué cambió"),
        _("Dimensión"),
        [_("Comparados"), *(one.capitalize() for one in words.values()), _("Antes"), _("Ahora")],
        [
            (
                one.name,
                one.compared,
                *(one.counts[verdict] for verdict in words),
                None if one.then is None else round(one.then, 1),
                None if one.now is None else round(one.now, 1),
            )
            for one in report.changes
        ],
    )


def _milestones(report: CentreReport) -> ListSheet:
    columns = (
        SheetColumn(_("Hito"), width=NAME_WIDTH),
        SheetColumn(_("Según la dueña o el dueño"), width=30),
        SheetColumn(_("Hitos"), "number"),
        SheetColumn(_("Talleres"), "number"),
    )
    rows = [
        (
            KIND_WORDS.get(one.kind, one.kind),
            ATTRIBUTION_WORDS[one.attribution],
            one.count,
            one.workshops,
        )
        for one in report.milestones
    ]
    return ListSheet(_("Hitos"), columns, rows)


def _steps(report: CentreReport) -> ListSheet:
    words = RUNG_WORDS
    return _named(
        _("Formalización"),
        _("Paso"),
        [one.capitalize() for one in words.values()],
        [(one.title, *(one.counts[name] for name in words)) for one in report.ladders],
    )
