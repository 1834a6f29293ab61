"""What is around a workshop that a solution of the catalogue needs, and is known not to be there."""

from app.diagnosis.records import AnswerKind, Visit
from app.diagnosis.relevance import is_open
from app.i18n import _
from app.improvement.records import Near
from app.registry.queries import has_association
from app.storage.records import Reader

# In every version of the instrument: level 0 is of no group, a higher one is of one, and "no corresponde" is
# said where the territory has none.
MEMBER_ITEM = "ASO-01"
MEMBER_FACT = "member"  # of a gate


def find_lacking(reader: Reader, visit: Visit) -> dict[Near, str]:
    """What the territory of a visit's workshop is known to lack, each with why in words.

    What nobody noted is not lacking. That the workshop is of a group goes before what the office has not noted.
    """
    why = _no_association(reader, visit)
    return {Near.ASSOCIATION: why} if why else {}


def _no_association(reader: Reader, visit: Visit) -> str:
    """Why there is none; empty where there is one, or where nobody knows."""
    if _is_member(visit):
        return ""
    cluster = reader.value("SELECT cluster_id FROM workshop WHERE id = ?", (visit.workshop_id,))
    noted = has_association(reader, cluster)
    answer = visit.answers.get(MEMBER_ITEM)
    if noted is None and answer is not None and answer.kind is AnswerKind.NOT_APPLICABLE:
        return _("porque en la zona no hay asociación, según este diagnóstico")
    if noted is False:
        return _("porque en la zona no hay asociación; si la hay, anótela en Territorios")
    return ""


def _is_member(visit: Visit) -> bool:
    """Whether the visit says that the workshop is of an association or a group."""
    gates = (gate for gate in visit.instrument.gates if gate.fact == MEMBER_FACT)
    if any(gate.code in visit.answers and is_open(gate, visit.answers) for gate in gates):
        return True
    answer = visit.answers.get(MEMBER_ITEM)
    return answer is not None and bool(answer.level)
