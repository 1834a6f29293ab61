"""Una propuesta de seguro social, sobre lo que los talleres dijeron que pagan: two pages for a ministry.

It says on each page that it is no law, hides counts under five and names nobody.
"""

from datetime import date

from reportlab.platypus import Flowable, PageBreak, Spacer

from app.evidence.scheme_records import SIDES, SchemeResult
from app.evidence.scheme_words import (
    LEFT_OUT_WORDS,
    SALES_WORDS,
    SIDE_WORDS,
    say_amount,
    say_count,
    say_people,
    say_safe,
    say_where,
    scheme_lines,
)
from app.i18n import _, format_day, ngettext
from app.numbers import write_number
from app.phrases import capital
from app.registry.records import Office
from reports.kit.page import PageText, Section, title_block
from reports.kit.style import BODY, HEADING, LARGE_BOLD, SMALL_MUTED, paragraph
from reports.kit.tables import lined_table
from reports.paper import NothingToPrint

HALVES = (0.34, 0.66)
COUNTS = (0.72, 0.28)
MONEY = (0.22, 0.26, 0.26, 0.26)
SALES = (0.48, 0.26, 0.26)


def build_scheme_paper(result: SchemeResult, office: Office, *, printed_on: date) -> Section:
    """The two pages of a result. Raises NothingToPrint where nobody's pay can be told."""
    if not result.covered.high or result.proposed["employer"].high is None:
        raise NothingToPrint(
            _(
                "Menos de cinco talleres o personas dijeron lo que hace falta: no se muestra nada. Anote lo que se paga en «Cuenta de formalizar»."
            )
        )
    scheme = result.scheme
    detail = _("Propuesta de {who}, del {day}").format(who=scheme.issued_by, day=format_day(scheme.issued_on))
    story: list[Flowable] = [
        *title_block(scheme.name, detail, office.name, office.city or ""),
        Spacer(1, 6),
        paragraph(_("Es una propuesta: no es ley, y ningún otro papel de la oficina la usa."), LARGE_BOLD),
        Spacer(1, 4),
        paragraph(say_where(result) + ".", BODY),
        Spacer(1, 8),
        lined_table((_("Parte"), _("Qué dice")), [list(line) for line in scheme_lines(scheme)], HALVES),
        paragraph(_("A cuántas personas llegaría"), HEADING),
        *_reached(result),
        PageBreak(),
        paragraph(_("Qué pagaría cada parte, por mes"), HEADING),
        *_money(result),
        paragraph(_("Cuánto sería de las ventas del taller"), HEADING),
        *_sales(result),
        paragraph(_("Qué no se sabe"), HEADING),
        *_unknown(result),
    ]
    foot = _("{name} · propuesta, no es ley").format(name=scheme.name)
    return Section(PageText(foot, detail, office.name, printed_on), story)


def _reached(result: SchemeResult) -> list[Flowable]:
    rows = [
        [_("Talleres que dejaron contar sus datos"), say_count(result.workshops)],
        [_("De ellos, los que dijeron cuánto pagan"), say_count(result.with_pay)],
        [_("Personas de esos talleres, con lo que cobran"), say_safe(result.people)],
        [_("Personas a las que llegaría"), say_people(result.covered)],
        *(
            [_("No llegaría: {why}").format(why=LEFT_OUT_WORDS[one.why]), say_safe(one.people)]
            for one in result.left_out
        ),
    ]
    note = _(
        "El número menor cuenta a quienes entran con seguridad; el mayor, también a quienes no se les anotó si están en IPS o cuántos son en el taller."
    )
    return [
        lined_table((_("Qué se contó"), _("Cantidad")), rows, COUNTS),
        Spacer(1, 4),
        paragraph(note, SMALL_MUTED),
    ]


def _money(result: SchemeResult) -> list[Flowable]:
    head = (_("Quién paga"), _("La ley pide"), _("Hoy se paga"), _("Con la propuesta"))
    rows = [
        [
            capital(SIDE_WORDS[side]),
            *(
                say_amount(sums.get(side), otherwise="—")
                for sums in (result.law, result.paid, result.proposed)
            ),
        ]
        for side in SIDES
    ]
    lines = [
        _("Al Estado le costaría {year} por año.").format(year=say_amount(result.state_year)),
        *(
            [
                ngettext(
                    "Por {months} mes de cada persona: {whole}.", "Por {months} meses de cada persona: {whole}.",
                    result.scheme.state_months or 0,
                ).format(months=result.scheme.state_months, whole=say_amount(result.state_whole))
            ]
            if result.state_whole
            else []
        ),
    ]  # fmt: skip
    told = [paragraph(one, BODY) for one in lines] if result.scheme.state else []
    note = _("De las mismas personas en las tres columnas. La ley, al {day}: {norms}.").format(
        day=format_day(result.day),
        norms="; ".join(dict.fromkeys(f"{one.title} ({one.norm})" for one in result.statutes)),
    )
    return [lined_table(head, rows, MONEY), Spacer(1, 4), *told, Spacer(1, 4), paragraph(note, SMALL_MUTED)]


def _sales(result: SchemeResult) -> list[Flowable]:
    share = write_number(result.scheme.sales_share)
    text = _("Talleres en los que lo que paga el taller no pasa del {share} % de sus ventas del mes:").format(
        share=share
    )
    head = (_("Talleres"), _("Con la ley"), _("Con la propuesta"))
    rows = [
        [capital(word), say_safe(result.law_sales[code]), say_safe(result.proposed_sales[code])]
        for code, word in SALES_WORDS.items()
    ]
    return [paragraph(text, BODY), Spacer(1, 4), lined_table(head, rows, SALES)]


def _unknown(result: SchemeResult) -> list[Flowable]:
    lines = [
        _("No se suma a nadie que no dijo cuánto paga: no es la cuenta de todo el territorio."),
        _("Personas que trabajan en esos talleres y de cuyo pago no se anotó nada: {count}.").format(
            count=say_count(result.not_told)
        ),
        _("Personas contadas de las que no se anotó si tienen 18 años: {count}; de menores no se calcula nada.").format(
            count=say_count(result.age_unknown)
        ),
        _("No se sabe cuántas personas se inscribirían, ni si cambiaría lo que se les paga."),
        *(
            _("{title}: no se conoce el valor de ese día y se usó el último conocido ({norm}); la cuenta es un piso.").format(
                title=one.title, norm=one.norm
            )
            for one in result.expired
        ),
    ]  # fmt: skip
    return [paragraph(f"– {line}", BODY) for line in lines]
