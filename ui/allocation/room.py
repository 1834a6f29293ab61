"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind, TabKind

PAGES = (
    PageKind(
        "sharing",
        "valuechain",
        "ui.allocation.sharing_page:SharingPage",
        about="order",
        manual="09d-los-pedidos-de-las-empresas-ancla/Repartir un pedido entre varios talleres",
        title=N_("Repartir el pedido"),
    ),
    PageKind(
        "potential",
        "cluster",
        "ui.allocation.potential_page:PotentialPage",
        manual="09d-los-pedidos-de-las-empresas-ancla/Qué pueden juntos",
        title=N_("Qué pueden juntos"),
    ),
)
TABS = (
    TabKind(
        "order",
        "share",
        N_("Reparto"),
        "ui.allocation.share_tab:ShareTab",
        at=2,
        manual="09d-los-pedidos-de-las-empresas-ancla/Repartir un pedido entre varios talleres",
    ),
)
FLOOR_CARDS = ("ui.allocation.record_card:RecordCard",)
