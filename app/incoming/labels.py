"""How the journal calls what is done to what comes from elsewhere."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("workshop.list_imported", N_("importar «{file}»")),
    LabelWords("visit.export_imported", N_("importar visitas de «{file}»")),
    # of a program that did not note the file's name
    LabelWords("workshop.imported", N_("importar una lista de talleres")),
    LabelWords("anchor_order.imported", N_("traer pedidos de una lista")),
    LabelWords("visit.imported", N_("importar visitas")),
)
