"""Lo que ya salió: each file of data without names that left the office, and to whom."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.evidence.lists import releases_list
from app.i18n import _
from ui.context import Context
from ui.lists.listing import Listing
from ui.page import Page
from ui.widgets.empty import EmptyState
from ui.widgets.way_back import way_back


class ReleasesPage(Page):
    """A list that may be taken along; nothing of it is changed here."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        column = self.lay_out(margins=(26, 2, 26, 16), spacing=2)
        crumbs = way_back(
            _("Datos anónimos"), _("Volver a Datos anónimos"), lambda: context.way.go("anonymous")
        )
        column.addWidget(crumbs, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.make_head(_("Lo que ya salió")))
        self.about.setText(
            _(
                "Un renglón por archivo. Lo que salió no se puede traer de vuelta ni deshacer; al exportar la lista va también qué decía cada uno y su huella."
            )
        )
        empty = EmptyState(
            _("Todavía no salió nada"),
            _(
                "Acá queda cada entrega de datos anónimos: qué día, quién la hizo, a quién, de cuántos talleres."
            ),
            _("Ir a Datos anónimos"),
        )
        empty.chosen.connect(lambda: context.way.go("anonymous"))
        self.releases = Listing(
            context,
            releases_list(date.today().isoformat()),
            _("Filtrar por a quién o quién"),
            empty,
            begins_by=None,
        )
        column.addWidget(self.releases, 1)
        self.first = self.releases
