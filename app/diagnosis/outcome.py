"""What a visit came to, and the round before it: read and scored, not yet drawn."""

from dataclasses import dataclass, replace

from app.diagnosis.change import PartChange, RoundChange, Verdict
from app.diagnosis.change_words import VERDICT_BANDS, say_short
from app.diagnosis.queries import read_visit
from app.diagnosis.records import PartScore, Result, Visit
from app.diagnosis.round_queries import previous_round, read_change
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
    change: PartChange | None
    note: str

    @property
    def then(self) -> float | None:
        """The round before over the same questions, where the two can be compared."""
        if self.change is None or self.change.verdict is Verdict.NOT_COMPARABLE:
            return None
        return self.change.before

    @property
    def noise(self) -> float | None:
        """The points that are no change, where they are known."""
        return self.change.noise.band if self.change and self.change.noise else None

    @property
    def note_band(self) -> str | None:
        """The colour of what is certain."""
        return VERDICT_BANDS.get(self.change.verdict) if self.change else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """A visit's result beside the one of the round before, if there is one."""

    visit: Visit
    result: Result
    previous: Visit | None
    lines: tuple[PartLine, ...]
    change: RoundChange | None = None

    @property
    def dimensions(self) -> "Outcome":
        """The same without the sub-indices, for where there is little room."""
        whole = tuple(line for line in self.lines if not line.name.startswith(INDENT))
        return replace(self, lines=whole)

    @property
    def said(self) -> str:
        """The lights in words, for who cannot see them."""
        return "; ".join(
            f"{line.name.removeprefix(INDENT)}: {BAND_WORDS[line.part.band]} {line.note}"
            for line in self.lines
        )


def read_outcome(reader: Reader, visit_id: int) -> Outcome:
    """Score a visit, and compare it with the finished round before it."""
    visit = read_visit(reader, visit_id)
    return compare_outcome(reader, visit, previous_round(reader, visit))


def compare_outcome(reader: Reader, visit: Visit, previous: Visit | None) -> Outcome:
    """A visit's result beside an earlier round's."""
    result = score_answers(visit.instrument, visit.answers)
    change = read_change(reader, previous, visit) if previous else None
    return Outcome(visit, result, previous, _lines(visit, result, change), change)


def _lines(visit: Visit, result: Result, change: RoundChange | None) -> tuple[PartLine, ...]:
    old = {p.code: p for p in (*change.dimensions, *change.sub_indices)} if change else {}
    subs = {part.code: part for part in result.sub_indices}
    lines = []
    for dimension in visit.instrument.dimensions:
        part = result.dimension(dimension.code)
        lines.append(_line(dimension.name, part, old.get(dimension.code)))
        for sub in visit.instrument.sub_indices:
            if sub.dimension == dimension.code:
                lines.append(_line(INDENT + sub.name, subs[sub.code], old.get(sub.code)))
    return tuple(lines)


def _line(name: str, part: PartScore, change: PartChange | None) -> PartLine:
    return PartLine(name, part, change, say_note(part, change))


def say_note(part: PartScore, change: PartChange | None) -> str:
    """What stands beside a light: the figures, with a word only where a change is certain."""
    if part.score is None:
        return _say_missing(part)
    return say_short(change, part.score) if change else str(round(part.score))


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
