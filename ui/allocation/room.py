"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind, TabKind

PAGES = (
    PageKind("sharing", "valuechain", "ui.allocation.sharing_page:SharingPage", about="order"),
    PageKind("potential", "cluster", "ui.allocation.potential_page:PotentialPage"),
)
TABS = (TabKind("order", "share", N_("Reparto"), "ui.allocation.share_tab:ShareTab", at=2),)
FLOOR_CARDS = ("ui.allocation.record_card:RecordCard",)
