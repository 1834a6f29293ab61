"""What an import did, as JSON; see docs/cli.md."""

from app.incoming.count_records import CountsReport
from app.incoming.orders import OrderPlan
from app.incoming.records import ImportReport
from app.incoming.visits import VisitsReport
from app.shapes import Shape, shape, shapes

ISSUE = "row column value reason"


def shape_import(report: ImportReport) -> Shape:
    """What an import of workshops did; possible duplicates are pairs."""
    return {
        **shape(report, "added updated unchanged"),
        **_issues(report),
        "possible_duplicates": [list(pair) for pair in report.possible_duplicates],
    }


def shape_visits(report: VisitsReport) -> Shape:
    """What an import of visits did, or would do."""
    return {
        **shape(report, "instrument version added unchanged"),
        **_issues(report),
        **shape(report, "unknown_columns dry_run updated edited left_out"),
    }


def shape_counts(report: CountsReport) -> Shape:
    """What an import of counts did, or would do, in days."""
    return {**shape(report, "added updated unchanged skipped first last"), **_issues(report)}


def shape_orders(plan: OrderPlan) -> Shape:
    """What an import of orders did, or would do."""
    return {
        "added": len(plan.added),
        "unchanged": len(plan.orders) - len(plan.added),
        **shape(plan, "new_anchors"),
        "rejected": shapes(plan.rejected, ISSUE),
        **shape(plan, "unknown_columns=unknown"),
    }


def _issues(report: ImportReport | VisitsReport | CountsReport) -> Shape:
    return {
        "rejected": shapes(report.rejected, ISSUE),
        "warnings": shapes(report.warnings, ISSUE),
    }
