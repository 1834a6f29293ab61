"""What was looked at before data leave: how well somebody could be found, each thing in a sentence."""

from collections.abc import Sequence

from app.evidence.records import RiskReport
from app.evidence.risk_words import diversity_lines, known_lines
from app.i18n import _, format_number, ngettext
from ui.widgets.card import Card, label
from ui.widgets.section import EachLine, Section

SHOWN = 4  # lines of a part; the rest is in the workbook and the package


class RiskCard(Card):
    """The report of what would leave; nothing is saved yet."""

    def __init__(self, report: RiskReport) -> None:
        super().__init__(_("Qué se podría reconocer"), _("antes de guardar"))
        self.body.addWidget(label(say_smallest(report), "strong", wrap=True))
        if worst := say_worst(report):
            self.body.addWidget(label(worst, "improve", wrap=True))
        self.body.addWidget(label(say_size(report), wrap=True))
        self._add(_("Si alguien busca a un taller"), known_lines(report))
        self._add(_("Si alguien encuentra el grupo de un taller"), diversity_lines(report))
        self._add(_("Si alguien tiene otra entrega"), report.earlier)
        self._add(_("Dicho con menos detalle"), [*report.coarsened, *report.rounded])
        self._add(_("No sale"), report.left_out)

    def _add(self, heading: str, lines: Sequence[str]) -> None:
        if lines:
            self.body.addWidget(label(heading, "strong", wrap=True))
            build = EachLine(lambda one: label(f"•  {one}", wrap=True), lines)
            self.body.addWidget(Section(build, count=len(lines), shown=SHOWN))


def say_smallest(report: RiskReport) -> str:
    """How large the smallest group is that looks alike, and how many are unique."""
    everything = report.after[0]
    if everything.alone or report.smallest < report.smallest_wanted:
        return _(
            "El grupo más chico es de {smallest} y hay {alone} talleres únicos: no lo entregue todavía."
        ).format(alone=format_number(everything.alone), smallest=format_number(report.smallest))
    return _(
        "El grupo más chico es de {smallest} talleres iguales en territorio, zona, tamaño, comienzo, grupo del piloto y sexo y edad de quien lo dirige: en eso ninguno es único."
    ).format(smallest=format_number(report.smallest))


def say_worst(report: RiskReport) -> str:
    """How many somebody would find who knows one thing more; nothing where it is nobody."""
    most = max(one.alone for one in report.after)
    if not most:
        return ""
    return ngettext(
        "Quien sepa algo más encontraría hasta {count} taller: entréguelo solo a quien se compromete a no buscar a nadie.",
        "Quien sepa algo más encontraría hasta {count} talleres: entréguelo solo a quien se compromete a no buscar a nadie.",
        most,
    ).format(count=format_number(most))


def say_size(report: RiskReport) -> str:
    """How much leaves."""
    return _("Salen {rows} filas de {workshops} talleres, una por cada diagnóstico.").format(
        rows=format_number(report.rows), workshops=format_number(report.workshops)
    )
