"""Reads the evidence report: the newest round of each workshop in a period, by goals of public policy."""

from collections.abc import Sequence

from app.diagnosis.queries import read_instrument
from app.evidence.answer_part import read_answer_part
from app.evidence.figure_part import read_figure_part
from app.evidence.indicators import reckon_indicator
from app.evidence.policy_file import load_policies
from app.evidence.policy_records import EvidenceReport
from app.evidence.records import Cell
from app.evidence.rounds import Round, list_rounds
from app.evidence.scheme_queries import who_is_counted
from app.evidence.support_part import read_step_part
from app.evidence.workshop_facts import WorkshopFacts, read_facts
from app.pilots.entering import size_of
from app.registry.groups import age_group
from app.storage.records import Reader
from app.suppression import told_count


def read_evidence_report(reader: Reader, period: tuple[str, str]) -> EvidenceReport:
    """What the office's data say to each goal, from the first to the last day (ISO).

    Only of workshops that let themselves be counted for the territory; nothing of fewer than five.
    """
    facts = read_facts(reader)
    rounds = list_rounds(reader, who_is_counted(reader) & facts.keys())
    within = [one for one in rounds if period[0] <= one.visited_on <= period[1]]
    newest = list({one.workshop_id: one for one in within}.values())
    policies = load_policies()
    if not newest:
        return EvidenceReport(*period, 0, policies, {})
    parts = [
        read_answer_part(reader, newest),
        read_figure_part(reader, newest),
        read_step_part(reader, newest),
    ]
    variables = {one.name: one for part in parts for one in part.variables}
    columns: dict[str, Sequence[Cell]] = {
        name: column for part in parts for name, column in part.columns.items()
    }
    tagged: dict[str, list[str]] = {}
    for item in read_instrument(reader, max(newest, key=lambda one: one.visited_on).digest).items:
        for tag in item.tags:
            tagged.setdefault(tag, []).append(item.code)
    wanted = dict.fromkeys(code for one in policies for goal in one.goals for code in goal.indicators)
    groups = _groups(facts, newest, int(period[1][:4]))
    values = {code: reckon_indicator(code, variables, columns, tagged, groups) for code in wanted}
    return EvidenceReport(*period, told_count(len(newest)), policies, values)


def _groups(facts: dict[int, WorkshopFacts], rounds: Sequence[Round], year: int) -> dict[str, list[str]]:
    of = [facts[one.workshop_id] for one in rounds]
    return {
        "sex": [one.owner_sex or "" for one in of],
        "age_group": [age_group(one.owner_born, year) or "" for one in of],
        "zone": [one.zone or "" for one in of],
        "size": [size_of(one.size) for one in of],
    }
