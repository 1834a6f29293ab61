"""Evidence that compares with a legal figure: `{JORNAL-MINIMO}` is the last one known, with its day.

No amount stands in an instrument, because it changes; what the law says is looked up.
"""

from collections.abc import Iterable
from dataclasses import replace

from app.diagnosis.records import Instrument, Item
from app.enquiries.legal_figures import figures_used, fill_dated
from app.formalization.records import Statute


def with_figures(instrument: Instrument, statutes: Iterable[Statute], day: str) -> Instrument:
    """The instrument with the figures of its evidence as they were known on `day` (ISO)."""
    rows = tuple(statutes)

    def fill(item: Item) -> Item:
        if not figures_used(item.evidence):
            return item
        return replace(item, evidence=fill_dated(item.evidence, rows, day))

    return replace(instrument, items=tuple(fill(item) for item in instrument.items))
