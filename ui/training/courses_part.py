"""Cursos: the catalogue, with how many workshops need each course now."""

from PySide6.QtWidgets import QWidget

from app.diagnosis.instruments import list_instruments
from app.i18n import _
from app.training.course_lists import CatalogueLine, courses_list
from ui.context import Context
from ui.lists.list_choice import ListChoice
from ui.lists.listing import Listing
from ui.widgets.empty import EmptyState

BY_NEED = 2  # the column of how many need it


class CoursesPart(Listing):
    """Sorted by how many need it; Enter opens a course."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        empty = EmptyState(
            _("El catálogo de cursos está vacío"),
            _("Los cursos vienen con el programa; instálelo de nuevo."),
        )
        dimension = ListChoice(
            _("Dimensión"),
            _("Todas las dimensiones"),
            [(one.name, one.code) for one in list_instruments()[0].dimensions],
            _lifts,
        )
        super().__init__(
            context,
            courses_list(""),
            _("Buscar un curso, un tema o quién lo da"),
            empty,
            choices=(dimension,),
            begins_by=BY_NEED,
            parent=parent,
        )
        (self.dimension,) = self.choices


def _lifts(line: CatalogueLine, dimension: str) -> bool:
    """Whether a course works on something of a dimension."""
    return any(item.startswith(dimension) for item in line.course.lifts)
