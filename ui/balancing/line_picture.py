"""The loads of a line as the paper draws them, in the theme's colours."""

from PySide6.QtWidgets import QWidget

from app.balancing.records import LineFloor, LineProposal
from app.i18n import _
from app.progress import Progress
from ui.context import Context
from ui.widgets.pdf_picture import PdfPicture

WIDTH = 520.0  # points
LARGEST = 1.25


class LinePicture(PdfPicture):
    """Drawn on a worker; only what was asked last is shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(LARGEST * context.theme.scale, parent)
        self._context = context
        self._drawn: tuple[LineFloor, LineProposal | None, tuple[int, ...]] | None = None

    def show_line(self, floor: LineFloor, proposal: LineProposal | None, people: tuple[int, ...]) -> None:
        """Today, and below it the proposal if there is one."""
        drawn, roles = (floor, proposal, people), self._context.theme.roles
        if drawn == self._drawn:
            return
        self._drawn = drawn

        def draw(_progress: Progress) -> tuple[bytes, str]:
            from reports.kit.yamazumi import draw_loads
            from reports.line_chart import make_load_chart, tell_chart

            chart = make_load_chart(floor, proposal, people)
            return draw_loads(chart, roles, WIDTH), tell_chart(chart)

        def show(made: tuple[bytes, str]) -> None:
            if self._drawn is drawn:
                self.show_pdf(*made)

        self._context.jobs.start(_("Dibujar la línea"), draw, done=show)
