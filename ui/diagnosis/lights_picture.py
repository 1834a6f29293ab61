"""The lights of a visit drawn as on the paper, in the theme's colours."""

from app.diagnosis.outcome import Outcome


def draw_lights(outcome: Outcome, roles: dict[str, str], width: float) -> bytes:
    """The same drawing as on the paper, in the theme's colours, as a PDF."""
    from reports.kit.charts import ThenNow, draw_bars

    rows = [
        ThenNow(
            line.name, line.part.band, line.part.score, line.part.low, line.part.high,
            line.then, line.note, line.note_band, line.noise,
        )
        for line in outcome.lines
    ]  # fmt: skip
    return draw_bars(rows, roles, width)
