"""The minutes of a garment that some workshop measured already: offered to an order for the same garment."""

from dataclasses import dataclass

from app.i18n import _, format_day
from app.production.queries import read_standard
from app.registry.names import fold
from app.storage.records import Reader
from app.valuechain.records import AnchorOrder
from app.valuechain.typed import show_minutes
from app.valuechain.words import product_title

CLOSE = 0.005  # minutes: an order keeps two decimals


@dataclass(frozen=True, slots=True)
class MeasuredMinutes:
    """What a garment takes, and where and when that was measured; `low` – `high`: its 95 % range."""

    style_id: int
    workshop: str
    style: str
    minutes: float
    low: float | None
    high: float | None
    studied_on: str


def list_measured_minutes(reader: Reader, product: str) -> list[MeasuredMinutes]:
    """Every style of that product whose operations were all measured, the newest first.

    A style that only some operations were measured of has no minutes to offer, nor one of another garment.
    """
    word = fold(product_title(product)).rstrip("s")
    rows = reader.rows(
        "SELECT s.id, s.name, s.product, w.name FROM style s JOIN workshop w ON w.id = s.workshop_id"
        " WHERE s.deleted = 0 AND w.deleted = 0 AND EXISTS"
        " (SELECT 1 FROM time_study t WHERE t.style_id = s.id AND t.status = 'closed' AND t.deleted = 0)"
    )
    found = []
    for style_id, name, made, workshop in rows:
        if made != product and (made is not None or word not in fold(name)):
            continue
        standard = read_standard(reader, style_id)
        if standard is not None and standard.complete:
            ends = (standard.minutes, standard.low, standard.high)
            found.append(MeasuredMinutes(style_id, workshop, name, *ends, standard.studied_on))
    return sorted(found, key=lambda one: (one.studied_on, one.style_id), reverse=True)


def taken_from(order: AnchorOrder, offered: list[MeasuredMinutes]) -> MeasuredMinutes | None:
    """Which of them the order's minutes are, if it is one of them."""
    if order.minutes_origin != "measured" or order.standard_minutes is None:
        return None
    minutes = order.standard_minutes
    return next((one for one in offered if abs(round(one.minutes, 2) - minutes) < CLOSE), None)


def say_measured(one: MeasuredMinutes) -> str:
    """ "16,09 min · Modas Don Bosco, «Guardapolvo, talle 12», 14/09/2026"."""
    return _("{minutes} min · {workshop}, «{style}», {day}").format(
        minutes=show_minutes(one.minutes),
        workshop=one.workshop,
        style=one.style,
        day=format_day(one.studied_on),
    )
