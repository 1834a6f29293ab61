"""Who measures a pilot without knowing the groups is asked before something may tell them, and that she looked is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from app.i18n import _
from app.phrases import join_words
from app.pilots.blind_operations import note_groups_seen
from app.pilots.queries import read_pilot
from app.place import Place
from reports.paper import Paper
from ui.context import Context
from ui.pilots.blind_places import tells_groups


def ask_to_look(context: Context, parent: QWidget, what: Place | Paper) -> bool:
    """Whether it is shown: nothing is told, or she wants to look all the same, which is kept."""
    return look_at(context, parent, tells_groups(context, what))


def look_at(context: Context, parent: QWidget, pilots: frozenset[int]) -> bool:
    """Ask whether somebody wants to see the groups of pilots that she measures blind; keep that she did."""
    if not pilots:
        return True
    names = sorted(read_pilot(context.store, one).name for one in pilots)
    if context.store.read_only:
        context.messages.warn(
            _("Usted mide sin saber el grupo, y en un archivo que solo se lee no se puede anotar que lo vio.")
        )
        return False
    question = QMessageBox(parent.window())
    question.setWindowTitle(_("Usted mide sin saber el grupo"))
    said = _("Esto puede decirle qué grupo le tocó a un taller de «{pilots}».")
    question.setText(said.format(pilots=join_words(names)))
    question.setInformativeText(
        _("Si lo ve, queda anotado y ya no mide sin saberlo: al leer el resultado se dirá.")
    )
    look = question.addButton(_("Verlo, y que quede anotado"), QMessageBox.ButtonRole.AcceptRole)
    stay = question.addButton(_("No verlo"), QMessageBox.ButtonRole.RejectRole)
    question.setDefaultButton(stay)
    question.setEscapeButton(stay)
    question.exec()
    if question.clickedButton() is not look:
        return False
    for one in sorted(pilots):
        note_groups_seen(context.store, pilot_id=one)
    return True
