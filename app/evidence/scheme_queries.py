"""Reads what workshops told of what they pay, and reckons a proposal over it."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

from app.costing.minute_cost import doubt_of
from app.evidence.scheme import PayShop, reckon_scheme
from app.evidence.scheme_records import Scheme, SchemeResult
from app.evidence.workshop_facts import read_facts
from app.figures.queries import figures_of_workshops
from app.formalization.account_records import PayLine
from app.formalization.law import Law
from app.formalization.queries import list_pay_lines, read_statutes
from app.storage.records import Reader

SALES_DAYS = 365  # sales of longer ago tell nothing of today
_COUNTED = """
SELECT workshop_id, granted FROM consent
WHERE deleted = 0 AND purpose = 'cluster_statistics' ORDER BY decided_on, id
"""


def read_scheme_result(
    reader: Reader, scheme: Scheme, *, day: str, cluster: str | None = None
) -> SchemeResult:
    """What a proposal would mean for the workshops that let themselves be counted, by the law of `day` (ISO).

    Of a territory (by its name), or of all.
    """
    facts, counted = read_facts(reader), who_is_counted(reader)
    wanted = [key for key in facts if key in counted and cluster in (None, facts[key].cluster)]
    lines = _pay_lines(reader, wanted)
    sales = _newest_sales(reader, wanted, day)
    shops = [
        PayShop(tuple(lines.get(key, ())), facts[key].size or None, *sales.get(key, (None, 0.0)))
        for key in wanted
    ]
    result = reckon_scheme(scheme, shops, Law(read_statutes(reader), day, use_latest=True))
    return replace(result, cluster=cluster)


def who_is_counted(reader: Reader) -> set[int]:
    """The workshops that let their answers be added to those of others, by their newest decision."""
    newest = dict(tuple(row) for row in reader.rows(_COUNTED))
    return {workshop for workshop, granted in newest.items() if granted}


def _pay_lines(reader: Reader, workshops: list[int]) -> dict[int, list[PayLine]]:
    found: dict[int, list[PayLine]] = defaultdict(list)
    told = {row[0] for row in reader.rows("SELECT DISTINCT workshop_id FROM pay_line WHERE deleted = 0")}
    for workshop in workshops:
        if workshop in told:
            found[workshop] = list_pay_lines(reader, workshop)
    return found


def _newest_sales(reader: Reader, workshops: list[int], day: str) -> dict[int, tuple[int, float]]:
    since = (date.fromisoformat(day) - timedelta(days=SALES_DAYS)).isoformat()
    return {
        workshop: (figure.value, doubt_of(figure.origin))
        for workshop, figures in figures_of_workshops(reader, workshops).items()
        for figure in figures
        if figure.kind == "sales_month" and since < figure.period_to <= day
    }
