"""The bars of what moved, in the window's colours: the same drawing as on the paper."""

from app.evaluation.records import CentreReport

WIDTH = 420.0  # points: the least at which its columns keep apart


def draw_changes(report: CentreReport, roles: dict[str, str]) -> bytes:
    """A PDF of one page; empty when nothing may be told."""
    from reports.centre_report import change_bars
    from reports.charts import drawing_pdf, then_and_now
    from ui.diagnosis.lights_picture import chart_palette

    bars = change_bars(report.changes)
    return drawing_pdf(then_and_now(bars, chart_palette(roles), WIDTH)) if bars else b""
