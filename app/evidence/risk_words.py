"""The re-identification report in words."""

from app.evidence.records import RiskReport
from app.evidence.words import KNOWN_WORDS
from app.i18n import _, ngettext


def risk_lines(report: RiskReport) -> list[str]:
    """What was looked at before the data leave, a sentence a line."""
    lines = [
        ngettext(
            "{rows} filas de {workshops} taller.", "{rows} filas de {workshops} talleres.", report.workshops
        ).format(rows=report.rows, workshops=report.workshops),
        ngettext(
            "No salen: {count} taller sin permiso para esto", "No salen: {count} talleres sin permiso para esto",
            report.without_consent,
        ).format(count=report.without_consent)
        + ngettext(
            ", y {count} con permiso y sin diagnóstico terminado.", ", y {count} con permiso y sin diagnóstico terminado.",
            report.without_round,
        ).format(count=report.without_round),
    ]  # fmt: skip
    lines += known_lines(report)
    lines += diversity_lines(report)
    lines += [
        *report.earlier,
        *report.coarsened,
        *report.rounded,
        *(_("No sale: {what}").format(what=one) for one in report.left_out),
    ]
    return lines


def how_cared() -> tuple[str, ...]:
    """What is done in every release, for who studies the data: the code book says it."""
    return (
        _("El grupo de un piloto cuenta entre lo que se sabe de afuera, porque se sorteó delante de todos: con él también cada taller es igual a otros cuatro."),
        _("El monto más alto lo tienen por lo menos cinco talleres y uno de cada cien; los montos llevan dos cifras: ninguno sale como se anotó."),
        _("Lo que es nuevo desde una entrega anterior sale cuando es de cinco talleres iguales entre sí, para que comparar dos entregas no diga de quién es."),
        _("Quien sepa algo más y exacto de un taller (cuánto vendió, cuántas personas entraron, que se retiró entre una entrega y otra) puede encontrarlo: por eso quien recibe los datos se compromete a no buscar a nadie."),
    )  # fmt: skip


def known_lines(report: RiskReport) -> list[str]:
    """How well somebody finds a workshop, by what is known of it: before, and in what leaves."""
    lines = []
    pairs = list(zip(report.before, report.after, strict=True))
    for before, after in sorted(pairs, key=lambda pair: pair[1].what != "street"):  # who knows least first
        lines.append(
            _(
                "Para {who}: el grupo más chico es de {smallest} (era de {smallest_before}) y hay {alone} únicos (eran {alone_before})."
            ).format(
                who=KNOWN_WORDS[after.what],
                smallest=after.smallest,
                smallest_before=before.smallest,
                alone=after.alone,
                alone_before=before.alone,
            )  # fmt: skip
        )
    return lines


def diversity_lines(report: RiskReport) -> list[str]:
    """Where a group that looks alike also says the same of something that was not known."""
    lines = []
    for one in report.diversity:
        if one.alike:
            lines.append(
                ngettext(
                    "«{what}»: en {count} de {groups} grupos todos dicen lo mismo; quien sepa el grupo de un taller lo sabe de él.",
                    "«{what}»: en {count} de {groups} grupos todos dicen lo mismo; quien sepa el grupo de un taller lo sabe de él.",
                    one.alike,
                ).format(what=one.title, count=one.alike, groups=one.groups)
            )  # fmt: skip
    if not lines and report.diversity:
        lines.append(_("En ningún grupo dicen todos lo mismo de algo que de afuera no se sabe."))
    amounts = [
        one for one in report.diversity if one.variable in ("sales_month", "owner_income_month") and one.alone
    ]
    for one in amounts:
        lines.append(
            ngettext(
                "Quien además supiera «{what}» de un taller, redondeado, encontraría {count}: no lo publique en internet; entréguelo a quien se compromete a no buscar a nadie.",
                "Quien además supiera «{what}» de un taller, redondeado, encontraría {count}: no lo publique en internet; entréguelo a quien se compromete a no buscar a nadie.",
                one.alone,
            ).format(what=one.title, count=one.alone)
        )  # fmt: skip
    return lines
