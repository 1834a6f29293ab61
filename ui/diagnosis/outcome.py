"""What a visit came to, and the round before it: read and scored, not yet drawn."""

from dataclasses import dataclass

from app.diagnosis.queries import finished_visits, read_visit
from app.diagnosis.records import PartScore, Result, Visit
from app.diagnosis.scoring import score_answers
from app.diagnosis.words import BAND_WORDS, plain_text
from app.i18n import _
from app.storage.records import Reader

INDENT = "– "


@dataclass(frozen=True, slots=True)
class PartLine:
    """One row of the lights: a dimension, or a sub-index below it."""

    name: str
    part: PartScore
    before: PartScore | None
    note: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A visit's result beside the one of the round before, if there is one."""

    visit: Visit
    result: Result
    previous: Visit | None
    lines: tuple[PartLine, ...]

    @property
    def said(self) -> str:
        """The lights in words, for who cannot see them."""
        return "; ".join(
            f"{line.name.removeprefix(INDENT)}: {BAND_WORDS[line.part.band]} {line.note}"
            for line in self.lines
        )


def read_outcome(reader: Reader, visit_id: int) -> Outcome:
    """Score a visit, and the newest finished round before it with the same instrument."""
    visit = read_visit(reader, visit_id)
    result = score_answers(visit.instrument, visit.answers)
    earlier = (
        other
        for other in finished_visits(reader, visit.workshop_id)
        if other.round < visit.round and other.instrument.code == visit.instrument.code
    )
    previous = next(earlier, None)
    before = score_answers(previous.instrument, previous.answers) if previous else None
    return Outcome(visit, result, previous, _lines(visit, result, before))


def _lines(visit: Visit, result: Result, before: Result | None) -> tuple[PartLine, ...]:
    old = {p.code: p for p in (*before.dimensions, *before.sub_indices)} if before else {}
    subs = {part.code: part for part in result.sub_indices}
    lines = []
    for dimension in visit.instrument.dimensions:
        part = result.dimension(dimension.code)
        lines.append(_line(dimension.name, part, old.get(dimension.code)))
        for sub in visit.instrument.sub_indices:
            if sub.dimension == dimension.code:
                lines.append(_line(INDENT + sub.name, subs[sub.code], old.get(sub.code)))
    return tuple(lines)


def _line(name: str, part: PartScore, before: PartScore | None) -> PartLine:
    """The figures of both rounds; no word that it changed, for the noise is not known."""
    if part.score is None:
        return PartLine(name, part, before, _say_missing(part))
    now = str(round(part.score))
    if before is not None and before.score is not None:
        now = f"{round(before.score)} → {now}"
    return PartLine(name, part, before, now)


def _say_missing(part: PartScore) -> str:
    if not part.applicable_weight:
        return _("no corresponde")
    missing = 100 * (1 - part.answered_weight / part.applicable_weight)
    return _("falta {percent} %").format(percent=round(missing))


def say_item(visit: Visit, code: str) -> tuple[str, str]:
    """An item's short name, and what was found in words."""
    item = visit.instrument.item(code)
    answer = visit.answers.get(code)
    level = answer.level if answer else None
    return item.short, plain_text(item.level_texts[level]) if level is not None else ""


def draw_lights(outcome: Outcome, roles: dict[str, str], width: float) -> bytes:
    """The same drawing as on the paper, in the theme's colours, as a PDF."""
    from reports.charts import ThenNow, drawing_pdf, then_and_now
    from reports.style import Palette

    palette = Palette(
        ink=roles["text"], muted=roles["text_soft"], line=roles["line"], ground=roles["sunken"],
        track=roles["sunken"], surface=roles["surface"], accent=roles["strong"],
        red=roles["urgent"], yellow=roles["improve"], green=roles["good"],
        red_fill=roles["urgent"], yellow_fill=roles["improve_bar"], green_fill=roles["good"],
    )  # fmt: skip
    rows = [
        ThenNow(
            line.name, line.part.band, line.part.score, line.part.low, line.part.high,
            line.before.score if line.before else None, line.note,
        )
        for line in outcome.lines
    ]  # fmt: skip
    return drawing_pdf(then_and_now(rows, palette, width))
