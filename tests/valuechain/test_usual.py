"""What a company always asks for, as requirements of an order."""

from app.registry.records import Anchor
from app.valuechain.records import AnchorDemand, AnchorOrder, OrderRequirement
from app.valuechain.usual import missing_requirements


def test_papers_items_and_words_that_are_not_there_yet() -> None:
    demands = [
        AnchorDemand(1, 1, "document", "RUC", "2026-10-01"),
        AnchorDemand(2, 1, "quality", "PRO-04", "2026-10-01"),
        AnchorDemand(3, 1, "quality", "Entregar planchado", "2026-10-01"),
        AnchorDemand(4, 1, "training", "CUR-07", "2026-10-01"),
    ]
    factura = OrderRequirement(1, "document", "factura")
    order = AnchorOrder(1, 1, 1, "camisas", 300, "2026-11-01", "asked", requirements=(factura,))
    found = missing_requirements(order, Anchor(1, "Arapoty", invoice_kind="factura"), demands)
    assert found == [
        {"kind": "document", "what": "RUC", "level": None},
        {"kind": "item", "what": "PRO-04", "level": 3},
        {"kind": "other", "what": "Entregar planchado", "level": None},
    ]
    assert missing_requirements(order, Anchor(1, "Arapoty", invoice_kind="any"), []) == []
