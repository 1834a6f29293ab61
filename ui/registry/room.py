"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow, RailKind
from ui.page import PageKind, TabKind

PAGES = (
    PageKind(
        "workshops",
        "workshops",
        "ui.registry.workshops_page:WorkshopsPage",
        manual="02b-buscar-agregar-y-quitar/Buscar cualquier cosa",
    ),
    PageKind(
        "workshop",
        "workshops",
        "ui.registry.workshop_page:WorkshopPage",
        about="workshop",
        manual="01-la-primera-visita/2. Abrir el taller",
        choosing="ui.registry.choose_workshop:choose_workshop",
    ),
    PageKind(
        "cluster",
        "cluster",
        "ui.registry.cluster_page:ClusterPage",
        manual="02b-buscar-agregar-y-quitar/Territorios, asociaciones y empresas",
    ),
)
TABS = (
    TabKind("workshop", "story", N_("Historia"), "ui.registry.story_tab:StoryTab", at=1),
    TabKind(
        "workshop",
        "rounds",
        N_("Diagnósticos"),
        "ui.registry.lists_tabs:RoundsTab",
        at=2,
        manual="07-la-segunda-ronda/",
    ),
    TabKind(
        "workshop",
        "programme",
        N_("Programa"),
        "ui.registry.lists_tabs:ProgrammeTab",
        at=3,
        manual="03-el-programa-de-mejora/",
    ),
    TabKind(
        "workshop",
        "record",
        N_("Ficha"),
        "ui.registry.record_tab:RecordTab",
        at=8,
        manual="02c-la-ficha-del-taller/",
    ),
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
