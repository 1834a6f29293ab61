"""What a column without a known name holds, judged by its cells."""

import re

from app.incoming.cells import cell_text, read_machines
from app.incoming.records import CellValue
from app.registry.phone import read_phones
from app.registry.ruc import read_ruc
from app.registry.vocabulary import product_name

ENOUGH = 3
SHARE = 0.7


def _is_machines(text: str) -> bool:
    reading = read_machines(text)
    return bool(reading.machines) and not reading.unknown


def _is_products(text: str) -> bool:
    return all(product_name(part) for part in re.split(r"[,;/]", text))


def meaning_by_content(cells: list[CellValue]) -> str | None:
    """The meaning at least seven in ten cells agree with, or None; three cells are needed."""
    texts = [cell_text(cell) for cell in cells]
    if len(texts) < ENOUGH:
        return None
    tests = {
        "ruc": lambda text: read_ruc(text).ruc is not None,
        "phone": lambda text: read_phones(text) is not None,
        "machines": _is_machines,
        "products": _is_products,
    }
    for meaning, fits in tests.items():
        if sum(fits(text) for text in texts) >= SHARE * len(texts):
            return meaning
    return None
