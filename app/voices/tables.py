"""The tables of hearings and of the piles that were keyed in; no leaf has a row."""

from app.i18n import N_, _
from app.storage.schema import Kind, TableColumn, TableKind
from app.voices.words import SPEAKER_WORDS, say_month


def _never_shown(_hash: str) -> str:
    return _("no se muestran")


HEARING = TableKind(
    "hearing",
    N_("escucha"),
    (
        TableColumn("cluster_id", Kind.ROW, N_("territorio de la escucha"), of="cluster", kept=True),
        TableColumn("month", undo=N_("mes de la escucha"), says=say_month, kept=True),
        TableColumn("leaf", undo=N_("hoja de la escucha"), kept=True),
        TableColumn("closed", Kind.FLAG, N_("escucha cerrada"), kept=True, group="closing"),
        TableColumn("piles", undo=N_("tandas que cuentan"), says=_never_shown, kept=True, group="closing"),
    ),
)

LEAF_PILE = TableKind(
    "leaf_pile",
    N_("tanda de hojas"),
    (
        TableColumn("hearing_id", Kind.ROW, N_("escucha de la tanda"), of="hearing", kept=True),
        TableColumn("speaker", undo=N_("quiénes respondieron"), choices=SPEAKER_WORDS, kept=True),
        TableColumn("workshop_id", Kind.ROW, N_("taller de la tanda"), of="workshop", kept=True),
        TableColumn("leaves", Kind.WHOLE, N_("hojas de la tanda"), kept=True),
        TableColumn("counts_hash", Kind.BLOB, N_("respuestas de la tanda"), says=_never_shown, kept=True),
    ),
    belongs="hearing_id",
)

TABLES = (HEARING, LEAF_PILE)
