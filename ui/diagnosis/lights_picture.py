"""The lights of a visit drawn as on the paper, in the theme's colours."""

from typing import TYPE_CHECKING

from app.diagnosis.outcome import Outcome

if TYPE_CHECKING:
    from reports.style import Palette


def chart_palette(roles: dict[str, str]) -> "Palette":
    """The paper's palette in the theme's colours."""
    from reports.style import Palette

    return Palette(
        ink=roles["text"], muted=roles["text_soft"], line=roles["line"], ground=roles["sunken"],
        track=roles["sunken"], surface=roles["surface"], accent=roles["strong"],
        red=roles["urgent"], yellow=roles["improve"], green=roles["good"],
        red_fill=roles["urgent"], yellow_fill=roles["improve_bar"], green_fill=roles["good"],
    )  # fmt: skip


def draw_lights(outcome: Outcome, roles: dict[str, str], width: float) -> bytes:
    """The same drawing as on the paper, in the theme's colours, as a PDF."""
    from reports.charts import ThenNow, drawing_pdf, then_and_now

    rows = [
        ThenNow(
            line.name, line.part.band, line.part.score, line.part.low, line.part.high,
            line.then, line.note, line.note_band, line.noise,
        )
        for line in outcome.lines
    ]  # fmt: skip
    return drawing_pdf(then_and_now(rows, chart_palette(roles), width))
