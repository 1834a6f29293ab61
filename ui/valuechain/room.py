"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow, RailKind
from ui.page import PageKind, TabKind

PAGES = (
    PageKind(
        "valuechain",
        "valuechain",
        "ui.valuechain.chain_page:ChainPage",
        manual="09d-los-pedidos-de-las-empresas-ancla/",
    ),
    PageKind(
        "anchor",
        "valuechain",
        "ui.valuechain.anchor_page:AnchorPage",
        about="anchor",
        manual="09d-los-pedidos-de-las-empresas-ancla/Anotar una empresa",
    ),
    PageKind(
        "order",
        "valuechain",
        "ui.valuechain.order_page:OrderPage",
        about="order",
        manual="09d-los-pedidos-de-las-empresas-ancla/Anotar un pedido",
        choosing="ui.valuechain.choosing:choose_order",
    ),
)
# The rooms above put theirs before: who can take it (1), how it is shared (2).
TABS = (
    TabKind("order", "terms", N_("El pedido"), "ui.valuechain.terms_tab:TermsTab", at=3),
    TabKind(
        "order",
        "deliveries",
        N_("Entregas y pago"),
        "ui.valuechain.deliveries_tab:DeliveriesTab",
        at=4,
        manual="09d-los-pedidos-de-las-empresas-ancla/Entregas y pago",
    ),
)
RAIL = (RailKind("valuechain", N_("Cadena de valor"), "link-variant", number=4),)
MENU = (
    MenuRow(
        "edit",
        N_("Nuevo &pedido"),
        at=5,
        key="Ctrl+Shift+P",
        do="ui.valuechain.new_order:open_new_order",
        writes=True,
    ),
)
