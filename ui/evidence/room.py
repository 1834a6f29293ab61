"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind

PAGES = (
    PageKind(
        "anonymous",
        "evaluation",
        "ui.evidence.anonymous_page:AnonymousPage",
        title=N_("Datos anónimos"),
        manual="12b-funciono/Datos anónimos",
    ),
    PageKind(
        "releases",
        "evaluation",
        "ui.evidence.releases_page:ReleasesPage",
        title=N_("Datos que ya salieron"),
        manual="12b-funciono/Datos anónimos",
    ),
    PageKind(
        "scheme",
        "evaluation",
        "ui.evidence.scheme_page:SchemePage",
        title=N_("Otro seguro social"),
        manual="12b-funciono/Otro seguro social",
    ),
)
