"""The command line of the centre over a period."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import json_option, office_file, open_store, print_json, read_period
from app.i18n import _, format_number
from app.shapes import Shape, shape

if TYPE_CHECKING:
    from app.evaluation.records import CentreReport


ACTIVITY = "preparation_minutes travel_minutes training_minutes events actions_done actions_due"


@click.command("centre")
@office_file
@click.option("--from", "first_day", required=True, help=_("Primer día, como 2026-01-01."))
@click.option("--to", "last_day", required=True, help=_("Último día."))
@json_option
def centre(file: Path, passphrase_file: Path | None, first_day: str, last_day: str, as_json: bool) -> None:
    """Lo que alcanzó el centro en un período; lo de menos de cinco no se muestra."""
    from app.evaluation.centre_queries import read_centre_report
    from app.evaluation.words import TOTAL_WORDS

    period = read_period(first_day, last_day)
    assert period is not None
    with open_store(file, passphrase_file) as store:
        report = read_centre_report(store, period)
    shape = shape_centre_report(report)
    if as_json:
        print_json(shape)
        return
    words = TOTAL_WORDS
    for name, value in shape["totals"].items():
        click.echo(f"{'…' if value is None else format_number(value):>9}  {words[name]}")


def shape_centre_report(report: "CentreReport") -> Shape:
    """The report as JSON; null is a number that is suppressed."""
    from dataclasses import asdict

    activity = report.activity
    return {
        "from": report.period[0],
        "to": report.period[1],
        "locked": report.locked,
        "totals": {
            **asdict(report.head),
            "contacts": sum(activity.contacts.values()),
            "contact_minutes": sum(activity.contact_minutes.values()),
            **shape(activity, ACTIVITY),
        },
        "breakdowns": [
            {"by": one.grouping, "lines": [asdict(line) for line in one.lines]} for one in report.breakdowns
        ],
        "changes": [
            {**shape(one, "dimension=code compared"), **one.counts, **shape(one, "then now")}
            for one in report.changes
        ],
        "milestones": [asdict(one) for one in report.milestones],
        "corrections": [asdict(one) for one in report.corrections],
        **shape(report, "corrected hidden_milestones"),
        "courses": [asdict(one) for one in report.courses],
        "topics": [asdict(one) for one in report.topics],
        "steps": [{**shape(one, "step ladder"), **one.counts} for one in report.ladders],
    }
