"""When Inicio gives notice: kept in the office's file, the same for everybody."""

from app.agenda.queries import read_limits
from app.i18n import _, ngettext
from app.registry.operations import change_office
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Choice
from ui.live import Live
from ui.widgets.card import Card

DAYS = (30, 60, 90, 120, 180)
MONTHS = (3, 4, 6, 9, 12)


def limit_rows() -> tuple[Row, ...]:
    """How long a workshop may go unseen, how early an end is told, when to ask again."""
    days = [(_("{days} días").format(days=one), one) for one in DAYS]
    months = [(ngettext("{count} mes", "{count} meses", one).format(count=one), one) for one in MONTHS]
    return (
        Row("unseen_days", _("Taller sin ver, después de"), Choice(days)),
        Row("expiry_days", _("Documento por vencer, desde"), Choice(days)),
        Row("round_months", _("Próxima ronda, a los"), Choice(months)),
    )


class LimitsCard(Card):
    """Each list saves by itself."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Cuándo avisa Inicio"))
        self.form = Form(context, limit_rows(), change_office)
        self.body.addWidget(self.form)
        self.setEnabled(not context.store.read_only)
        Live(self, context, read_limits, self.form.show_record, here=True)
