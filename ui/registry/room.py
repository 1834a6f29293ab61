"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow, RailKind
from ui.page import PageKind, TabKind

PAGES = (
    PageKind("workshops", "workshops", "ui.registry.workshops_page:WorkshopsPage"),
    PageKind("workshop", "workshops", "ui.registry.workshop_page:WorkshopPage", about="workshop"),
    PageKind("cluster", "cluster", "ui.registry.cluster_page:ClusterPage"),
)
TABS = (
    TabKind("workshop", "story", N_("Historia"), "ui.registry.story_tab:StoryTab", at=1),
    TabKind("workshop", "rounds", N_("Diagnósticos"), "ui.registry.lists_tabs:RoundsTab", at=2),
    TabKind("workshop", "programme", N_("Programa"), "ui.registry.lists_tabs:ProgrammeTab", at=3),
    TabKind("workshop", "record", N_("Ficha"), "ui.registry.record_tab:RecordTab", at=8),
)
RAIL = (
    RailKind("workshops", N_("Talleres"), "storefront-outline", number=2),
    RailKind("cluster", N_("Territorios"), "account-group-outline", number=5),
)
MENU = (
    MenuRow(
        "edit",
        N_("Nuevo &taller…"),
        at=1,
        key="Ctrl+T",
        do="ui.registry.new_workshop:open_new_workshop",
        writes=True,
    ),
)
