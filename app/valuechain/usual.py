"""What a company asks of every order, as requirements of one: from its demands and its terms."""

from collections.abc import Iterable
from typing import Any

from app.production.judgements import judged_count
from app.registry.records import Anchor
from app.valuechain.items import item_words
from app.valuechain.records import AnchorDemand, AnchorOrder


def usual_level() -> int:
    """The level of what is asked for: no company says one, it is put to be seen and changed in its row."""
    return judged_count("orders", "usual-level")


def missing_requirements(
    order: AnchorOrder, anchor: Anchor, demands: Iterable[AnchorDemand]
) -> list[dict[str, Any]]:
    """What the company asks for (papers, quality, treatment) that the order does not say yet."""
    there = {(one.kind, one.what) for one in order.requirements}
    wanted: dict[tuple[str, str], int | None] = {}
    usual = usual_level()
    if anchor.invoice_kind in ("factura", "boleta"):
        wanted["document", anchor.invoice_kind] = None
    for one in demands:
        if one.kind == "document":
            wanted["document", one.what] = None
        elif one.kind in ("quality", "social"):
            item = item_words().get(one.what)
            level = None if item is None else usual if usual in item.levels else max(item.levels)
            wanted["item" if item is not None else "other", one.what] = level
    return [
        {"kind": kind, "what": what, "level": level}
        for (kind, what), level in wanted.items()
        if (kind, what) not in there
    ]
