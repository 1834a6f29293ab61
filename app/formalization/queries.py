"""Legal figures, steps and pay lines as they are in the office file, beside the program's."""

from dataclasses import replace
from typing import Any

from app.errors import DataProblem
from app.formalization.account_records import Account, PayLine
from app.formalization.cost import make_account
from app.formalization.records import (
    Statute,
    StatuteChange,
    StatuteUpdate,
    Step,
)
from app.formalization.statutes import load_statutes, stale_on
from app.formalization.steps import load_steps, steps_of
from app.formalization.tables import PAY_LINE, STATUTE
from app.formalization.updates import compare_statutes
from app.i18n import _
from app.storage.records import Reader

_STATUTES = "SELECT * FROM statute WHERE deleted = 0 ORDER BY id"
_PAY_LINES = "SELECT * FROM pay_line WHERE workshop_id = ? AND deleted = 0 ORDER BY position, id"
_FIGURE = """
SELECT value FROM figure
WHERE workshop_id = ? AND kind = ? AND deleted = 0 AND period_from <= ?
ORDER BY period_to DESC, id DESC LIMIT 1
"""


def read_statutes(reader: Reader) -> tuple[Statute, ...]:
    """The figures of the program and those that the office entered, in this order."""
    shipped = load_statutes()
    titles = {(row.code, row.category): row.title for row in shipped}
    return (*shipped, *(_statute(row, titles) for row in reader.rows(_STATUTES)))


def list_stale(reader: Reader, today: str) -> list[Statute]:
    """Figures to confirm or to enter, one for each code, the oldest review first."""
    return stale_on(read_statutes(reader), today)


def compare_update(reader: Reader, update: StatuteUpdate) -> list[StatuteChange]:
    """What an update file would change here, row by row, in words."""
    return compare_statutes(read_statutes(reader), update)


def read_steps(reader: Reader, district: str | None = None) -> tuple[Step, ...]:
    """The steps that hold in a district (INE code), with what the office changed."""
    return steps_of((*load_steps(), *list_step_texts(reader)), district)


def read_step_titles(reader: Reader) -> dict[str, str]:
    """How the steps of formalizing are called, by code."""
    return {step.code: step.title for step in read_steps(reader)}


def list_step_texts(reader: Reader) -> list[Step]:
    """Every text of a step that the office wrote, hidden ones too."""
    shipped = {step.code: step for step in load_steps() if step.district is None}
    rows = reader.rows("SELECT * FROM step_text WHERE deleted = 0 ORDER BY id")
    return [_step(row, shipped.get(row["step"])) for row in rows]


def list_pay_lines(reader: Reader, workshop_id: int) -> list[PayLine]:
    """The people of a workshop's account, in order."""
    return [_pay_line(row) for row in reader.rows(_PAY_LINES, (workshop_id,))]


def read_account(reader: Reader, workshop_id: int, *, day: str, use_latest: bool = True) -> Account:
    """Cuenta de formalizar of a workshop, by the law of `day` (ISO); see `make_account`.

    Raises `DataProblem` when nobody is listed.
    """
    lines = list_pay_lines(reader, workshop_id)
    if not lines:
        raise DataProblem(_("La cuenta todavía no tiene personas; agregue a quienes cobran en el taller."))
    return make_account(
        lines,
        read_statutes(reader),
        day=day,
        use_latest=use_latest,
        output_month=_figure(reader, workshop_id, "output_month", day),
        owner_income_month=_figure(reader, workshop_id, "owner_income_month", day),
        shop_people=count_people(reader, workshop_id),
    )


def count_people(reader: Reader, workshop_id: int) -> int | None:
    """All who work in a workshop by its record; None if nobody counted them."""
    found = reader.value(
        "SELECT sum(count) FROM headcount WHERE workshop_id = ? AND deleted = 0", (workshop_id,)
    )
    return None if found is None else int(found)


def _figure(reader: Reader, workshop_id: int, kind: str, day: str) -> int | None:
    found = reader.value(_FIGURE, (workshop_id, kind, day))
    return None if found is None else int(found)


def _statute(row: Any, titles: dict[tuple[str, str], str]) -> Statute:
    values = {name: row[name] for name in ("id", *STATUTE.names)}
    values["title"] = row["title"] or titles.get((row["code"], row["category"])) or row["code"]
    values["since_exact"] = bool(row["since_exact"])
    return Statute(**values)


def _step(row: Any, shipped: Step | None) -> Step:
    base = shipped or Step(row["step"], row["ladder"], row["position"], row["title"])
    return replace(
        base,
        **{
            name: row[name]
            for name in (
                "ladder", "position", "title", "body", "cost", "cost_note", "days", "time_note",
                "validity_months", "unlocks", "due", "source", "state", "note", "district",
            )
        },
        documents=tuple(row["documents"].split("\n")) if row["documents"] else (),
        edited=True,
        hidden=bool(row["hidden"]),
    )  # fmt: skip


def _pay_line(row: Any) -> PayLine:
    values: dict[str, Any] = {name: row[name] for name in ("id", "position", *PAY_LINE.written)}
    for name in ("under_18", "in_ips"):
        values[name] = None if row[name] is None else bool(row[name])
    return PayLine(**values)
