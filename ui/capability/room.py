"""What the main window has of this room."""

from app.i18n import N_
from ui.page import PageKind, TabKind

PAGES = (
    PageKind(
        "supplier",
        "workshops",
        "ui.capability.supplier_page:SupplierPage",
        about="workshop",
        title=N_("Mostrarse a las empresas"),
        manual="09d-los-pedidos-de-las-empresas-ancla/Mostrarse a las empresas",
    ),
)
TABS = (
    TabKind(
        "order",
        "able",
        N_("Quién puede"),
        "ui.capability.able_tab:AbleTab",
        at=1,
        manual="09d-los-pedidos-de-las-empresas-ancla/Quién puede tomar un pedido",
    ),
)
FLOOR_CARDS = ("ui.capability.supplier_card:SupplierCard",)
