"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind

PAGES = (
    PageKind(
        "programme",
        "workshops",
        "ui.improvement.programme_page:ProgrammePage",
        about="visit",
        manual="03-el-programa-de-mejora/",
        title=N_("Programa de mejora"),
        under="programme",
    ),
)
