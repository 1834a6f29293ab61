"""What the accounts take for granted where nobody measured it; the data say who vouches for it."""

from app.production.judgements import Judgement, read_judgements


def judgement(code: str) -> Judgement:
    """A value of `resources/production/costs.toml`. Raises KeyError for one that is not there."""
    return read_judgements("costs")[code]


def judged(code: str) -> float:
    """What the value is."""
    return judgement(code).value
