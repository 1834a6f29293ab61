"""Informe de evidencia: what this office's data say to each goal of public policy, and what they cannot say.

It leaves the office: nothing of fewer than five workshops, and nobody's name.
"""

from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.apart import reckon_apart
from app.evidence.evidence_queries import read_evidence_report
from app.evidence.policy_records import EvidenceReport, IndicatorValue, Policy, PolicyGoal
from app.evidence.policy_words import (
    BREAKDOWN_WORDS,
    POLICY_STATE_WORDS,
    TOO_FEW_TO_REPORT,
    limits,
    say_groups,
    say_origin,
    say_value,
)
from app.formalization.words import CONFIDENCE_WORDS
from app.i18n import _, format_day, format_number
from app.phrases import capital
from app.suppression import SMALLEST
from reports.kit.page import PageText, Section, title_block
from reports.kit.style import BODY, BODY_BOLD, HEADING, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import NothingToPrint, Request

WIDTHS = (0.66, 0.17, 0.17)


def build_evidence_report(request: Request) -> Section:
    """Over a period; raises NothingToPrint where fewer than five workshops can be counted."""
    assert request.paper.period is not None
    report = read_evidence_report(request.reader, request.paper.period, reckon=reckon_apart)
    if not report.workshops:
        raise NothingToPrint(_(TOO_FEW_TO_REPORT))
    title = _("Informe de evidencia")
    first, last = report.first_day, report.last_day
    detail = _("Del {first} al {last}").format(first=format_day(first), last=format_day(last))
    story: list[Flowable] = [
        *title_block(title, detail, request.office.name, request.office.city or ""),
        Spacer(1, 6),
        paragraph(
            _(
                "{count} talleres, cada uno por su última ronda del período. Entre paréntesis, de cuántos talleres es cada valor."
            ).format(count=format_number(report.workshops)),
            BODY,
        ),
        *(flowable for policy in report.policies for flowable in _policy(policy, report)),
        paragraph(_("Qué no se puede decir"), HEADING),
        *(paragraph(f"– {line}", BODY) for line in limits(report)),
    ]
    return Section(PageText(title, detail, request.office.name, request.printed_on), story)


def _policy(policy: Policy, report: EvidenceReport) -> list[Flowable]:
    about = _("{state}; fuente: {source} ({confidence}), leída el {day}. {note}").format(
        state=capital(POLICY_STATE_WORDS[policy.state]), source=policy.source, confidence=CONFIDENCE_WORDS[policy.confidence],
        day=format_day(policy.read_on), note=policy.note or "",
    )  # fmt: skip
    head = [paragraph(policy.title, HEADING), paragraph(about.strip(), SMALL_MUTED), Spacer(1, 3)]
    goals = [_goal(goal, report) for goal in policy.goals if goal.wording is not None]
    first, *others = goals or [[]]
    story: list[Flowable] = [KeepTogether([*head, *first]), *(KeepTogether(one) for one in others)]
    unknown = [goal.code for goal in policy.goals if goal.wording is None]
    if unknown:
        story.append(
            paragraph(
                _("No tenemos el texto de: {goals}. Sin su texto no se le asigna ningún indicador.").format(
                    goals=", ".join(unknown)
                ),
                SMALL_MUTED,
            )
        )
    return story


def _goal(goal: PolicyGoal, report: EvidenceReport) -> list[Flowable]:
    """What is to stand together."""
    said = goal.wording or ""
    head = [paragraph(goal.code if goal.code.endswith(said) else f"{goal.code}: {said}", BODY_BOLD)]
    if goal.note:
        head.append(paragraph(goal.note, SMALL_MUTED))
    if not goal.indicators:
        none = _("Los datos de esta oficina no dicen nada de esta meta.")
        return [*head, paragraph(none, SMALL_MUTED), Spacer(1, 4)]
    values = [report.values[code] for code in goal.indicators]
    rows: list[list[str | Flowable]] = [
        [_told(one), say_value(one.value, one.unit) if one.n != 0 else "—", _say_n(one)] for one in values
    ]
    heads = (_("Indicador"), _("Valor"), _("Talleres"))
    return [
        *head,
        Spacer(1, 2),
        lined_table(heads, rows, WIDTHS),
        Spacer(1, 6),
    ]


def _say_n(value: IndicatorValue) -> str:
    return _("menos de {count}").format(count=SMALLEST) if value.n is None else format_number(value.n)


def _told(value: IndicatorValue) -> list[Flowable]:
    tag = value.code.partition(":")[2]
    kind = value.code.partition(":")[0]
    names = {
        "tag": _("Preguntas marcadas {tag}, puntos de 0 a 100").format(tag=tag),
        "all": _("Talleres con todas: {what}").format(what=value.title),
        "any": _("Talleres con algo de esto: {what}").format(what=value.title),
        "step": _("Talleres con el paso hecho: {what}").format(what=value.title),
        "median": _("{what}, el del medio ({unit})").format(what=value.title, unit=value.unit),
    }
    name = names.get(kind) or _("{what}, puntos de 0 a 100").format(what=value.title)
    groups = [said for grouping in BREAKDOWN_WORDS if (said := say_groups(value, grouping))]
    lines = [*groups, say_origin(value)] if value.n else [_("nadie lo dijo en el período")]
    return [paragraph(name, BODY), *(paragraph(line, SMALL_MUTED) for line in lines)]
