"""The list of what seems wrong in the data."""

from datetime import date

from app.agenda.findings import list_findings
from app.agenda.records import Finding
from app.i18n import _
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind

FINDING = "kind title|none code|none name|none sentence|none fix|none row|none"


def findings_list(_today: str) -> ListKind:
    """What seems wrong and was not said to be right, by rule and then by workshop."""
    columns = (
        ListColumn(_("Grupo"), "group", width=22),
        ListColumn(_("Qué"), "title", width=34),
        ListColumn(_("Código"), "code", width=12),
        ListColumn(_("Taller o nombre"), "name", width=32),
        ListColumn(_("Qué pasa"), "sentence", width=60),
        ListColumn(_("Qué lo corrige"), "fix", width=26),
    )
    return ListKind("findings", _("Datos para revisar"), columns, _findings, keys=FINDING, say=_say)


def _findings(asked: ListAsked) -> list[Finding]:
    return list_findings(asked.reader, today=date.fromisoformat(asked.today))


def _say(one: Finding) -> str:
    place = f"{one.code}  {one.name}".strip()
    return f"{one.title}: {place} · {one.sentence} → {one.fix}"


LISTS = (ListEntry("findings", findings_list),)
