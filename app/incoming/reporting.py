"""The report of an import, for the command line and the window."""

from app.incoming.records import ImportPlan, ImportReport, PlannedWorkshop


def report_of(plan: ImportPlan, workshops: tuple[PlannedWorkshop, ...]) -> ImportReport:
    """What an import does, in the words of the command line; also for a dry run.

    `added`, `updated` and `unchanged` count workshops, not rows.
    """
    actions = [planned.action for planned in workshops]
    imported = {row for planned in workshops for row in planned.rows}
    warnings = [
        *plan.warnings,
        *(issue for row in plan.rows if row.row in imported for issue in row.warnings),
        *(issue for planned in workshops for issue in planned.warnings),
    ]
    return ImportReport(
        added=actions.count("add"), updated=actions.count("update"),
        unchanged=actions.count("unchanged"), rejected=plan.rejected,
        warnings=tuple(sorted(warnings, key=lambda issue: issue.row)),
        possible_duplicates=tuple((pair.row, pair.other) for pair in plan.duplicates),
    )  # fmt: skip
