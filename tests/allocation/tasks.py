"""The order of 1.800 guardapolvos, and who may make it."""

from app.allocation.options import Maker, RiskGroup, SharingTask


def make_task(**changes: object) -> SharingTask:
    """Seven workshops; the last three without a word kept or broken."""
    makers = (
        Maker(1, "YAG-001", "Confecciones Santa Librada", 340, 450, 560, "measured", 9, 10, 9900),
        Maker(2, "YAG-002", "Taller La Esperanza", 300, 420, 480, "measured", 8, 9, 10_000),
        Maker(3, "YAG-003", "Creaciones Ñandutí", 260, 350, 400, "measured", 6, 6, 10_200),
        Maker(4, "YAG-004", "Modas Tres Puntadas", 230, 300, 340, "measured", 4, 5, 9800),
        Maker(5, "YAG-005", "Textil Yvoty", 200, 280, 330, "said", 0, 0, 10_500),
        Maker(6, "YAG-006", "Costuras Karumbé", 190, 240, 270, "said", 0, 0, 10_000),
        Maker(7, "YAG-007", "Prendas Mburukuja", 170, 220, 260, "said", 0, 0, 9900),
    )
    values: dict[str, object] = {
        "order_id": 7,
        "quantity": 1800,
        "makers": makers,
        "groups": (RiskGroup("family", "Familia Benítez", frozenset({5, 6}), 1 / 3),),
        "lot_min": 100,
        "share_cap": 0.25,
        "price": 12_000,
        "penalty": 6000,
        "all_kept": 27,
        "all_due": 30,
    }
    return SharingTask(**(values | changes))  # type: ignore[arg-type]
