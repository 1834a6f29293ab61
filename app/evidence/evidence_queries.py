"""Reads the evidence report: the newest round of each workshop in a period, by goals of public policy."""

from collections.abc import Sequence

from app.apart import Reckoner, reckon_here
from app.diagnosis.queries import read_instrument
from app.evidence.answer_part import read_answer_texts
from app.evidence.figure_part import read_figures
from app.evidence.policy_file import load_policies
from app.evidence.policy_records import EvidenceReport
from app.evidence.report_values import ReportRead, reckon_values
from app.evidence.rounds import Round, list_rounds
from app.evidence.scheme_queries import who_is_counted
from app.evidence.support_part import read_steps_noted, read_support
from app.evidence.workshop_facts import WorkshopFacts, read_facts
from app.pilots.entering import size_of
from app.registry.groups import age_group
from app.storage.records import Reader
from app.suppression import told_count


def read_evidence_report(
    reader: Reader, period: tuple[str, str], *, reckon: Reckoner = reckon_here
) -> EvidenceReport:
    """What the office's data say to each goal, from the first to the last day (ISO).

    Only of workshops that let themselves be counted for the territory; nothing of fewer than five. `reckon` is where
    numpy is.
    """
    facts = read_facts(reader)
    rounds = list_rounds(reader, who_is_counted(reader) & facts.keys())
    within = [one for one in rounds if period[0] <= one.visited_on <= period[1]]
    newest = tuple({one.workshop_id: one for one in within}.values())
    policies = load_policies()
    if not newest:
        return EvidenceReport(*period, 0, policies, {})
    tagged: dict[str, list[str]] = {}
    for item in read_instrument(reader, max(newest, key=lambda one: one.visited_on).digest).items:
        for tag in item.tags:
            tagged.setdefault(tag, []).append(item.code)
    read = ReportRead(
        newest, read_answer_texts(reader, newest), read_figures(reader, newest), read_steps_noted(reader),
        read_support(reader, newest), tagged,
        _groups(facts, newest, int(period[1][:4])),
    )  # fmt: skip
    wanted = tuple(dict.fromkeys(code for one in policies for goal in one.goals for code in goal.indicators))
    return EvidenceReport(*period, told_count(len(newest)), policies, reckon(reckon_values, read, wanted))


def _groups(facts: dict[int, WorkshopFacts], rounds: Sequence[Round], year: int) -> dict[str, list[str]]:
    of = [facts[one.workshop_id] for one in rounds]
    return {
        "sex": [one.owner_sex or "" for one in of],
        "age_group": [age_group(one.owner_born, year) or "" for one in of],
        "zone": [one.zone or "" for one in of],
        "size": [size_of(one.size) for one in of],
    }
