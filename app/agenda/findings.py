"""What the data-maintenance list shows: one query for each rule, less what was accepted."""

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from app.agenda.finding_rules import FindingRule
from app.agenda.records import AcceptedFinding, Finding, FindingKind
from app.days import EXPIRY, FACT, OLDEST, PLAN, SINCE, YOUNGEST
from app.i18n import _, format_day
from app.rooms import gather, load
from app.storage.records import Reader

MONTH, HALF_YEAR = 30, 182  # days
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_OPEN = """
WITH found(row_id, workshop_id, code, name, text, subject) AS ({sql})
SELECT * FROM found WHERE NOT EXISTS (SELECT 1 FROM accepted_finding f
  WHERE f.kind = :kind AND f.row_id = found.row_id AND f.deleted = 0)
"""
_ALL = """
WITH found(row_id, workshop_id, code, name, text, subject) AS ({sql})
SELECT row_id, code, name FROM found WHERE row_id IN
  (SELECT f.row_id FROM accepted_finding f WHERE f.kind = :kind AND f.deleted = 0)
"""
_ACCEPTED = """
SELECT f.id, f.kind, f.row_id, coalesce(f.reason, '') AS reason FROM accepted_finding f
WHERE f.deleted = 0 ORDER BY f.id DESC
"""


def all_rules() -> list[FindingRule]:
    """Every room's rules, in the order in which the page shows them."""
    return sorted(gather("app", "FINDINGS"), key=lambda rule: rule.order)


def list_findings(reader: Reader, *, today: date, kind: str | None = None) -> list[Finding]:
    """Everything that seems wrong, by rule and then by workshop; of one kind if it is named."""
    days = _days(today)
    words: dict[str, Mapping[str, str]] = {"": {}}
    found = []
    same: dict[Any, Any] = {}  # ids and names that several rules found: kept once, too
    for rule in all_rules():
        if kind in (None, rule.kind):
            sql = f"{_open(rule)} ORDER BY code, text, row_id"
            rows = reader.rows(sql, days | _given(rule))
            if rows and rule.says not in words:
                words[rule.says] = load(rule.says)(reader)
            if rows:
                found += _findings(rule, rows, words[rule.says], same)
    return found


def count_findings(reader: Reader, *, today: date) -> int:
    """How many there are."""
    days = _days(today)
    return sum(
        reader.value(f"SELECT count(*) FROM ({_open(rule)})", days | _given(rule)) for rule in all_rules()
    )


def list_accepted(reader: Reader, *, today: date) -> list[AcceptedFinding]:
    """What somebody said is right as it is, the newest first; `name` while it still seems wrong."""
    known = {rule.kind for rule in all_rules()}  # other rooms keep marks of their own here, of no rule
    rows = [row for row in reader.rows(_ACCEPTED) if row["kind"] in known]
    kinds = {row["kind"] for row in rows}
    names: dict[tuple[str, int], str] = {}
    for rule in all_rules():
        if rule.kind in kinds:
            for found in reader.rows(_ALL.format(sql=rule.sql), _days(today) | _given(rule)):
                names[rule.kind, found[0]] = f"{found[1] or ''}  {found[2] or ''}".strip()
    return [
        AcceptedFinding(
            row["id"],
            row["kind"],
            row["row_id"],
            row["reason"],
            names.get((row["kind"], row["row_id"]), ""),
        )
        for row in rows
    ]


def _open(rule: FindingRule) -> str:
    return _OPEN.format(sql=rule.sql)


def _given(rule: FindingRule) -> dict[str, str]:
    """The parameters of one rule alone; lists as JSON."""
    more = {name: json.dumps(load(source)()) for name, source in rule.given.items()}
    return {"kind": rule.kind, **more}


def _findings(
    rule: FindingRule, rows: list[Any], words: Mapping[str, str], same: dict[Any, Any]
) -> list[Finding]:
    shared = FindingKind(rule.kind, _(rule.group), _(rule.title), _(rule.fix), rule.page, rule.tab)
    told: dict[Any, str] = {}  # most of a rule say the same: kept once, not 20,000 times
    found = []
    for row_id, workshop_id, code, name, text, subject in rows:
        if text not in told:
            told[text] = _(rule.sentence).format(text=_say(words.get(text, text)))
        row_id, workshop_id, code, name, subject = (
            same.setdefault(one, one) for one in (row_id, workshop_id, code, name, subject)
        )
        found.append(Finding(shared, row_id, workshop_id, code, name, told[text], subject))
    return found


def _say(text: str | int | None) -> str:
    if isinstance(text, str) and ISO_DAY.fullmatch(text):
        return format_day(text)
    return str(text) if text is not None else ""


def _days(today: date) -> dict[str, str | int]:
    return {
        "today": today.isoformat(),
        "month_ago": (today - timedelta(days=MONTH)).isoformat(),
        "half_year_ago": (today - timedelta(days=HALF_YEAR)).isoformat(),
        "born_after": today.year - YOUNGEST,
        "born_before": today.year - OLDEST,
        **_day_limits(today),
    }


def _day_limits(today: date) -> dict[str, str]:
    """The limits of the kinds of days, counted from today."""
    reach = {
        "fact_first": -FACT.last_back,
        "since_first": -SINCE.last_back,
        "plan_last": PLAN.doubt_ahead,
        "plan_first": -PLAN.last_back,
        "expiry_last": EXPIRY.doubt_ahead,
        "expiry_first": -EXPIRY.last_back,
    }
    return {name: (today + timedelta(days=days)).isoformat() for name, days in reach.items()}
